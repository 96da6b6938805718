/**
 * Applies the migrations at start as `prisma migrate deploy` does: the same table, checksums and advisory lock, so
 * that the two exclude each other and any number of processes may start at once.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Migration, migrationsFolder, readMigrations } from './read-migrations'

/** The lock that Prisma's schema engine takes. */
const LOCK = 72_707_369
const PATIENCE = '60s'
const OLDEST_SERVER = 140_000

const HISTORY = `
  create table if not exists _prisma_migrations (
    id                  varchar(36)  primary key not null,
    checksum            varchar(64)  not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz  not null default now(),
    applied_steps_count integer      not null default 0
  )`

/** The database and this build do not fit together; the message tells the operator what to do. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

type Applied = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null }

/** Brings the database to this build's schema, or only as far as `upTo` names; returns what was applied now. */
export async function applyMigrations(
  url: string,
  folder = migrationsFolder(),
  upTo?: ReadonlySet<string>,
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'jixiao-zhibao migrations' })
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query(`set lock_timeout = '${PATIENCE}'`)
    await client.query('select pg_advisory_lock($1)', [LOCK]) // of the session: freed when we die
    await client.query(`set client_min_messages = warning; ${HISTORY}`)
    const missing = unapplied(migrations, await history(client))
    const pending = missing.filter(({ name }) => upTo?.has(name) ?? true)
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function history(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum, finished_at, logs from _prisma_migrations where rolled_back_at is null`,
  )
  return rows
}

/** What is left to apply; refuses a history that this build does not continue. */
function unapplied(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const migration = known.get(row.migration_name)
    if (!migration) {
      throw new MigrationRefused(
        `数据库比本程序新：其中的迁移 ${row.migration_name} 本程序没有；请换用较新的程序，数据库未作改动。`,
      )
    }
    if (!row.finished_at) {
      throw new MigrationRefused(
        `迁移 ${row.migration_name} 上次没有完成（${row.logs ?? '原因不明'}）；请先用 prisma migrate resolve 处理，再启动。`,
      )
    }
    if (!migration.checksums.has(row.checksum)) {
      throw new MigrationRefused(
        `迁移 ${row.migration_name} 在应用之后被改动过；请恢复原文件，另写新的迁移，数据库未作改动。`,
      )
    }
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}

/** One transaction a migration: a failed or killed one leaves neither half a schema nor a record. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`迁移 ${name} 没有成功，已全部撤回：${(error as Error).message}`, { cause: error })
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  )
  const [server] = rows
  if (Number(server?.number) < OLDEST_SERVER) {
    throw new MigrationRefused(`数据库是 PostgreSQL ${server?.version}，至少需要 14。`)
  }
}
