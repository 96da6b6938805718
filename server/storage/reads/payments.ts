import type { PaidAmount } from '@domain/filings/known-project'
import type {
  CoveredPeriod,
  Execution,
  PaymentReads,
  PlacedExecution,
} from '@server/application/ports/payments'
import { prepared, type Queryable, scopeClause } from '../sql'

/**
 * PY3: what the treasury paid for each project up to the last day of a month, by source. How far a district's
 * register reaches is the month of its newest payment of the year.
 */
export async function paidByProject(
  client: Queryable,
  projectIds: readonly string[],
  { fiscalYear, month }: CoveredPeriod,
): Promise<Map<string, PaidAmount[]>> {
  const covered = `${fiscalYear}-${String(month).padStart(2, '0')}`
  const { rows } = await client.query<PaidAmount & { projectId: string }>(
    `with reach as (
       select u.district_id, to_char(max(a.paid_on), 'YYYY-MM') as month
         from payment a join project p on p.id = a.project_id join unit u on u.id = p.unit_id
        where a.fiscal_year = $2 group by 1)
     select a.project_id as "projectId", a.source, least(r.month, $3) as through,
            trim_scale(coalesce(sum(a.amount_wan) filter (where to_char(a.paid_on, 'YYYY-MM') <= $3), 0))::text as "amountWan"
       from payment a join project p on p.id = a.project_id join unit u on u.id = p.unit_id
       join reach r on r.district_id = u.district_id
      where a.project_id = any($1) and a.fiscal_year = $2
      group by 1, 2, 3 order by 1, 2`,
    [projectIds, fiscalYear, covered],
  )
  const paid = new Map<string, PaidAmount[]>()
  for (const { projectId, ...amount } of rows) paid.set(projectId, [...(paid.get(projectId) ?? []), amount])
  return paid
}

export function paymentReads(client: Queryable): PaymentReads {
  return {
    async executions(fiscalYear, scope) {
      if (scope.length === 0) return []
      const values: unknown[] = [fiscalYear]
      const { rows } = await client.query<PlacedExecution>(
        `${executionOf('b.fiscal_year = $1', placed)} where ${scopeClause(scope, 'u', values)} order by 2, 1`,
        values,
      )
      return rows
    },

    async executionsOf(projects) {
      if (projects.length === 0) return new Map()
      const { rows } = await client.query<Execution & { fiscalYear: number }>(
        prepared(
          executionOf(
            '(b.project_id, b.fiscal_year) in (select * from unnest($1::text[], $2::int[]))',
            ', b.fiscal_year as "fiscalYear"',
          ),
          [projects.map(({ projectId }) => projectId), projects.map(({ fiscalYear }) => fiscalYear)],
        ),
      )
      return new Map(rows.map((row) => [`${row.projectId}/${row.fiscalYear}`, row]))
    },
  }
}

const placed = `,
          (select name from unit where id = u.department_id) as "departmentName",
          (select name from section where id = u.section_id) as "sectionName",
          (select f.id from filing f where f.project_id = b.project_id and f.fiscal_year = b.fiscal_year
            order by f.opened_at desc, f.id limit 1) as "filingId"`

const executionOf = (which: string, more = ''): string =>
  `with b as (select b.project_id, b.fiscal_year, sum(b.adjusted_wan) as budget from budget_line b
               where ${which} group by 1, 2),
   told as (select distinct p.fiscal_year, u.district_id from payment p
              join project j on j.id = p.project_id join unit u on u.id = j.unit_id
             where p.fiscal_year in (select fiscal_year from b))
   select b.project_id as "projectId", p.name as "projectName", u.name as "unitName",
          trim_scale(b.budget)::text as "budgetWan",
          case when t.district_id is null then null
               else trim_scale(coalesce((select sum(a.amount_wan) from payment a
                     where a.project_id = b.project_id and a.fiscal_year = b.fiscal_year), 0))::text end as "paidWan"${more}
     from b join project p on p.id = b.project_id
     join (select id as unit_id, name, department_id, section_id, district_id from unit) u on u.unit_id = p.unit_id
     left join told t on t.fiscal_year = b.fiscal_year and t.district_id = u.district_id`
