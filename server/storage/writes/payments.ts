import type { PaymentWrites, UntouchedFiling } from '@server/application/ports/payments'
import { paidByProject } from '../reads/payments'
import type { Queryable } from '../sql'

/** Payments go in a thousand rows at a time, so that ten thousand are no ten thousand questions. */
const batch = 1000

interface Differing {
  index: number
  amountWan: string
  paidOn: string
}

export function paymentWrites(client: Queryable): PaymentWrites {
  return {
    async putPayments(payments) {
      let added = 0
      const differing: Differing[] = []
      for (let from = 0; from < payments.length; from += batch) {
        const some = payments.slice(from, from + batch)
        const values = [
          some.map(({ projectId }) => projectId),
          some.map(({ voucher }) => voucher),
          some.map(({ fiscalYear }) => fiscalYear),
          some.map(({ source }) => source),
          some.map(({ paidOn }) => paidOn),
          some.map(({ amountWan }) => amountWan),
        ]
        const { rowCount } = await client.query(
          `insert into payment (project_id, voucher, fiscal_year, source, paid_on, amount_wan)
           select * from ${given} on conflict (project_id, voucher) do nothing`,
          values,
        )
        added += rowCount ?? 0
        const { rows } = await client.query<Differing>(
          `select (g.n - 1)::int + ${from} as index, trim_scale(p.amount_wan)::text as "amountWan",
                  to_char(p.paid_on, 'YYYY-MM-DD') as "paidOn"
             from ${given} with ordinality as g(project_id, voucher, fiscal_year, source, paid_on, amount_wan, n)
             join payment p on p.project_id = g.project_id and p.voucher = g.voucher
            where (p.amount_wan, p.paid_on, p.source, p.fiscal_year)
                  is distinct from (g.amount_wan, g.paid_on, g.source, g.fiscal_year) order by 1`,
          values,
        )
        differing.push(...rows)
      }
      return { added, differing }
    },

    async findProject(unitId, name) {
      const { rows } = await client.query<{ id: string }>(
        'select id from project where unit_id = $1 and name = $2',
        [unitId, name],
      )
      return rows[0]?.id ?? null
    },

    async codeHolder(register, code) {
      const { rows } = await client.query<{ name: string }>(`select name from ${register} where code = $1`, [
        code,
      ])
      return rows[0]?.name ?? null
    },

    async untouchedFilings(projectIds) {
      const { rows } = await client.query<UntouchedFiling>(
        `select id, kind, unit_id as "unitId", project_id as "projectId", fiscal_year as "fiscalYear", period, subject
           from filing where project_id = any($1) and at = 'author' and revision = 0 order by id for update`,
        [projectIds],
      )
      return rows
    },

    async putSubject(filingId, subject) {
      await client.query('update filing set subject = $2 where id = $1', [filingId, JSON.stringify(subject)])
    },

    paidOf: (projectIds, period) => paidByProject(client, projectIds, period),
  }
}

const given = 'unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::date[], $6::numeric[])'
