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
  const final = filing.at === 'final'
  return (
    <TaskCard
      status={{ word: final ? '已办结' : '审核中', tone: final ? 'green' : 'plain' }}
      kind={`${filing.title} ${periodWords(filing.period)}`}
      title={filing.projectName}
      line={final ? '各环节都已通过。' : `第 ${filing.revision} 版现在在${filing.whereabouts}。`}
      light={form?.light}
      action="看内容"
      onTap={() => screens.go(`/pages/owner/report/index?filing=${filing.id}`)}
    />
  )
}
