import type { UploadRecord, Uploads } from '@server/application/ports/uploads'
import type pg from 'pg'
import { prepared } from './sql'

/** Uploads in the table `upload`; every method is one statement of its own. */
export function databaseUploads(pool: pg.Pool): Uploads {
  return {
    async open({ id, accountId, unitId, for: purpose, sha256, size, received, parts }) {
      const filingId = 'filingId' in purpose ? purpose.filingId : null
      const projectId = 'projectId' in purpose ? purpose.projectId : null
      await pool.query(
        `insert into upload (id, account_id, unit_id, filing_id, project_id, sha256, size, received, parts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, accountId, unitId, filingId, projectId, sha256, size, received, parts],
      )
    },

    async find(id) {
      const { rows } = await pool.query<Row>(
        `select id, account_id as "accountId", unit_id as "unitId", filing_id as "filingId",
                project_id as "projectId", sha256, size, received, parts
           from upload where id = $1`,
        [id],
      )
      return rows[0] ? recordOf(rows[0]) : null
    },

    async advance(id, from, piece) {
      const { rowCount } = await pool.query(
        `update upload set received = received + $3, parts = parts || $4::text, touched_at = now()
          where id = $1 and received = $2`,
        [id, from, piece.size, piece.name],
      )
      return rowCount === 1
    },

    async hold({ unitId, uploader, sha256, size, mediaType }, upload = undefined) {
      await pool.query(
        prepared(
          `with bytes as (
           insert into blob (sha256, size, media_type) values ($1, $2, $3) on conflict (sha256) do nothing),
         holding as (
           insert into blob_holding (unit_id, sha256, uploader) values ($4, $1, $5)
           on conflict (unit_id, sha256) do nothing returning unit_id),
         ended as (
           update upload set received = size, parts = '{}', touched_at = now() where id = $6)
         insert into audit_record (actor_id, action, subject, subject_id, details)
         select $5, 'evidence.stored', 'blob', $1,
                jsonb_build_object('unitId', unit_id, 'size', $2::int, 'mediaType', $3::text) from holding`,
          [sha256, size, mediaType, unitId, uploader, upload ?? null],
        ),
      )
    },

    async drop(id) {
      await pool.query('delete from upload where id = $1', [id])
    },

    async dropUntouched(since) {
      const { rows } = await pool.query<{ parts: string[] }>(
        'delete from upload where touched_at < $1 returning parts',
        [since],
      )
      return rows.flatMap(({ parts }) => parts)
    },

    async ownerless(names) {
      const { rows } = await pool.query<{ name: string }>(
        `select name from unnest($1::text[]) as given (name)
          where not exists (select from upload where parts @> array[name])`,
        [names],
      )
      return rows.map(({ name }) => name)
    },
  }
}

interface Row extends Omit<UploadRecord, 'for'> {
  readonly filingId: string | null
  readonly projectId: string | null
}

function recordOf({ filingId, projectId, ...row }: Row): UploadRecord {
  return { ...row, for: filingId === null ? { projectId: projectId ?? '' } : { filingId } }
}
