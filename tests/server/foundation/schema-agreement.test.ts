import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

jest.setTimeout(60_000)

const CHECK = resolve(__dirname, '../../../tools/check-schema.mjs')
const SCHEMA = `
datasource db {
  provider = "postgresql"
}
model Unit {
  id   Int     @id
  name String? @db.VarChar(40)
  @@index([name])
}
`
const MIGRATION = `
create table "Unit" ("id" integer not null, "name" varchar(40), constraint "Unit_pkey" primary key ("id"));
create index "Unit_name_idx" on "Unit" ("name");
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function check(schema: string, migration: string) {
  mkdirSync(join(folder, 'migrations', '0001_init'), { recursive: true })
  writeFileSync(join(folder, 'migrations', '0001_init', 'migration.sql'), migration)
  writeFileSync(join(folder, 'schema.prisma'), schema)
  const files = [join(folder, 'schema.prisma'), join(folder, 'migrations')]
  const { status, stderr } = spawnSync(process.execPath, [CHECK, ...files], { encoding: 'utf8' })
  return { status, said: stderr }
}

it('accepts migrations that make what the schema says', () => {
  expect(check(SCHEMA, MIGRATION)).toEqual({ status: 0, said: 'schema.prisma 与 migrations 一致\n' })
})

it('lets migrations hold what a schema cannot say', () => {
  const more = `
    create index on "Unit" (id) where name is not null;
    create index on "Unit" (lower(name));
    alter table "Unit" add constraint named check (name <> '');`
  expect(check(SCHEMA, MIGRATION + more).status).toBe(0)
})

it.each`
  drift                 | from                 | to                           | sql
  ${'a missing column'} | ${'name String?'}    | ${'age Int\n  name String?'} | ${'ADD COLUMN     "age" INTEGER NOT NULL'}
  ${'another type'}     | ${'VarChar(40)'}     | ${'VarChar(50)'}             | ${'SET DATA TYPE VARCHAR(50)'}
  ${'a surplus index'}  | ${'@@index([name])'} | ${''}                        | ${'DROP INDEX "Unit_name_idx"'}
  ${'a surplus table'}  | ${/model[\s\S]*/}    | ${''}                        | ${'DROP TABLE "Unit"'}
`('notices $drift', ({ from, to, sql }) => {
  const { status, said } = check(SCHEMA.replace(from, to), MIGRATION)
  expect(said).toContain(sql)
  expect(status).toBe(1)
})

it('uses the very engine that Prisma was released with', () => {
  const packageOf = (name: string) =>
    JSON.parse(readFileSync(join(__dirname, '../../../node_modules', name, 'package.json'), 'utf8')) as {
      version: string
    }
  expect(packageOf('@prisma/schema-engine-wasm').version).toBe(packageOf('@prisma/engines-version').version)
})
