/** A database of its own for each test file, copied from the migrated template in some tens of milliseconds. */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseIn } from './test-databases'

export type TestDatabase = Readonly<{ url: string; drop: () => Promise<void> }>

/** A new database with all migrations applied, or an empty one; `drop` removes it, whoever is still connected. */
export async function freshDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_SERVER
  const template = from === 'empty' ? 'template1' : process.env.TEST_DATABASE_TEMPLATE
  if (!server || !template) throw new Error('tests/support/start-database.mjs did not run')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await inServer(server, (client) => client.query(`create database "${name}" template "${template}"`))
  return {
    url: databaseIn(server, name),
    drop: () =>
      inServer(server, async (client) => {
        await parted(client, name)
        await client.query(`drop database if exists "${name}" with (force)`)
      }),
  }
}

/** A pool that has ended says so before its connections are gone; one of them that is cut off would fail a test. */
async function parted(client: pg.Client, name: string): Promise<void> {
  for (const end = Date.now() + 500; Date.now() < end; await pause(10)) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name])
    if (rowCount === 0) return
  }
}

async function inServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
