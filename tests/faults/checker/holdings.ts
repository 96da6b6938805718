/** What the server holds of one unit, read past every use case: rows as they lie, files as their bytes hash now. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { FilingStatus } from '@domain/filings/chain'
import type { Receipt } from '@domain/sync/protocol'
import type pg from 'pg'

export interface HeldRevision {
  readonly id: string
  readonly filingId: string
  readonly number: number
  readonly base: number
  readonly content: Record<string, unknown>
  readonly contentHash: string
  readonly receipt: Receipt
  /** As linked, in their order. */
  readonly evidence: readonly EvidenceRef[]
}

export interface LogEntry {
  readonly action: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface Holdings {
  readonly unitId: string
  readonly filings: readonly (FilingStatus & { readonly id: string })[]
  readonly revisions: readonly HeldRevision[]
  readonly decisions: readonly { readonly id: string; readonly filingId: string }[]
  /** Files that the unit holds, with the size on record. */
  readonly files: readonly { readonly sha256: string; readonly size: number }[]
  /** Of the same files: SHA-256 and size of what lies on the disk; absent when nothing does. */
  readonly disk: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>
  /** Uploads that say of themselves to be whole. */
  readonly finished: readonly string[]
  /** In the order of writing. */
  readonly log: readonly LogEntry[]
  /** Announcements in the change feed, by filing. */
  readonly changes: ReadonlyMap<string, number>
}

export async function readHoldings(pool: pg.Pool, blobFolder: string, unitId: string): Promise<Holdings> {
  const rows = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> =>
    (await pool.query<Row>(sql, [unitId])).rows
  const files = await rows<{ sha256: string; size: number }>(
    'select b.sha256, b.size from blob_holding h join blob b using (sha256) where h.unit_id = $1 order by 1',
  )
  const changes = await rows<{ filing: string; count: string }>(
    'select filing_id as filing, count(*) from change where unit_id = $1 group by 1',
  )
  const finished = await rows<{ sha256: string }>(
    'select sha256 from upload where unit_id = $1 and received = size',
  )
  return {
    unitId,
    files,
    changes: new Map(changes.map(({ filing, count }) => [filing, Number(count)])),
    finished: finished.map(({ sha256 }) => sha256),
    filings: await rows(
      'select id, at, returned_from as "returnedFrom", revision from filing where unit_id = $1 order by id',
    ),
    revisions: await rows(
      `select r.id, r.filing_id as "filingId", r.number, r.base, r.content, r.content_hash as "contentHash", r.receipt,
              coalesce((select json_agg(jsonb_build_object('id', e.id, 'slot', e.slot, 'sha256', e.sha256,
                          'size', e.size, 'mediaType', e.media_type, 'capture', e.capture)
                          || case when e.name is null then '{}' else jsonb_build_object('name', e.name) end
                        order by l.position)
                 from revision_evidence l join evidence e on e.id = l.evidence_id where l.revision_id = r.id),
                '[]') as evidence
         from revision r join filing f on f.id = r.filing_id where f.unit_id = $1 order by r.filing_id, r.number`,
    ),
    decisions: await rows(
      `select d.id, d.filing_id as "filingId" from decision d join filing f on f.id = d.filing_id
        where f.unit_id = $1`,
    ),
    log: await rows(
      `select action, subject_id as "subjectId", details from audit_record
        where (subject = 'filing' and subject_id in (select id::text from filing where unit_id = $1))
           or (subject = 'blob' and details ->> 'unitId' = $1) order by seq`,
    ),
    disk: await hashesOf(
      blobFolder,
      files.map(({ sha256 }) => sha256),
    ),
  }
}

async function hashesOf(folder: string, names: readonly string[]) {
  const found = new Map<string, { sha256: string; size: number }>()
  for (const name of names) {
    const bytes = await bytesAt(join(folder, name.slice(0, 2), name.slice(2)))
    if (bytes) found.set(name, { sha256: hashOf(bytes), size: bytes.byteLength })
  }
  return found
}

/** The whole store, whoever it belongs to. */
export interface Shelves {
  /** Names under which something else lies than they say: half-stored, or damaged. */
  readonly wrong: readonly string[]
  /** Files that were being written when they were left. */
  readonly drafts: readonly string[]
  /** Pieces on the disk that belong to no upload. */
  readonly ownerless: readonly string[]
}

export async function readShelves(pool: pg.Pool, folder: string): Promise<Shelves> {
  const wrong: string[] = []
  for (const shelf of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const rest of await readdir(join(folder, shelf))) {
      const bytes = await bytesAt(join(folder, shelf, rest))
      if (bytes && hashOf(bytes) !== shelf + rest) wrong.push(shelf + rest)
    }
  }
  const parts = await readdir(join(folder, 'parts'))
  const { rows } = await pool.query<{ name: string }>('select unnest(parts) as name from upload')
  const owned = new Set(rows.map(({ name }) => name))
  return {
    wrong,
    drafts: await readdir(join(folder, 'incoming')),
    ownerless: parts.filter((name) => !owned.has(name)),
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const bytesAt = (path: string): Promise<Uint8Array | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
