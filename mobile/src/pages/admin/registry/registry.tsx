import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { Progress } from '@/components/progress'
import { clock } from '@/platform/clock'
import { type WorkbookProgress, type WorkbookTaken, workbooks } from '@/platform/workbooks'
import { failureOf } from '@/sync/failure'
import { Taken } from './taken'

/** States: at rest, at work with how far it is, refused with why, taken in with what became of each row. */
export function Registry({ token, online }: { token: string; online: boolean }) {
  const [work, setWork] = useState<WorkbookProgress | null>(null)
  const [taken, setTaken] = useState<WorkbookTaken | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const attempt = async (job: () => Promise<void>) => {
    setTrouble(null)
    try {
      await job()
    } catch (error) {
      setTrouble(sentenceFor(error))
    } finally {
      setWork(null)
    }
  }
  const take = () =>
    attempt(async () => {
      const file = await workbooks.choose()
      if (file === null) return
      setTaken(null)
      setWork({ words: '正在送出文件……', percent: 0 })
      setTaken(await workbooks.send(file, token, setWork))
    })
  const give = () =>
    attempt(async () => {
      setWork({ words: '正在读取在册内容……', percent: 0 })
      workbooks.save(await workbooks.fetch(token, setWork), `登记内容 ${dayInFileName()}.xlsx`)
    })
  const busy = work !== null
  return (
    <Page title="导入导出">
      {!online && (
        <Banner icon="offline" sentence="现在没有网络，导入和导出要联网后才能办。在册的内容没有改动。" />
      )}
      {trouble && <Banner tone="warn" sentence={trouble} />}
      <View className="mt3" />
      <View className="card">
        <View className="card__t">导入</View>
        <View className="sub mt1">
          单位、用户、项目、预算、支付和目标各一张表，表头用模板里的。一份文件要么整份导入，要么一行也不导入；同一份再导一次不会重复。
        </View>
        <View className="row mt3">
          <Button
            word="选 Excel 文件导入"
            tone="primary"
            busy={busy}
            disabled={!online}
            onTap={() => void take()}
          />
        </View>
      </View>
      <View className="card">
        <View className="card__t">导出</View>
        <View className="sub mt1">只含您管理的区划，不含密码。改好后可以原样导回来。</View>
        <View className="row mt3">
          <Button word="导出 Excel" busy={busy} disabled={!online} onTap={() => void give()} />
        </View>
      </View>
      {work && (
        <View className="card">
          <View className="row between">
            <View className="grow">{work.words}</View>
            <View className="cap num none ml2">{Math.round(work.percent)}%</View>
          </View>
          <View className="mt2">
            <Progress percent={work.percent} label={work.words} />
          </View>
        </View>
      )}
      {taken && <Taken taken={taken} />}
    </Page>
  )
}

function sentenceFor(error: unknown): string {
  const { code, message, nature } = failureOf(error)
  return nature === 'silent' || code === 'server.busy'
    ? '没有等到服务器的答复。已写入的不会重复，请联网后把同一份文件再导一次，结果会写在返回的文件里。'
    : message
}

/** '2026-11-25' by China's clock. */
const dayInFileName = (): string => new Date(clock.wall() + 8 * 3_600_000).toISOString().slice(0, 10)
