import type { DiaryEntry } from '@domain/evidence/diary'
import type { LockedPush, Transaction } from '@server/application/ports/transaction'
import { prepared, type Queryable, scopeClause } from '../sql'
import { type FilingRow, filingRecord } from './filing-row'

type PushWrites = Pick<Transaction, 'lockPush' | 'takeIn'>

interface LockedRow extends FilingRow {
  overtaken: boolean
  known: LockedPush['known']
  held: { sha256: string; mediaType: string }[] | null
  registered: LockedPush['registered'] | null
  gathered: DiaryEntry[] | null
}

/** One statement to read and one to write: every one more would cost a report more than its work. */
export function pushWrites(client: Queryable): PushWrites {
  return {
    async lockPush(push, scope) {
      const values: unknown[] = [push.filingId, push.revisionId]
      const places = scopeClause(scope, 'f', values)
      const bind = (value: unknown): string => `$${values.push(value)}`
      const photos =
        push.evidence.length === 0
          ? ''
          : filesQuery(
              bind(push.evidence.map(({ sha256 }) => sha256)),
              bind(push.evidence.map(({ id }) => id)),
            )
      const statement = prepared(
        `with locked as materialized (
           select f.*, t.opens_at, coalesce(f.extended_to, t.due_at) as due_at, f.xmin::text as version
             from filing f join task t on t.id = f.task_id where f.id = $1 and ${places} for update of f)
         select l.*, l.version is distinct from (select f.xmin::text from filing f where f.id = $1) as overtaken,
                (select json_build_object('contentHash', r.content_hash, 'receipt', r.receipt)
                   from revision r where r.id = $2) as known ${photos}
           from locked l`,
        values,
      )
      let { rows } = await client.query<LockedRow>(statement)
      // who waited for the lock saw the filing as it is, but all else as it was before the wait
      if (rows[0]?.overtaken) rows = (await client.query<LockedRow>(statement)).rows
      return rows[0] ? lockedPush(rows[0]) : null
    },

    async takeIn({ revision, status, seen, audit }) {
      const { push } = revision
      const values: unknown[] = []
      const bind = (value: unknown): string => `$${values.push(value)}`
      const revisionId = `${bind(push.revisionId)}::uuid`
      const filingId = `${bind(push.filingId)}::uuid`
      const unitId = `${bind(revision.unitId)}::text`
      const at = `${bind(revision.receivedAt)}::timestamptz`
      const number = `${bind(revision.number)}::int`
      const photos =
        push.evidence.length === 0
          ? null
          : evidenceQuery(`${bind(JSON.stringify(push.evidence))}::jsonb`, { revisionId, filingId, unitId })
      await client.query(
        prepared(
          `with revised as (
             insert into revision (id, filing_id, number, base, content, content_hash, author_id, received_at, receipt)
             values (${revisionId}, ${filingId}, ${number}, ${bind(push.base)}, ${bind(JSON.stringify(push.content))},
                     ${bind(revision.contentHash)}, ${bind(revision.authorId)}, ${at},
                     ${bind(JSON.stringify(revision.receipt))})),
           moved as (
             update filing set at = ${bind(status.at)}, returned_from = ${bind(status.returnedFrom)}, revision = ${number},
                    light = ${bind(seen.light)}, doubts = ${bind(seen.doubts)}, moved_at = ${at}, final_at = null
              where id = ${filingId}),
           recorded as (
             insert into audit_record (actor_id, action, subject, subject_id, details)
             values (${bind(audit.actorId)}, ${bind(audit.action)}, ${bind(audit.subject)}, ${bind(audit.subjectId)},
                     ${bind(JSON.stringify(audit.details))})),
           announced as (insert into change (filing_id, unit_id) values (${filingId}, ${unitId}))
           ${photos ?? 'select 1'}`,
          values,
        ),
      )
    },
  }
}

/** What is there already of the files and ids that a push names. */
const filesQuery = (hashes: string, ids: string): string => `,
  (select json_agg(json_build_object('sha256', h.sha256, 'mediaType', b.media_type))
     from blob_holding h join blob b on b.sha256 = h.sha256
    where h.unit_id = l.unit_id and h.sha256 = any(${hashes}::text[])) as held,
  (select json_agg(json_build_object('id', e.id, 'filingId', e.filing_id, 'slot', e.slot, 'sha256', e.sha256))
     from evidence e where e.id = any(${ids}::uuid[])) as registered,
  (select json_agg(d.entry) from diary_entry d where d.id = any(${ids}::uuid[])) as gathered`

/** Evidence and its links in their order; a revision may keep the evidence of the one before. */
const evidenceQuery = (
  evidence: string,
  { revisionId, filingId, unitId }: Readonly<Record<'revisionId' | 'filingId' | 'unitId', string>>,
): string => `,
  files as (select file, position - 1 as position from jsonb_array_elements(${evidence}) with ordinality as f (file, position)),
  kept as (
    insert into evidence (id, unit_id, filing_id, slot, sha256, size, media_type, capture, name)
    select (file->>'id')::uuid, ${unitId}, ${filingId}, file->>'slot', file->>'sha256', (file->>'size')::int,
           file->>'mediaType', file->'capture', file->>'name'
      from files on conflict (id) do nothing),
  linked as (
    insert into revision_evidence (revision_id, evidence_id, position)
    select ${revisionId}, (file->>'id')::uuid, position from files)
  select graphile_worker.add_job('make-images', json_build_object('revisionId', ${revisionId}),
                                 job_key => 'images:' || ${revisionId}, max_attempts => 5)`

function lockedPush(row: LockedRow): LockedPush {
  return {
    filing: filingRecord(row),
    known: row.known,
    held: new Map((row.held ?? []).map(({ sha256, mediaType }) => [sha256, mediaType])),
    registered: row.registered ?? [],
    gathered: row.gathered ?? [],
  }
}
