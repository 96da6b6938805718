// What the schema holds and the migrations do not: the migrations are applied to a scratch database of the test
// server, and that is compared with prisma/schema.prisma.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'
import { differenceTo } from './schema-engine.mjs'
import { at } from './shell.mjs'

/** The SQL that is missing in the migrations; empty when schema and migrations agree. */
export async function schemaDifference(
  schema = at('prisma/schema.prisma'),
  migrations = at('prisma/migrations'),
) {
  const { startEmbedded } = await tsImport('../server/storage/embedded/index.ts', import.meta.url)
  const { applyMigrations } = await tsImport(
    '../server/storage/migrations/apply-migrations.ts',
    import.meta.url,
  )
  const server = await startEmbedded({ dataDir: at('.cache/test-postgres') })
  const name = `schema_${randomBytes(6).toString('hex')}`
  try {
    await inServer(server.url, `create database "${name}"`)
    const scratch = new URL(server.url)
    scratch.pathname = `/${name}`
    await applyMigrations(scratch.href, migrations)
    return await differenceTo(schema, scratch.href)
  } finally {
    await inServer(server.url, `drop database if exists "${name}" with (force)`)
    await server.stop()
  }
}

async function inServer(url, sql) {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}
