import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applyMigrations, MigrationRefused } from '../../../server/storage/migrations/apply-migrations'
import { freshDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
let client: pg.Client
let folder: string

beforeEach(async () => {
  database = await freshDatabase('empty')
  client = new pg.Client(database.url)
  await client.connect()
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  write('0001_init', 'create table unit (id int primary key);\n')
  write('0002_names', 'alter table unit add name text;\ninsert into unit values (1, $$局$$);\n')
})
afterEach(async () => {
  await client.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}
const apply = () => applyMigrations(database.url, folder)
const all = async (sql: string) => (await client.query(sql)).rows as unknown[]

it('applies what is new, in order, once', async () => {
  expect(await apply()).toEqual(['0001_init', '0002_names'])
  expect(await apply()).toEqual([])
  write('0003_more', 'insert into unit values (2, null);')
  expect(await apply()).toEqual(['0003_more'])
  expect(await all('select count(*)::int from unit')).toEqual([{ count: 2 }])
})

it('records what Prisma records', async () => {
  await apply()
  expect(
    await all(`select migration_name, checksum, logs, rolled_back_at, applied_steps_count,
                 finished_at >= started_at as finished from _prisma_migrations order by 1`),
  ).toEqual([
    {
      migration_name: '0001_init',
      checksum: '106ad5d261102b8a16d4db895ff45420d7da6c12f81c86facdded2e8c2ff71e9',
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      finished: true,
    },
    expect.objectContaining({ migration_name: '0002_names' }),
  ])
})

it('lets eight processes start at once: one applies, the others wait', async () => {
  const applied = await Promise.all(Array.from({ length: 8 }, apply))
  expect(applied.filter((names) => names.length === 2)).toHaveLength(1)
  expect(applied.filter((names) => names.length === 0)).toHaveLength(7)
  expect(await all('select id from unit')).toEqual([{ id: 1 }])
})

it('waits for a `prisma migrate deploy` that is going on', async () => {
  await client.query('select pg_advisory_lock(72707369)')
  let done = false
  const applying = apply().finally(() => {
    done = true
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(done).toBe(false)
  await client.query('select pg_advisory_unlock(72707369)')
  expect(await applying).toHaveLength(2)
})

it('leaves nothing of a migration that fails, and applies its corrected text', async () => {
  write('0003_broken', 'create table half (id int); select 1 / 0;')
  await expect(apply()).rejects.toThrow('迁移 0003_broken 没有成功，已全部撤回：division by zero')
  expect(await all(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  write('0003_broken', 'create table half (id int);')
  expect(await apply()).toEqual(['0003_broken'])
})

it('takes other line endings for the same migration', async () => {
  await apply()
  write('0001_init', 'create table unit (id int primary key);\r\n')
  expect(await apply()).toEqual([])
})

it.each`
  case                               | change                                                                    | sentence
  ${'was modified after it applied'} | ${() => write('0002_names', 'select 1;')}                                 | ${'迁移 0002_names 在应用之后被改动过'}
  ${'is unknown to this build'}      | ${() => rmSync(join(folder, '0002_names'), { recursive: true })}          | ${'数据库比本程序新：其中的迁移 0002_names 本程序没有'}
  ${'was left unfinished by Prisma'} | ${() => client.query('update _prisma_migrations set finished_at = null')} | ${'上次没有完成'}
`('refuses a database whose migration $case, and changes nothing', async ({ change, sentence }) => {
  await apply()
  await change()
  write('0004_next', 'create table next (id int);')
  const refused = apply()
  await expect(refused).rejects.toThrow(sentence)
  await expect(refused).rejects.toBeInstanceOf(MigrationRefused)
  expect(await all(`select to_regclass('next') as next`)).toEqual([{ next: null }])
})
