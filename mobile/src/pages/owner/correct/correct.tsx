import { reasonLabel } from '@domain/filings/remarks'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { ActionBar } from '@/components/action-bar'
import { Page } from '@/components/page'
import { Remark } from '@/components/remark'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { AnsweredForms } from '@/forms/answered-forms'
import { answeredOf } from '@/forms/asked'
import { FormView } from '@/forms/form-view'
import { marksOfGaps } from '@/forms/gaps'
import { marksOfReturned, onlyReturned, placesIn } from '@/forms/returned'
import { askForMessages } from '@/notices/asking'
import { screens } from '@/platform/screens'
import type { Entry, FilingView, Workspace } from '@/sync/workspace.types'
import { clockWords } from '@/words/due'
import { Notices } from '../report/notices'
import { ReadOnly } from '../report/read-only'
import { Sent } from '../sent'
import { submitted } from '../submit'
import { useFilling } from '../use-filling'
import { usePhotoUrls } from '../use-photo-urls'
import { CorrectHead } from './correct-head'
import { answerTo, correctedSlots, photoToReplace, returnedVersion } from './returned-version'

const TITLE = '改正退回项'

/** Only the returned items; what nobody returned is handed in again as it was. */
export function Correct({ workspace, filing }: { workspace: Workspace; filing: FilingView }) {
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<Entry | null>(null)
  const returned = workspace.standing(filing.id) === 'returned'
  const version = useMemo(() => returnedVersion(filing), [filing])
  const filling = useFilling(workspace, filing, returned && sent === null, (slot) => {
    const draft = workspace.draft(filing.id)
    return draft && photoToReplace(slot, version, draft)
  })
  const { open } = filling
  const photos = [...version.evidence, ...(open?.draft.evidence ?? [])]
  const urls = usePhotoUrls(workspace, filing, photos)

  if (sent) return <Sent title={TITLE} workspace={workspace} entry={sent} />
  if (!open) {
    if (!returned) return <ReadOnly title={TITLE} workspace={workspace} filing={filing} />
    return (
      <Page title={TITLE}>
        <Waiting of="退回项" />
      </Page>
    )
  }

  const { remarks } = version
  const answers = remarks.map((remark) => answerTo(remark, open.form, version, open.draft))
  const left = answers.filter((answer) => answer === null).length
  const gapPaths = filling.asked ? filling.gaps.map((gap) => gap.field) : []
  const form = onlyReturned(open.form, remarks, gapPaths)
  // a remark on what this form does not ask for is said above it
  const homeless = remarks.filter((remark) => onlyReturned(open.form, [remark]).sections.length === 0)
  const places = placesIn(onlyReturned(open.form, remarks))
  const noted = marksOfReturned(
    form,
    version.form,
    remarks,
    (remark) => answers[remarks.findIndex(({ id }) => id === remark.id)] ?? null,
  )
  const errors = filling.asked ? marksOfGaps(filling.gaps) : {}
  const paths = [...new Set([...Object.keys(noted), ...Object.keys(errors)])]
  const marks = Object.fromEntries(paths.map((path) => [path, { ...noted[path], ...errors[path] }]))

  const submit = async () => {
    if (open.conflict) return screens.tab('/pages/outbox/index')
    if (!filling.complete()) return
    askForMessages('submit')
    if (left > 0 && !(await screens.ask(stillOpen(left)))) return
    setBusy(true)
    const outcome = await submitted(workspace, filing.id)
    setBusy(false)
    if (typeof outcome === 'string') filling.setTrouble(outcome)
    else setSent(outcome)
  }
  const saved = open.draft.savedAt === null ? '边改边存本机' : `已存本机 ${clockWords(open.draft.savedAt)}`
  return (
    <Page
      title={TITLE}
      head={
        <CorrectHead filing={filing} places={places} rest={placesIn(open.form) - places} at={version.at} />
      }
      bar={
        <ActionBar
          status={{ main: left === 0 ? `${remarks.length} 条意见都已答` : `还有 ${left} 条没答`, sub: saved }}
          primary={{
            word: busy ? '正在存' : `重新提交（第 ${version.number + 1} 版）`,
            busy,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <Notices {...{ workspace, filing, open }} late={false} trouble={filling.trouble} />
      <AnsweredForms of={answeredOf(filing, filingKinds)} />
      {homeless.map(({ id, reason, text }) => (
        <View key={id} className="card">
          <Remark name="整份报告的意见" reason={reasonLabel(reason)} text={text} />
        </View>
      ))}
      <View className="mt2">
        <FormView
          form={form}
          hand={filling.hand}
          slots={filling.offering(correctedSlots(version, open.draft, urls))}
          marks={marks}
          reveal={filling.reveal}
          bare
        />
      </View>
      <Row
        title="看整份报告"
        sub="没有退回的内容也可以改"
        onTap={() => screens.go(`/pages/owner/report/index?filing=${filing.id}`)}
      />
    </Page>
  )
}

const stillOpen = (left: number) => ({
  title: `还有 ${left} 条意见没有改动`,
  text: '没改的内容会原样再交一次，可能再被退回。已改的内容都在本机。',
  confirm: '照样提交',
  cancel: '回去改',
})
