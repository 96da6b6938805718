import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type {
  NamedAccount,
  RegisteredGoal,
  RegisterReads,
  RegisterRow,
} from '@server/application/ports/registers'
import type { Queryable } from '../sql'

/** Everything that the sheets of a workbook hold, in a fixed order, departments before their units. */
export function registerReads(client: Queryable): RegisterReads {
  return {
    async registers(districts) {
      const rows = async <Row extends object>(text: string): Promise<Row[]> =>
        (await client.query<Row>(text, [districts ?? null])).rows
      const goals = await rows<Omit<RegisteredGoal, 'goal'> & { goal: unknown }>(
        `select distinct on (g.project_id, g.fiscal_year) ${place}, d.name as department,
                p.name as project, g.fiscal_year::text as year, g.goal
           from goal_version g join project p on p.id = g.project_id ${unitOf}
           join unit d on d.id = u.department_id order by g.project_id, g.fiscal_year, g.version desc`,
      )
      return {
        units: await rows<RegisterRow>(
          `select u.code, u.name, t.name as district, s.name as section,
                  case when u.department_id = u.id then null else d.name end as department
             from unit u join district t on t.id = u.district_id and ${within} join section s on s.id = u.section_id
             join unit d on d.id = u.department_id order by u.department_id <> u.id, t.name, u.name`,
        ),
        users: await rows<RegisterRow>(
          `select a.username, a.name, a.phone, r.role, t.name as district, u.name as unit, d.name as department,
                  s.name as section
             from account a join role_assignment r on r.account_id = a.id join district t on t.id = r.district_id and ${within}
             left join unit u on u.id = r.unit_id left join unit d on d.id = r.department_id
             left join section s on s.id = r.section_id order by a.username, r.role, t.name, u.name, d.name, s.name`,
        ),
        projects: await rows<RegisterRow>(
          `select p.code, p.name, ${place}, p.start_year::text as "startYear", p.end_year::text as "endYear",
                  p.object, p.budget_book as "budgetBook", p.is_new::text as "isNew",
                  p.site_latitude::text as "siteLatitude", p.site_longitude::text as "siteLongitude",
                  p.site_radius::text as "siteRadius", p.source as origin from project p ${unitOf} order by t.name, u.name, p.name`,
        ),
        budgetLines: await rows<RegisterRow>(
          `select p.name as project, ${place}, b.fiscal_year::text as "fiscalYear", b.source,
                  trim_scale(b.initial_wan)::text as "initialWan", trim_scale(b.adjusted_wan)::text as "adjustedWan"
             from budget_line b join project p on p.id = b.project_id ${unitOf}
            order by t.name, u.name, p.name, b.fiscal_year, b.source`,
        ),
        payments: await rows<RegisterRow>(
          `select p.name as project, ${place}, a.fiscal_year::text as "fiscalYear", a.source,
                  to_char(a.paid_on, 'YYYY-MM-DD') as "paidOn", trim_scale(a.amount_wan)::text as "amountWan", a.voucher
             from payment a join project p on p.id = a.project_id ${unitOf}
            order by t.name, u.name, p.name, a.paid_on, a.voucher`,
        ),
        // one for all districts: whoever holds only some of them neither reads nor writes it here
        library: districts
          ? []
          : (
              await client.query<RegisterRow>(
                `select field, level1, level2, level3, operator, unit, accumulation, basis, evidence
             from library_indicator where active order by field, level1, level2, level3`,
              )
            ).rows,
        goals: goals.map((row) => ({ ...row, goal: approvedGoalSchema.parse(row.goal) })),
      }
    },

    async accountsNamed(usernames) {
      const { rows } = await client.query<NamedAccount>(
        `select a.username, a.id as "accountId", a.district_id as "districtId",
                exists (select 1 from role_assignment r
                         where r.account_id = a.id and r.role = 'administrator') as administers
           from account a where a.username = any($1)`,
        [usernames],
      )
      return rows
    },
  }
}

const within = '($1::text[] is null or t.id = any($1))'
const place = 'u.name as unit, t.name as district'
const unitOf = `join unit u on u.id = p.unit_id join district t on t.id = u.district_id and ${within}`
