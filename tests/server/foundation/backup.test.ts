import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDiskBlobs } from '../../../server/evidence/disk-blobs'
import { backUp } from '../../../server/storage/backup/back-up'
import type { Manifest } from '../../../server/storage/backup/format'
import { restore } from '../../../server/storage/backup/restore'
import { applyMigrations } from '../../../server/storage/migrations/apply-migrations'
import { freshDatabase, type TestDatabase } from '../../support/database'
import { ROWS, SCHEMA } from './backup-trial'

jest.setTimeout(30_000)

let folder: string
let migrations: string
let source: TestDatabase
let target: TestDatabase

const query = async (url: string, sql: string) => {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end())
  return rows
}
const blobsIn = (name: string) => openDiskBlobs(join(folder, name))
const now = new Date('2026-11-20T08:00:00Z')
const backup = () => join(folder, 'backup')
const makeBackup = async (url = source.url, to = backup(), from = 'blobs') =>
  backUp(url, await blobsIn(from), to, now)
const content = ({ tables, sequences, blobs, migrations: applied }: Manifest) => ({
  tables,
  sequences,
  blobs,
  applied,
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  migrations = join(folder, 'migrations')
  mkdirSync(join(migrations, '0001_init'), { recursive: true })
  writeFileSync(join(migrations, '0001_init', 'migration.sql'), SCHEMA)
  ;[source, target] = await Promise.all([freshDatabase('empty'), freshDatabase('empty')])
  await applyMigrations(source.url, migrations)
  await query(source.url, ROWS)
  const blobs = await blobsIn('blobs')
  for (const text of ['photo', 'thumbnail', 'public']) await blobs.put(Buffer.from(text))
  await query(
    source.url,
    `insert into blob values ('${blobs.hashOf(Buffer.from('photo'))}');
     insert into blob_derivative values ('${blobs.hashOf(Buffer.from('thumbnail'))}'), ('');
     insert into photo_confirmation values ('${blobs.hashOf(Buffer.from('public'))}'), (null)`,
  )
})
afterEach(async () => {
  await Promise.all([source.drop(), target.drop()])
  rmSync(folder, { recursive: true })
})

it('restores into an empty place exactly what was backed up', async () => {
  const made = await makeBackup()
  await restore(target.url, await blobsIn('other'), backup(), migrations)

  await query(target.url, `update meta set value = 'old' where key = 'feed_epoch'`)
  const again = await makeBackup(target.url, join(folder, 'again'), 'other')
  expect(content(again)).toEqual(content(made))
  for (const sql of [
    'select * from "Odd ""name""" order by id',
    'select * from unit order by id',
    'select seq, what from change order by seq',
  ]) {
    expect(await query(target.url, sql)).toEqual(await query(source.url, sql))
  }
  expect(made.tables.map(({ name, rows }) => [name, rows])).toContainEqual(['person', 2500])
  expect(made.tables.map(({ schema }) => schema)).not.toContain('graphile_worker')
  expect(
    Buffer.from((await (await blobsIn('other')).read(made.blobs[0]?.sha256 ?? '')) ?? []).toString(),
  ).toMatch(/photo|thumbnail|public/)
})

it('goes on numbering where the source stood, and keeps keys and triggers in force', async () => {
  await makeBackup()
  await restore(target.url, await blobsIn('other'), backup(), migrations)
  expect(await query(target.url, `insert into person (unit) values ('a') returning id`)).toEqual([
    { id: 2501 },
  ])
  expect(await query(target.url, `insert into change (what) values ('x') returning seq`)).toEqual([
    { seq: '901' },
  ])
  await expect(query(target.url, `insert into person (unit) values ('absent')`)).rejects.toThrow(
    'foreign key',
  )
  await expect(query(target.url, `delete from audit`)).rejects.toThrow('append only')
})

it('mints a new feed epoch and numbers every change anew, so that phones pull in full', async () => {
  const made = await makeBackup()
  await query(target.url, 'select pg_current_xact_id()')
  await restore(target.url, await blobsIn('other'), backup(), migrations)
  expect(made.feedEpoch).toBe('old')
  const [epoch] = await query(target.url, `select value from meta where key = 'feed_epoch'`)
  expect(epoch?.value).toMatch(/^[0-9a-f-]{36}$/)
  const [xids] = await query(
    target.url,
    'select count(distinct xid)::int as xids, max(xid) < pg_current_xact_id()::text::bigint as past from change',
  )
  expect(xids).toEqual({ xids: 1, past: true })
})

