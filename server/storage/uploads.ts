import type { HeldFile, UploadRecord, Uploads } from '@server/application/ports/uploads'
import type pg from 'pg'
import { grouped } from './grouped'
import { prepared } from './sql'

/** So many files are noted by one statement at most. */
const mostAtOnce = 64

/** Uploads in the table `upload`; every method is one statement of its own, or a part of one shared by many files. */
export function databaseUploads(pool: pg.Pool): Uploads {
  const hold = grouped<HeldFile & { readonly upload: string | null }>(async (files) => {
    await pool.query(prepared(holding, [JSON.stringify(files)]))
  }, mostAtOnce)
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

    hold: (file, upload = undefined) => hold({ ...file, upload: upload ?? null }),

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

/** In one order, so that two processes that bring the same files wait for one another and not in a circle. */
const holding = `with files as (
    select * from jsonb_to_recordset($1::jsonb)
      as f ("unitId" text, uploader uuid, sha256 text, size int, "mediaType" text, upload uuid)),
  each as (select distinct on (sha256, "unitId") * from files order by sha256, "unitId"),
  bytes as (
    insert into blob (sha256, size, media_type)
    select distinct on (sha256) sha256, size, "mediaType" from files order by sha256
    on conflict (sha256) do nothing),
  held as (
    insert into blob_holding (unit_id, sha256, uploader)
    select "unitId", sha256, uploader from each order by sha256, "unitId"
    on conflict (unit_id, sha256) do nothing returning unit_id, sha256),
  ended as (
    update upload set received = size, parts = '{}', touched_at = now()
     where id in (select upload from files where upload is not null))
  insert into audit_record (actor_id, action, subject, subject_id, details)
  select uploader, 'evidence.stored', 'blob', sha256,
         jsonb_build_object('unitId', "unitId", 'size', size, 'mediaType', "mediaType")
    from held join each using (sha256) where each."unitId" = held.unit_id`

interface Row extends Omit<UploadRecord, 'for'> {
  readonly filingId: string | null
  readonly projectId: string | null
}

function recordOf({ filingId, projectId, ...row }: Row): UploadRecord {
  return { ...row, for: filingId === null ? { projectId: projectId ?? '' } : { filingId } }
}
