import type { IntegrityLedger, IntegrityRun } from '@server/application/evidence/integrity'
import type pg from 'pg'
import { iso, type Queryable } from './sql'
import { logWrites } from './writes/log'

/** Any number; the processes of one database agree on it. */
const integrityLock = 20_200_734

/** Files that the database speaks of: originals, what was made of them, what is public. */
const spokenOf = `(select sha256, size::bigint as size from blob
  union all select derived, 0 from blob_derivative where derived <> ''
  union all select public_sha256, 0 from photo_confirmation where public_sha256 is not null) known`

interface RunRow extends Omit<IntegrityRun, 'startedAt' | 'finishedAt' | 'bytes'> {
  startedAt: Date
  finishedAt: Date | null
  bytes: string
}

const columns = `id, started_at as "startedAt", finished_at as "finishedAt", cursor, files, bytes, missing, damaged,
  orphans, listed`

export function integrityLedger(pool: pg.Pool): IntegrityLedger {
  return {
    async alone(work) {
      const client = await pool.connect()
      try {
        const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
          integrityLock,
        ])
        return rows[0]?.mine === true ? await work() : null
      } finally {
        await client.query('select pg_advisory_unlock($1)', [integrityLock]).catch(() => undefined)
        client.release()
      }
    },

    async unfinished() {
      const { rows } = await pool.query<RunRow>(
        `select ${columns} from integrity_run where finished_at is null order by started_at desc limit 1`,
      )
      return rows[0] ? runOf(rows[0]) : null
    },

    async known(shelf, after) {
      const { rows } = await pool.query<{ sha256: string; size: string }>(
        `select sha256, max(size) as size from ${spokenOf}
          where sha256 >= $1 and sha256 < $2 and sha256 > $3 group by sha256 order by sha256`,
        [shelf, `${shelf}g`, after],
      )
      return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }))
    },

    async spokenOf(names) {
      const { rows } = await pool.query<{ sha256: string }>(
        `select distinct sha256 from ${spokenOf} where sha256 = any($1::text[])`,
        [names],
      )
      return new Set(rows.map(({ sha256 }) => sha256))
    },

    async keep(run) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(
          `insert into integrity_run (id, started_at, finished_at, cursor, files, bytes, missing, damaged, orphans, listed)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (id) do update set finished_at = $3, cursor = $4, files = $5, bytes = $6, missing = $7,
             damaged = $8, orphans = $9`,
          [
            ...[run.id, run.startedAt, run.finishedAt, run.cursor, run.files, run.bytes],
            ...[run.missing, run.damaged, run.orphans, run.listed],
          ],
        )
        if (run.finishedAt !== null) await logWrites(client).record(finished(run))
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
  }
}

/** The newest run that came to its end; null before the first. */
export async function lastIntegrityRun(client: Queryable): Promise<IntegrityRun | null> {
  const { rows } = await client.query<RunRow>(
    `select ${columns} from integrity_run where finished_at is not null order by finished_at desc limit 1`,
  )
  return rows[0] ? runOf(rows[0]) : null
}

function runOf(row: RunRow): IntegrityRun {
  return {
    ...row,
    startedAt: iso(row.startedAt),
    finishedAt: row.finishedAt && iso(row.finishedAt),
    bytes: Number(row.bytes),
  }
}

function finished({ id, files, bytes, missing, damaged, orphans }: IntegrityRun) {
  const counts = { files, bytes, missing, damaged, orphans: orphans.length }
  return {
    actorId: null,
    action: 'integrity.checked',
    subject: 'integrity-run',
    subjectId: id,
    details: counts,
  }
}
