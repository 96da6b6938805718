import type {
  BoardFiling,
  BoardRow,
  CalendarReads,
  OwnDay,
  OwnWindow,
} from '@server/application/ports/calendar'
import { iso, type Queryable, scopeClause } from '../sql'

export const windowColumns = `stage, opens_on as "opensOn", due_on as "dueOn", remind_days as "remindDays", version`
export const dayColumns = 'day, working, note, version'

const levels = {
  district: { column: 'district_id', table: 'district' },
  department: { column: 'department_id', table: 'unit' },
  unit: { column: 'unit_id', table: 'unit' },
} as const

export function calendarReads(client: Queryable): CalendarReads {
  return {
    async ownWindows(districtId, fiscalYear) {
      const { rows } = await client.query<OwnWindow>(
        `select ${windowColumns} from stage_window where district_id = $1 and fiscal_year = $2`,
        [districtId, fiscalYear],
      )
      return rows
    },

    async ownDays(districtId) {
      const { rows } = await client.query<OwnDay>(
        `select ${dayColumns} from calendar_day where district_id = $1 order by day`,
        [districtId],
      )
      return rows
    },

    /** The figures come from one index alone (filing_board_idx); names are joined to their sums. */
    async board({ scope, fiscalYear, kind, period, by, within }) {
      const values: unknown[] = [fiscalYear, kind]
      const conditions = ['f.fiscal_year = $1', 'f.kind = $2', scopeClause(scope, 'f', values)]
      if (within !== null) conditions.push(scopeClause([within], 'f', values))
      if (period !== null) conditions.push(`f.period = $${values.push(period)}`)
      const { column, table } = levels[by]
      const { rows } = await client.query<BoardRow>(
        `select n.id, n.name, g.should, g.excused, g.filed, g.audited, g."filedWan", g."auditedWan"
           from (select f.${column} as id,
                        count(*) filter (where f.revision > 0 or f.excused_why is null)::int as should,
                        count(*) filter (where f.revision = 0 and f.excused_why is not null)::int as excused,
                        count(*) filter (where f.revision > 0)::int as filed,
                        count(*) filter (where f.at = 'final')::int as audited,
                        trim_scale(coalesce(sum(f.budget_wan) filter (where f.revision > 0), 0))::text as "filedWan",
                        trim_scale(coalesce(sum(f.budget_wan) filter (where f.at = 'final'), 0))::text as "auditedWan"
                   from filing f where ${conditions.join(' and ')} group by f.${column}) g
           join ${table} n on n.id = g.id order by n.name, n.id`,
        values,
      )
      return rows
    },

    async boardFilings({ scope, fiscalYear, kind, period, unitId, after, limit }) {
      const values: unknown[] = [fiscalYear, kind, unitId, limit]
      const conditions = [
        'f.fiscal_year = $1',
        'f.kind = $2',
        'f.unit_id = $3',
        scopeClause(scope, 'f', values),
      ]
      if (period !== null) conditions.push(`f.period = $${values.push(period)}`)
      if (after !== null)
        conditions.push(`(p.name, f.id) > ($${values.push(after.name)}, $${values.push(after.id)}::uuid)`)
      const { rows } = await client.query<Omit<BoardFiling, 'dueAt'> & { dueAt: Date }>(
        `select f.id as "filingId", p.name as "projectName", f.period, f.at, f.revision, f.excused_why as "excusedWhy",
                coalesce(f.extended_to, t.due_at) as "dueAt", trim_scale(f.budget_wan)::text as "budgetWan"
           from filing f join project p on p.id = f.project_id join task t on t.id = f.task_id
          where ${conditions.join(' and ')} order by p.name, f.id limit $4`,
        values,
      )
      return rows.map((row) => ({ ...row, dueAt: iso(row.dueAt) }))
    },
  }
}
