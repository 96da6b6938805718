import { spaced } from '@domain/evidence/challenge'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Done } from '@/components/done'
import { Empty } from '@/components/empty'
import { OldAndNew } from '@/components/old-and-new'
import { Page } from '@/components/page'
import { useOnline } from '@/hooks/phone'
import { apiBase } from '@/platform/api-base'
import { clock } from '@/platform/clock'
import { photos } from '@/platform/photos'
import { screens } from '@/platform/screens'
import { failureOf } from '@/sync/failure'
import type { ChallengeItem, Workspace } from '@/sync/workspace.types'
import { momentWords } from '@/words/when'
import { sentenceOf } from '../use-filling'

/** One re-shoot: what is asked, the photo of then, the code large enough to copy, and the camera. */
export function Challenge({ workspace, id }: { workspace: Workspace; id: string }) {
  const item = workspace.challenges().find((challenge) => challenge.id === id)
  return (
    <Page title="抽查重拍">
      {item ? (
        <Asked workspace={workspace} item={item} />
      ) : (
        <Empty title="这次抽查已经结束" text="审核人看过重拍的照片后，这里就不再显示。" />
      )}
    </Page>
  )
}

function Asked({ workspace, item }: { workspace: Workspace; item: ChallengeItem }) {
  const online = useOnline()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const live = item.code !== null && item.expiresAt !== null && clock.wall() < Date.parse(item.expiresAt)
  const during = async (work: () => Promise<void>, words: (error: unknown) => string) => {
    setBusy(true)
    setTrouble(null)
    try {
      await work()
    } catch (error) {
      setTrouble(words(error))
    }
    setBusy(false)
  }
  const fetchCode = () =>
    during(
      async () => {
        await api.sync.issueCode.mutate({ challengeId: item.id })
        await workspace.refresh()
      },
      (error) => failureOf(error).message,
    )
  const shoot = () =>
    during(async () => {
      const [picture] = await photos.take({ source: 'camera' })
      if (!picture || item.code === null) return
      await workspace.diaryPhoto(item.projectId, item.slot, picture, item.view, {
        id: item.id,
        code: item.code,
      })
      screens.toast('已存本机，有网络就送出')
    }, sentenceOf)
  const old = item.thumbnailUrl
  return (
    <View>
      <View className="head">
        <View className="title">{item.projectName}</View>
        <View className="sub mt1">
          {item.indicator}
          {item.view !== '' && `，${item.view}`}
        </View>
        <View className="mt2">
          您单位的这张照片被抽中。请到同一地点、按同一角度再拍一张，把验证码写在纸上一起拍进画面。
        </View>
        {old !== null && (
          <OldAndNew
            old={{
              url: old.startsWith('/') ? apiBase() + old : old,
              alt: `${item.indicator}，原照片`,
              caption: '原照片',
              details: [],
            }}
          />
        )}
      </View>
      <View className="mt3" />
      {trouble && <Banner tone="warn" sentence={trouble} />}
      <View className="card">
        {item.answeredAt !== null ? (
          <>
            <Done word="已送达" />
            <View className="sub mt1">{momentWords(item.answeredAt)} 收到，等审核人对照。</View>
          </>
        ) : item.sending ? (
          <View>重拍的照片已存本机，正在送出。没有网络也不会丢，联网后自动送。</View>
        ) : live && item.code !== null ? (
          <>
            <View className="card__t">验证码</View>
            <View className="code num b" id="code">
              {spaced(item.code)}
            </View>
            <View className="sub">
              请在 {momentWords(item.expiresAt ?? '')} 前拍好并送达。抄大一些，拍之前看看写得对不对。
            </View>
            <View className="mt3">
              <Button word="拍照" tone="primary" wide busy={busy} onTap={() => void shoot()} />
            </View>
          </>
        ) : (
          <>
            <View>
              {item.code === null
                ? '到了现场，先领取一个验证码。领取后可以不用网络，拍好再送。'
                : '上一个验证码已经过期，拍过的照片还在取证日记里。请重新领取再拍。'}
            </View>
            {!online && <View className="sub mt1">领取验证码要有网络，现在没有。</View>}
            <View className="mt3">
              <Button
                word="领取验证码"
                tone="primary"
                wide
                busy={busy}
                disabled={!online}
                onTap={() => void fetchCode()}
              />
            </View>
          </>
        )}
      </View>
      <View className="foot">
        <Text>抽查由系统随机抽取。验证码发出和照片收到的时刻由服务器记录，不看手机时钟。</Text>
      </View>
    </View>
  )
}
