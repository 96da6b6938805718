import { ActionBar } from '@/components/action-bar'
import type { Reviewing } from '@/review/reviewing'
import type { Decision, Progress } from '@/review/verdicts'

export interface BarProps {
  state: Reviewing
  progress: Progress
  /** '2', '资金执行': which entry is open. */
  open: string | null
  online: boolean
  /** Keys are shown beside what they do. */
  keys: boolean
  /** What the verdicts and the step's own form add up to. */
  decision: Decision
  on: {
    readonly pass: () => void
    readonly openPanel: () => void
    readonly closePanel: () => void
    readonly return: () => void
    readonly submit: () => void
    readonly goOn: () => void
  }
}

/** What to do now: judge the open entry; while a remark is written, note it; once all is seen, submit. */
export function Bar({ state, progress, open, online, keys, decision, on }: BarProps) {
  if (state.panel) {
    return (
      <ActionBar
        secondary={{ word: '先不退回', wide: true, onTap: on.closePanel }}
        primary={{ word: '记为退回', wide: true, onTap: on.return }}
      />
    )
  }
  const hotkey = (name: string) => (keys ? name : undefined)
  const seen = `已看 ${progress.seen} / ${progress.of}`
  if (open !== null) {
    return (
      <ActionBar
        status={{ main: open, sub: seen }}
        secondary={{ word: '退回此项', tone: 'danger', hotkey: hotkey('R'), onTap: on.openPanel }}
        primary={{ word: '通过此项', hotkey: hotkey('A'), onTap: on.pass }}
      />
    )
  }
  if (progress.seen < progress.of) {
    return <ActionBar status={{ main: seen }} primary={{ word: '接着看', onTap: on.goOn }} />
  }
  const toAuthor = decision.outcome === 'return' && state.draft?.to === 'author'
  const offline = online ? undefined : '现在没有网络，结论还不能提交。您的意见都存在本机，联网后再提交。'
  return (
    <ActionBar
      status={{ main: seen, sub: toAuthor ? '提交后经办人就能看到' : undefined }}
      primary={{
        word: state.busy ? '正在提交' : wordOf(decision, progress),
        busy: state.busy,
        hotkey: hotkey('Ctrl ↵'),
        onTap: on.submit,
      }}
      blocked={decision.outcome === 'blocked' ? decision.why : offline}
    />
  )
}

function wordOf(decision: Decision, progress: Progress): string {
  if (decision.outcome === 'refuse') return '不予通过'
  return progress.returned > 0 ? `退回 ${progress.returned} 项` : '提交审核结论'
}
