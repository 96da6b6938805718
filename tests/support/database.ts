/** A database of its own for each test file, copied from the migrated template in some tens of milliseconds. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { databaseIn } from './test-databases'

export type TestDatabase = Readonly<{ url: string; drop: () => Promise<void> }>

/** A new database with all migrations applied, or an empty one; `drop` removes it, whoever is still connected. */
export async function freshDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_SERVER
  const template = from === 'empty' ? 'template1' : process.env.TEST_DATABASE_TEMPLATE
  if (!server || !template) throw new Error('tests/support/start-database.mjs did not run')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await inServer(server, `create database "${name}" template "${template}"`)
  return {
    url: databaseIn(server, name),
    drop: () => inServer(server, `drop database if exists "${name}" with (force)`),
  }
}

async function inServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
