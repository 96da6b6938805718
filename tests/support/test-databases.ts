/** The server that the tests share, and the migrated template from which each test file gets its own database. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../server/storage/embedded'
import { applyMigrations } from '../../server/storage/migrations/apply-migrations'
import { readMigrations } from '../../server/storage/migrations/read-migrations'

const PREPARING = 20_201_205
/** Tests forgo durability: nothing they write has to survive a power cut. */
const HURRY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

export async function prepareTestDatabases(root: string, given: string | undefined) {
  const dataDir = join(root, '.cache', 'test-postgres')
  const server = given
    ? { url: given, stop: async () => undefined }
    : await startEmbedded({ dataDir, settings: HURRY })
  try {
    const template = await migratedTemplate(server.url, join(root, 'prisma', 'migrations'))
    return { ...server, template }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function migratedTemplate(url: string, folder: string): Promise<string> {
  const migrations = await readMigrations(folder)
  const history = createHash('sha256').update(migrations.map((migration) => migration.checksum).join())
  const name = `template_${history.digest('hex').slice(0, 12)}`
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING])
    await dropForgotten(client)
    if (await exists(client, name)) return name
    const draft = `draft_${name}`
    await client.query(`drop database if exists "${draft}" with (force)`)
    await client.query(`create database "${draft}"`)
    await applyMigrations(databaseIn(url, draft), folder)
    await dropOutdated(client)
    await client.query(`alter database "${draft}" rename to "${name}"`)
    return name
  } finally {
    await client.end()
  }
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

/** Databases of runs that were killed: their names carry the number of a process that is no more. */
async function dropForgotten(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    String.raw`select datname as name from pg_database where datname like 'test\_%'`,
  )
  for (const { name } of rows) {
    if (!alive(Number(name.split('_')[1])))
      await client.query(`drop database if exists "${name}" with (force)`)
  }
}

/** Templates of earlier migrations. */
async function dropOutdated(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    String.raw`select datname as name from pg_database where datname like 'template\_%'`,
  )
  for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The address of another database on the same server. */
export function databaseIn(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
