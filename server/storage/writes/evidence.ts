import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Transaction } from '@server/application/ports/transaction'
import { prepared, type Queryable } from '../sql'

type EvidenceWrites = Pick<Transaction, 'heldBy' | 'evidenceById'>

export function evidenceWrites(client: Queryable): EvidenceWrites {
  return {
    async heldBy(unitId, hashes) {
      const { rows } = await client.query<{ sha256: string; mediaType: string }>(
        prepared(
          `select h.sha256, b.media_type as "mediaType" from blob_holding h join blob b on b.sha256 = h.sha256
          where h.unit_id = $1 and h.sha256 = any($2::text[])`,
          [unitId, hashes],
        ),
      )
      return new Map(rows.map((row) => [row.sha256, row.mediaType]))
    },

    async evidenceById(ids) {
      const { rows } = await client.query<EvidenceRef & { filingId: string }>(
        `select id, slot, sha256, size, media_type as "mediaType", capture, filing_id as "filingId"
           from evidence where id = any($1::uuid[])`,
        [ids],
      )
      return rows
    },
  }
}
