import { FINAL, hasEnded } from '@domain/filings/chain'
import { TaskCard } from '@/components/task-card'
import { declaredForm } from '@/forms/declared'
import { taskOf } from '@/pages/todo/tasks'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { periodWords } from '@/words/when'

/** The filing of the period in one card: what is to be done with it, or where it is. */
export function ThisPeriod({ workspace, filing }: { workspace: Workspace; filing: FilingView }) {
  const task = taskOf(workspace, filing, clock.wall())
  if (task) {
    const { url } = task
    return (
      <TaskCard
        {...task.card}
        onTap={() => (url === null ? screens.tab('/pages/outbox/index') : screens.go(url))}
      />
    )
  }
  const current = filing.revisions.find((revision) => revision.number === filing.revision)
  const form = current && declaredForm(filing, current)
  const final = filing.at === FINAL
  const ended = hasEnded(filing.at)
  return (
    <TaskCard
      status={{
        word: ended ? filing.whereabouts : '审核中',
        tone: final ? 'green' : ended ? 'red' : 'plain',
      }}
      kind={`${filing.title} ${periodWords(filing.period)}`}
      title={filing.projectName}
      line={lineOf(filing)}
      light={form?.light}
      action="看内容"
      onTap={() => screens.go(`/pages/owner/report/index?filing=${filing.id}`)}
    />
  )
}

function lineOf({ at, revision, whereabouts }: FilingView): string {
  if (at === FINAL) return '各环节都已通过。'
  return hasEnded(at)
    ? '没有通过审核，不再办理，原因见内容里的审核表。'
    : `第 ${revision} 版现在在${whereabouts}。`
}
