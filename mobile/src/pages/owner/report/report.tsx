import type { FieldPath } from '@domain/filings/form'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '@/components/action-bar'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { FormView } from '@/forms/form-view'
import { marksOfGaps } from '@/forms/gaps'
import { SummaryView } from '@/forms/summary-view'
import { askForMessages } from '@/notices/asking'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import type { Entry, FilingView, Workspace } from '@/sync/workspace.types'
import { FromDiary } from '../from-diary'
import { Sent } from '../sent'
import { submitted } from '../submit'
import { useFilling } from '../use-filling'
import { Notices } from './notices'
import { ReadOnly } from './read-only'
import { ReportHead } from './report-head'

export interface ReportProps {
  workspace: Workspace
  filing: FilingView
}

/** Fill in, check (核对), hand in: three stages of one screen. What is with somebody else can only be read. */
export function Report({ workspace, filing }: ReportProps) {
  const [checking, setChecking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<Entry | null>(null)
  const standing = workspace.standing(filing.id)
  const mine = standing === 'to-fill' || standing === 'returned'
  const filling = useFilling(workspace, filing, mine && sent === null)
  const { open } = filling
  const title = filing.title === '' ? '填报' : `${filing.title.replace(/^绩效/, '')}填报`

  if (sent) return <Sent title={title} workspace={workspace} entry={sent} />
  if (!open) {
    if (!mine) return <ReadOnly title={title} workspace={workspace} filing={filing} />
    return (
      <Page title={title}>
        <Waiting of="填报表" />
      </Page>
    )
  }

  const late = standing === 'to-fill' && filing.dueAt < new Date(clock.wall()).toISOString()
  const head = <ReportHead filing={filing} form={open.form} savedAt={open.draft.savedAt} />
  const notices = <Notices {...{ workspace, filing, open, late }} trouble={filling.trouble} />
  const check = () => {
    if (open.conflict) return screens.tab('/pages/outbox/index')
    if (filling.complete()) setChecking(true)
  }
  const submit = async () => {
    askForMessages('submit')
    setBusy(true)
    const outcome = await submitted(workspace, filing.id)
    setBusy(false)
    if (typeof outcome !== 'string') return setSent(outcome)
    filling.setTrouble(outcome)
    setChecking(false)
  }

  if (checking) {
    const goTo = (path: FieldPath) => {
      setChecking(false)
      filling.show(path)
    }
    const warnings = open.findings.filter((finding) => finding.level === 'warn')
    return (
      <Page
        title="核对"
        head={head}
        bar={
          <ActionBar
            blocked={late ? lateSentence : undefined}
            secondary={{ word: '回去改', onTap: () => setChecking(false) }}
            primary={{ word: busy ? '正在存' : '提交', busy, onTap: () => void submit() }}
          />
        }
      >
        {notices}
        <SummaryView form={open.form} slots={filling.slots} warnings={warnings} goTo={goTo} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      head={head}
      bar={
        <ActionBar
          secondary={{ word: '下一个没填的', tone: 'quiet', onTap: filling.next }}
          primary={{ word: '核对并提交', onTap: check }}
        />
      }
    >
      {notices}
      <FromDiary workspace={workspace} open={open} tell={filling.setTrouble} />
      <FormView
        form={open.form}
        hand={filling.hand}
        slots={filling.slots}
        marks={filling.asked ? marksOfGaps(filling.gaps) : undefined}
        reveal={filling.reveal}
      />
      {filingKinds[filing.kind]?.hasOfficialTable && (
        <Row
          title="从 Excel 填入"
          sub="导出的表在电脑上填好，选回来，确认后填入"
          onTap={() => screens.go(`/pages/owner/table/index?filing=${filing.id}`)}
        />
      )}
      <View className="foot">填的每一个字都存在本机，没有网络也不会丢。</View>
    </Page>
  )
}

const lateSentence = '本期已截止，现在交不上去。内容都在本机，请联系绩效科申请延期后再提交。'
