/**
 * Backs up (备份) database and blobs into an empty folder: rows of one snapshot, then the files they speak of. Files
 * are only ever added, so whatever a row names is there. The manifest comes last: without it a backup is none.
 */
import { createHash } from 'node:crypto'
import { mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from '@server/application/ports/evidence'
import pg from 'pg'
import { quoted, sequencesOf, tablesOf } from './catalogue'
import {
  type BackedUpTable,
  BackupRefused,
  blobFile,
  FORMAT,
  MANIFEST,
  MANIFEST_HASH,
  type Manifest,
  type Table,
  VERSION,
} from './format'
import { linesOf, TEXT_FORMS, tally } from './rows'

export type BlobSource = Pick<BlobStore, 'read' | 'hashOf'>

/** Every file that a row speaks of: what was uploaded, what was derived from it, what the public sees. */
const REFERENCED = { blob: ['sha256'], blob_derivative: ['derived'], photo_confirmation: ['public_sha256'] }

export async function backUp(url: string, blobs: BlobSource, folder: string, now: Date): Promise<Manifest> {
  await requireEmpty(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'jixiao-zhibao backup' })
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${TEXT_FORMS}`)
    const tables: BackedUpTable[] = []
    for (const table of await tablesOf(client)) tables.push(await writeTable(client, table, folder))
    const facts = await factsOf(client, tables)
    const hashes = await referenced(client, tables)
    await client.query('commit') // an old snapshot would hold up the database's own cleaning
    const saved = await writeBlobs(blobs, hashes, folder)
    const manifest: Manifest = {
      format: FORMAT,
      version: VERSION,
      madeAt: now.toISOString(),
      ...facts,
      tables,
      ...saved,
    }
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    await client.end()
  }
}

async function requireEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }) // it holds passwords' hashes and the signing key
  const present = await readdir(folder)
  if (present.length > 0) throw new BackupRefused(`${folder} 不是空文件夹；请指定一个新的或空的文件夹。`)
}

async function writeTable(client: pg.Client, table: Table, folder: string): Promise<BackedUpTable> {
  const file = `tables/${encodeURIComponent(`${table.schema}.${table.name}`)}.ndjson`
  const counted = tally()
  const handle = await created(join(folder, file))
  try {
    for await (const lines of linesOf(client, table)) await handle.write(counted.add(lines))
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { ...table, file, ...counted.done() }
}

async function factsOf(client: pg.Client, tables: readonly Table[]) {
  const { rows } = await client.query<{ postgres: string; migrated: boolean }>(
    `select current_setting('server_version') as postgres, to_regclass('_prisma_migrations') is not null as migrated`,
  )
  const migrations = rows[0]?.migrated
    ? await client.query<{ name: string }>(
        `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null
         order by migration_name`,
      )
    : { rows: [] }
  const epoch = tables.some(({ name }) => name === 'meta')
    ? await client.query<{ value: string }>(`select value from meta where key = 'feed_epoch'`)
    : { rows: [] }
  return {
    postgres: rows[0]?.postgres ?? '',
    migrations: migrations.rows.map(({ name }) => name),
    feedEpoch: epoch.rows[0]?.value ?? null,
    sequences: await sequencesOf(client),
  }
}

async function referenced(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const selects = Object.entries(REFERENCED)
    .filter(([table]) => tables.some(({ name }) => name === table))
    .flatMap(([table, columns]) =>
      columns.map((name) => `select ${quoted(name)} as hash from ${quoted(table)}`),
    )
  if (selects.length === 0) return []
  const { rows } = await client.query<{ hash: string }>(
    `select hash from (${selects.join(' union ')}) as named where hash <> '' order by hash`,
  )
  return rows.map(({ hash }) => hash)
}

async function writeBlobs(store: BlobSource, hashes: readonly string[], folder: string) {
  const blobs: Manifest['blobs'] = []
  const missingBlobs: string[] = []
  for (const sha256 of hashes) {
    const bytes = await store.read(sha256)
    if (!bytes || store.hashOf(bytes) !== sha256) {
      missingBlobs.push(sha256)
      continue
    }
    await writeWhole(join(folder, blobFile(sha256)), bytes)
    blobs.push({ sha256, size: bytes.byteLength })
  }
  return { blobs, missingBlobs }
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const hash = createHash('sha256').update(text).digest('hex')
  await writeWhole(join(folder, MANIFEST_HASH), `${hash}  ${MANIFEST}\n`)
  await writeWhole(join(folder, MANIFEST), text)
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await created(path)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function created(path: string) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return open(path, 'wx', 0o600)
}
