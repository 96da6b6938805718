/** The cards of 待办: one for each filing that waits for its author, or waits on this phone to be sent. */
import { whereabouts } from '@domain/filings/chain'
import { openRemarks } from '@domain/filings/remarks'
import { filingKinds } from '@domain/kinds'
import { type EntryState, stateWords } from '@domain/sync/outbox'
import type { TaskCardProps } from '@/components/task-card'
import { declaredForm } from '@/forms/declared'
import { onlyReturned, placesIn } from '@/forms/returned'
import type { Entry, FilingView, Workspace } from '@/sync/workspace.types'
import { daysLeft, lastWords } from '@/words/due'
import { periodWords } from '@/words/when'

export type Bucket = 'to-fill' | 'returned' | 'to-send'

export interface Task {
  readonly id: string
  readonly bucket: Bucket
  readonly dueAt: string
  /** To be handed in within three days, and not handed in yet. */
  readonly soon: boolean
  /** The screen that the card leads to; null is the tab 待同步. */
  readonly url: string | null
  readonly card: Omit<TaskCardProps, 'onTap'>
}

/** Due soonest first. */
export function tasksOf(workspace: Workspace, now: number): Task[] {
  return workspace
    .filings()
    .map((filing) => taskOf(workspace, filing, now))
    .filter((task) => task !== null)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
}

/** The card of one filing; null when it is with the reviewers or settled. */
export function taskOf(workspace: Workspace, filing: FilingView, now: number): Task | null {
  const bucket = workspace.standing(filing.id)
  if (bucket === 'in-review' || bucket === 'final') return null
  const about = { kind: `${filing.title} ${periodWords(filing.period)}`, title: filing.projectName }
  const shared = { id: filing.id, dueAt: filing.dueAt }
  const soon = daysLeft(filing.dueAt, now) <= 3
  const at = (screen: string) => `/pages/owner/${screen}/index?filing=${filing.id}`
  switch (bucket) {
    case 'to-send': {
      const entry = workspace.entries().find((one) => one.filingId === filing.id && one.state !== 'delivered')
      return {
        ...shared,
        bucket,
        soon: false,
        url: null,
        card: { ...about, ...unsentCard(filing, entry, now) },
      }
    }
    case 'returned':
      return {
        ...shared,
        bucket,
        soon,
        url: at('correct'),
        card: { ...about, ...returnedCard(workspace, filing) },
      }
    case 'to-fill':
      return {
        ...shared,
        bucket,
        soon,
        url: at('report'),
        card: { ...about, ...openCard(workspace, filing) },
      }
  }
}

type Rest = Omit<TaskCardProps, 'onTap' | 'kind' | 'title'>

function openCard(workspace: Workspace, filing: FilingView): Rest {
  const status = { word: '待填', tone: 'accent' } as const
  const opened = workspace.open(filing.id)
  const form = opened?.form ?? declaredForm(filing, null)
  if (!form) return { status, line: '这个版本的应用还打不开它，请更新后再填。', action: '看一看' }
  const begun = opened !== null && opened.draft.savedAt !== null
  return {
    status,
    line: `本期需填 ${form.asks} 项。`,
    light: form.filled === 0 ? 'gray' : form.light,
    progress: {
      text: `已填 ${form.filled} / ${form.asks}`,
      percent: form.filled === 0 ? undefined : (form.filled / form.asks) * 100,
    },
    action: form.filled === form.asks ? '去核对' : begun ? '继续填' : '开始填',
  }
}

function returnedCard(workspace: Workspace, filing: FilingView): Rest {
  const remarks = openRemarks(filing.remarks, filing.revision)
  const current = filing.revisions.find((revision) => revision.number === filing.revision)
  const form = declaredForm(filing, current ?? null)
  const places = form ? placesIn(onlyReturned(form, remarks)) : remarks.length
  const rest = form ? placesIn(form) - places : 0
  const chain = filingKinds[filing.kind]?.chain ?? []
  const by = filing.returnedFrom === null ? '' : whereabouts(filing.returnedFrom, chain)
  const first = remarks[0]?.text ?? ''
  return {
    status: { word: '被退回', tone: 'red' },
    line: `${by}退回${places === 0 ? '' : ` ${places} 项`}${first === '' ? '。' : `：${first}`}`,
    ...(rest > 0 ? { progress: { text: `其余 ${rest} 项不用改` } } : {}),
    action: workspace.draft(filing.id) === null ? '去改正' : '继续改正',
  }
}

const needsYou = (state: EntryState) => state === 'refused' || state === 'outdated' || state === 'set-aside'

function unsentCard(filing: FilingView, entry: Entry | undefined, now: number): Rest {
  if (!entry)
    return { status: { word: '待同步', tone: 'plain' }, line: '已提交，存在本机。', action: '看进度' }
  const photos = entry.push.evidence.length
  const form = declaredForm(filing, entry.push)
  const tried = entry.lastAttemptAt === null ? '' : `，${lastWords(entry.lastAttemptAt, now)} 试过`
  const tones: Partial<Record<EntryState, 'red' | 'yellow'>> = { refused: 'red', outdated: 'yellow' }
  return {
    status: {
      word: needsYou(entry.state) ? stateWords[entry.state] : '待同步',
      tone: tones[entry.state] ?? 'plain',
    },
    line: needsYou(entry.state)
      ? entry.reason
      : `已提交，存在本机：1 份报告${photos === 0 ? '' : `、${photos} 张照片`}。`,
    ...(form ? { light: form.light } : {}),
    progress: { text: `${stateWords[entry.state]}${tried}` },
    action: needsYou(entry.state) ? '去处理' : '看进度',
  }
}
