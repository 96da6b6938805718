import type { ExaminationLedger } from '@server/application/evidence/examine'
import type pg from 'pg'
import type { LikenessIndex } from './likeness-index'
import { prepared, unhurried } from './sql'

/** Any number; the processes of one database agree on it. */
const traceLock = 20_200_733

/** Where examinations of photos are kept. */
export function examinationLedger(pool: pg.Pool, index: LikenessIndex): ExaminationLedger {
  return {
    async noteTrace(sha256, trace, metadata) {
      await pool.query(
        // one after the other, so that numbers become visible in their order: the index reads on from the last one
        prepared(
          `with turn as materialized (select pg_advisory_xact_lock($1))
           insert into photo_trace (sha256, hash, detail, metadata)
           select $2, $3, $4::bytea, $5::jsonb from turn on conflict (sha256) do nothing`,
          [traceLock, sha256, trace?.hash ?? null, trace && Buffer.from(trace.detail), metadata],
        ),
      )
    },

    lookalikes: (sha256, hash) => index.near(sha256, hash),

    async elsewhere({ evidence, projectId, fiscalYear }, hashes) {
      const { rows } = await pool.query<{ id: string; sha256: string; where: string }>(
        prepared(
          `select distinct on (f.project_id, f.fiscal_year, e.slot, e.sha256) e.id, e.sha256,
                concat_ws('/', f.project_id, f.fiscal_year, e.slot) as where
           from evidence e join filing f on f.id = e.filing_id
          where e.sha256 = any($1::text[]) and e.id <> $2
            and (f.project_id, f.fiscal_year, e.slot) is distinct from ($3, $4, $5)
          order by f.project_id, f.fiscal_year, e.slot, e.sha256, e.created_at`,
          [hashes, evidence.id, projectId, fiscalYear, evidence.slot],
        ),
      )
      return rows
    },

    async noteFindings(evidenceId, findings) {
      await pool.query(
        prepared(
          `with found as (
             insert into photo_finding (id, evidence_id, kind, other, details)
             select gen_random_uuid(), $1, kind, other, details
               from jsonb_to_recordset($2::jsonb) as f (kind text, other text, details jsonb)
             on conflict (evidence_id, kind, other) do nothing)
           update evidence set examined_at = now() from ${unhurried} where id = $1 and examined_at is null`,
          [evidenceId, JSON.stringify(findings)],
        ),
      )
    },
  }
}
