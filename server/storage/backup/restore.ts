/**
 * Restores (恢复) a backup into an empty place: blobs first, then all rows in one transaction that also proves them
 * equal to the backup, so a restore is whole or has not happened. Needs no more rights than owning the tables.
 */
import { randomUUID } from 'node:crypto'
import type { BlobStore } from '@server/application/ports/evidence'
import pg from 'pg'
import { applyMigrations } from '../migrations/apply-migrations'
import { migrationsFolder, readMigrations } from '../migrations/read-migrations'
import { foreignKeysOf, quoted, tablesOf } from './catalogue'
import { type BackedUpTable, BackupRefused, type Manifest } from './format'
import { fileLines, readBackup, readBlob } from './read-backup'
import { addLines, linesOf, TEXT_FORMS, tally } from './rows'

export type BlobTarget = Pick<BlobStore, 'put'>

export async function restore(
  url: string,
  blobs: BlobTarget,
  folder: string,
  migrations = migrationsFolder(),
) {
  const manifest = await readBackup(folder)
  await refuseUnknownMigrations(manifest, migrations)
  const client = new pg.Client({ connectionString: url, application_name: 'jixiao-zhibao restore' })
  await client.connect()
  try {
    await requireEmpty(client)
    await applyMigrations(url, migrations, new Set(manifest.migrations)) // the schema as it was then
    for (const { sha256 } of manifest.blobs) await blobs.put(await readBlob(folder, sha256))
    await inTransaction(client, () => load(client, manifest, folder))
  } finally {
    await client.end()
  }
  await applyMigrations(url, migrations) // and on to the schema of today, with the rows in it
  return manifest
}

async function refuseUnknownMigrations({ migrations }: Manifest, folder: string): Promise<void> {
  const known = new Set((await readMigrations(folder)).map(({ name }) => name))
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown) throw new BackupRefused(`备份比本程序新：其中的迁移 ${unknown} 本程序没有；请换用较新的程序。`)
}

async function requireEmpty(client: pg.Client): Promise<void> {
  for (const table of await tablesOf(client)) {
    const { rowCount } = await client.query(`select from ${quoted(table.schema, table.name)} limit 1`)
    if (rowCount)
      throw new BackupRefused(
        `目标数据库不是空的（表 ${table.name} 已有数据）；请恢复到新的数据库或新的 DATA_DIR。`,
      )
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query(`begin; ${TEXT_FORMS}`)
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Foreign keys are set aside and remade at the end, which checks them all, cycles and self-references included. */
async function load(client: pg.Client, { tables, sequences }: Manifest, folder: string): Promise<void> {
  await requireTables(client, tables)
  const keys = await foreignKeysOf(client)
  for (const { drop } of keys) await client.query(drop)
  for (const table of tables) await loadTable(client, table, folder)
  await client.query('set constraints all immediate')
  for (const table of tables) await switchTriggers(client, table, 'enable')
  for (const { add } of keys) await client.query(add)
  for (const { schema, name, last, called } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(schema, name), last, called])
  }
  for (const table of tables) await proveEqual(client, table)
  await mintFeedEpoch(client, tables)
}

async function requireTables(client: pg.Client, tables: readonly BackedUpTable[]): Promise<void> {
  const shape = (table: Pick<BackedUpTable, 'schema' | 'name' | 'columns'>) =>
    JSON.stringify([table.schema, table.name, table.columns.map(({ name, type }) => [name, type])])
  const present = new Set((await tablesOf(client)).map(shape))
  const other = tables.find((table) => !present.has(shape(table)))
  if (other) throw new BackupRefused(`备份里的表 ${other.name} 与本程序同一版本的表结构不同，无法恢复。`)
}

async function loadTable(client: pg.Client, table: BackedUpTable, folder: string): Promise<void> {
  await switchTriggers(client, table, 'disable') // what they once did is in the backup already
  await client.query(`delete from ${quoted(table.schema, table.name)}`) // rows that migrations laid
  for await (const lines of fileLines(folder, table)) await addLines(client, table, lines)
}

const switchTriggers = (client: pg.Client, { schema, name }: BackedUpTable, to: 'enable' | 'disable') =>
  client.query(`alter table ${quoted(schema, name)} ${to} trigger user`)

async function proveEqual(client: pg.Client, table: BackedUpTable): Promise<void> {
  const counted = tally()
  for await (const lines of linesOf(client, table)) counted.add(lines)
  const { rows, sha256 } = counted.done()
  if (rows !== table.rows || sha256 !== table.sha256) {
    throw new BackupRefused(`恢复后表 ${table.name} 与备份不一致；没有恢复任何数据。`)
  }
}

/** Phones that know the old feed must pull in full: its numbers mean nothing here. */
async function mintFeedEpoch(client: pg.Client, tables: readonly BackedUpTable[]): Promise<void> {
  if (!tables.some(({ schema, name }) => schema === 'public' && name === 'meta')) return
  await client.query(
    `insert into public.meta (key, value) values ('feed_epoch', $1)
     on conflict (key) do update set value = excluded.value`,
    [randomUUID()],
  )
}
