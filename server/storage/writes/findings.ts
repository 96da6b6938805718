import type { Transaction } from '@server/application/ports/transaction'
import type { Queryable } from '../sql'
import { openFindings } from '../unjudged'

type FindingWrites = Pick<Transaction, 'photoFinding' | 'judgeFinding' | 'hasOpenFindings'>

export function findingWrites(client: Queryable): FindingWrites {
  return {
    async photoFinding(id, filingId) {
      const { rows } = await client.query<{ verdict: 'fine' | 'doubtful' | null; reason: string | null }>(
        `select n.verdict, n.reason from photo_finding n join evidence e on e.id = n.evidence_id
          where n.id = $1 and e.filing_id = $2 for update of n`,
        [id, filingId],
      )
      return rows[0] ?? null
    },

    async judgeFinding({ findingId, verdict, reason, actorId, at }) {
      await client.query(
        'update photo_finding set verdict = $2, reason = $3, judged_by = $4, judged_at = $5 where id = $1',
        [findingId, verdict, reason, actorId, at],
      )
    },

    async hasOpenFindings(filingId) {
      const { rowCount } = await client.query(`select 1 from filing f where f.id = $1 and ${openFindings}`, [
        filingId,
      ])
      return rowCount === 1
    },
  }
}
