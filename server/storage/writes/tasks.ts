import { hasEnded } from '@domain/filings/chain'
import type { Transaction } from '@server/application/ports/transaction'
import { insert, type Queryable } from '../sql'

type TaskWrites = Pick<Transaction, 'begunFilings' | 'openTask' | 'openFiling'>

export function taskWrites(client: Queryable): TaskWrites {
  return {
    async begunFilings(kind, projectId, fiscalYear) {
      await client.query('select 1 from project where id = $1 for update', [projectId])
      const { rows } = await client.query<{ id: string; at: string }>(
        'select id, at from filing where kind = $1 and project_id = $2 and fiscal_year = $3 order by period',
        [kind, projectId, fiscalYear],
      )
      return { open: rows.find(({ at }) => !hasEnded(at))?.id ?? null, count: rows.length }
    },

    async openTask(task) {
      const created = await insert(
        client,
        'task',
        {
          id: task.id,
          kind: task.kind,
          fiscal_year: task.fiscalYear,
          period: task.period,
          title: task.title,
          district_id: task.districtId,
          opens_at: task.opensAt,
          due_at: task.dueAt,
          remind_days: task.remindDays ?? [],
        },
        'on conflict (kind, period, district_id) do nothing',
      )
      const { rows } = await client.query<{ id: string }>(
        'select id from task where kind = $1 and period = $2 and district_id = $3',
        [task.kind, task.period, task.districtId],
      )
      const id = rows[0]?.id
      if (id === undefined) throw new Error(`task ${task.period} vanished while it was opened`)
      return { id, created }
    },

    async openFiling(filing) {
      const opened = await insert(
        client,
        'filing',
        {
          id: filing.id,
          kind: filing.kind,
          period: filing.period,
          fiscal_year: filing.fiscalYear,
          task_id: filing.taskId,
          project_id: filing.projectId,
          goal_version_id: filing.goalVersionId,
          rule_set_id: filing.ruleSetId,
          unit_id: filing.unitId,
          department_id: filing.departmentId,
          section_id: filing.sectionId,
          district_id: filing.districtId,
          subject: filing.subject,
        },
        'on conflict (kind, project_id, period) do nothing',
      )
      if (opened)
        await client.query(
          `update filing f set budget_wan = (select sum(b.adjusted_wan) from budget_line b
              where b.project_id = f.project_id and b.fiscal_year = f.fiscal_year) where f.id = $1`,
          [filing.id],
        )
      return opened
    },
  }
}