it('carries a backup of an older build on to the schema of today', async () => {
  await makeBackup()
  mkdirSync(join(migrations, '0002_rank'))
  writeFileSync(
    join(migrations, '0002_rank', 'migration.sql'),
    `alter table unit add rank int; update unit set rank = 1;`,
  )
  await restore(target.url, await blobsIn('other'), backup(), migrations)
  expect(await query(target.url, 'select count(*)::int from unit where rank = 1')).toEqual([{ count: 3 }])
})

it('takes one moment of the database, whatever is written meanwhile', async () => {
  let done = false
  const made = makeBackup().finally(() => {
    done = true
  })
  for (let i = 0; !done; i += 1) {
    await query(
      source.url,
      `begin; insert into change (what) values ('pair'); insert into unit (id, name) values ('pair ${i}', '对'); commit`,
    )
  }
  const rows = new Map((await made).tables.map((table) => [table.name, table.rows]))
  expect((rows.get('change') ?? 0) - 20).toBe((rows.get('unit') ?? 0) - 3)
})

it('names files that were lost already, and saves the rest', async () => {
  const lost = 'a'.repeat(64)
  await query(source.url, `insert into blob values ('${lost}')`)
  const made = await makeBackup()
  expect(made.missingBlobs).toEqual([lost])
  expect(made.blobs).toHaveLength(3)
})

const firstIn = (path: string) => join(path, readdirSync(path).sort()[0] ?? '')

it.each`
  damage                    | inflict
  ${'a changed row'}        | ${() => writeFileSync(join(backup(), 'tables/public.unit.ndjson'), readFileSync(join(backup(), 'tables/public.unit.ndjson'), 'utf8').replace('教育局', '教育厅'))}
  ${'a row too many'}       | ${() => appendFileSync(join(backup(), 'tables/public.person.ndjson'), '["9999","a"]\n')}
  ${'a missing table file'} | ${() => rmSync(join(backup(), 'tables/public.change.ndjson'))}
  ${'a changed photo'}      | ${() => appendFileSync(firstIn(firstIn(join(backup(), 'blobs'))), 'x')}
  ${'a changed manifest'}   | ${() => writeFileSync(join(backup(), 'manifest.json'), readFileSync(join(backup(), 'manifest.json'), 'utf8').replace('"900"', '"9"'))}
  ${'a backup broken off'}  | ${() => rmSync(join(backup(), 'manifest.json'))}
`('refuses $damage and loads nothing', async ({ inflict }) => {
  await makeBackup()
  inflict()
  await expect(restore(target.url, await blobsIn('other'), backup(), migrations)).rejects.toThrow(
    /备份已损坏|没有做完/,
  )
  expect(await query(target.url, `select to_regclass('unit') as unit`)).toEqual([{ unit: null }])
  expect(readdirSync(join(folder, 'other')).filter((name) => !['incoming', 'parts'].includes(name))).toEqual(
    [],
  )
})

it('refuses a target that holds data, and leaves it as it is', async () => {
  await makeBackup()
  await applyMigrations(target.url, migrations)
  await query(target.url, `delete from meta; insert into unit values ('z', null, null, '原有')`)
  await expect(restore(target.url, await blobsIn('other'), backup(), migrations)).rejects.toThrow(
    '目标数据库不是空的',
  )
  expect(await query(target.url, 'select id from unit')).toEqual([{ id: 'z' }])
})

it('refuses a backup that is newer than this build', async () => {
  await makeBackup()
  rmSync(join(migrations, '0001_init'), { recursive: true })
  await expect(restore(target.url, await blobsIn('other'), backup(), migrations)).rejects.toThrow(
    '备份比本程序新',
  )
})

it('refuses to write into a folder that is not empty', async () => {
  await makeBackup()
  await expect(makeBackup()).rejects.toThrow('不是空文件夹')
})
