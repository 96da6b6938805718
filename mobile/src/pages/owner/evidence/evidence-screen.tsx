import { itemsOf } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar, type ActionBarProps } from '@/components/action-bar'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { DocumentTile } from '@/components/document-tile'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Stamped } from '@/components/stamped'
import { declaredForm } from '@/forms/declared'
import { screens } from '@/platform/screens'
import type { EvidenceRef, FilingView, Workspace } from '@/sync/workspace.types'
import { chosen } from '../chosen'
import { openEvidence } from '../open-evidence'
import { watermark } from '../photo-words'
import { documentFacts } from '../slots'
import { sentenceOf } from '../use-filling'
import { usePhotoUrls } from '../use-photo-urls'
import { Facts } from './facts'
import './evidence.css'

export interface EvidenceScreenProps {
  workspace: Workspace
  filing: FilingView
  firstPhoto: string
}

/** States: in the draft (view, indicator and photo can be changed), taken out (can be put back), handed in (read only). */
export function EvidenceScreen({ workspace, filing, firstPhoto }: EvidenceScreenProps) {
  const [id, setId] = useState(firstPhoto)
  const [trouble, setTrouble] = useState<string | null>(null)
  const open = workspace.open(filing.id)
  const inDraft = open?.draft.evidence.find((photo) => photo.id === id)
  const detached = open?.draft.detached.find((photo) => photo.id === id)
  const handedIn = [...filing.evidence, ...unsent(workspace, filing.id)].find((photo) => photo.id === id)
  const photo: EvidenceRef | undefined = inDraft ?? detached ?? handedIn
  const urls = usePhotoUrls(workspace, filing, photo ? [photo] : [])
  if (!photo) {
    return (
      <Page title="佐证材料">
        <Empty
          title="这份材料已不在这份表里"
          text="其余照片和已填的内容都在。"
          action={{ word: '返回', onTap: screens.back }}
        />
      </Page>
    )
  }

  const document = documentFacts(photo)
  const form = open?.form ?? declaredForm(filing, null)
  const item = form ? itemsOf(form).find((candidate) => candidate.evidence?.slot === photo.slot) : undefined
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setTrouble(null)
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  const retake = () =>
    attempt(async () => {
      const picture = await chosen(photo.capture.source, filing.rules.evidence)
      if (!picture) return
      const added = await workspace.attach(filing.id, photo.slot, picture, photo.capture.view)
      await workspace.detach(filing.id, photo.id)
      setId(added.id)
    })
  const takeOut = async () => {
    if (await screens.ask(outQuestion(document ? '这份文档' : '这张照片'))) {
      await attempt(() => workspace.detach(filing.id, photo.id))
      screens.back()
    }
  }
  // another indicator makes it another piece of evidence, under another id
  const rebind = (to: { slot?: string; view?: string }) =>
    void attempt(async () => setId((await workspace.rebind(filing.id, photo.id, to)).id))
  const onServer =
    filing.evidence.find((item) => item.id === photo.id)?.pictureUrl ??
    workspace.diary().find((item) => item.id === photo.id)?.pictureUrl ??
    null
  const about = {
    project: filing.projectName,
    of: item?.title ?? '',
    by: `${workspace.account.name}，${filing.unitName}`,
  }
  const bar: ActionBarProps = inDraft
    ? {
        secondary: { word: photo.capture.source === 'camera' ? '重拍' : '重选', onTap: () => void retake() },
        primary: { word: document ? '用这份' : '用这张', onTap: screens.back },
      }
    : detached
      ? { primary: { word: '放回去', onTap: () => void attempt(() => workspace.reattach(filing.id, id)) } }
      : { primary: { word: '返回', onTap: screens.back } }
  return (
    <Page title={document ? '文档佐证' : '照片佐证'} bar={<ActionBar {...bar} />}>
      {trouble && <Banner tone="warn" sentence={trouble} />}
      {!inDraft && detached && <Banner sentence="这张已换下或移走，提交前还能放回。新拍的照片不受影响。" />}
      {document ? (
        <View className="card">
          <DocumentTile document={document} onTap={() => void openEvidence(workspace, photo, onServer)} />
        </View>
      ) : (
        <Stamped
          url={urls[photo.id] ?? ''}
          alt={[about.of, photo.capture.view].filter(Boolean).join('，')}
          lines={watermark(photo, about)}
        />
      )}
      <Facts
        photo={photo}
        title={item?.title ?? '（指标已变动）'}
        items={form ? itemsOf(form).filter((candidate) => candidate.evidence) : []}
        onRebind={inDraft && rebind}
      />
      <View className="evidence__say">
        {document ? <AboutDocument /> : <AboutPhoto />}
        {inDraft && (
          <View className="row mt3">
            <Button
              word={document ? '移走这份' : '移走这张'}
              tone="danger"
              small
              onTap={() => void takeOut()}
            />
          </View>
        )}
      </View>
    </Page>
  )
}

function unsent(workspace: Workspace, filingId: string): readonly EvidenceRef[] {
  return workspace
    .entries()
    .filter((entry) => entry.filingId === filingId)
    .flatMap((entry) => entry.push.evidence)
}

const outQuestion = (what: string) => ({
  title: `移走${what}？`,
  text: `提交前还能放回；提交以后，本机不再保留${what}。其余材料和已填的内容不受影响。`,
  confirm: '移走',
  cancel: '留着',
})

function AboutPhoto() {
  return (
    <>
      <View className="sub">
        <Text className="ink b">已存本机。</Text>原图不改动，水印只加在展示副本上。
      </View>
      <View className="sub mt2">
        <Text className="ink b">照片能说明的有限：</Text>
        时钟和定位可能被改动。系统只标疑点，由审核人判断，不会自动退回。
      </View>
      <View className="sub mt2">请避开受助人面部、病历和证件号。</View>
    </>
  )
}

function AboutDocument() {
  return (
    <>
      <View className="sub">
        <Text className="ink b">已存本机。</Text>原件逐字节保存，文件名只去掉不能用的字符。
      </View>
      <View className="sub mt2">
        <Text className="ink b">只给审核人看：</Text>
        文档不会公开。请先遮去受助人姓名、病历和证件号。
      </View>
    </>
  )
}
