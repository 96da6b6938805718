/**
 * The lease: while a process of the app uses the server, it holds a shared advisory lock in a session of its own.
 * The database frees it even when the process is killed, so nothing stale remains; who can turn it into an
 * exclusive one is alone, and may stop the server.
 */
import pg from 'pg'
import { addressOf, type Reach } from './reach'

const LEASE = 20_201_204
const STARTING = '57P03'

export type Lease = Readonly<{
  /** Runs a statement in the lease's session, in the database `postgres`. */
  query: (sql: string) => Promise<void>
  /** Gives the lease up; `last` runs while nobody else can take one, and only when nobody else holds one. */
  release: (last: () => Promise<void>) => Promise<void>
  /** Settles when the session is lost: the server was stopped or killed. */
  lost: Promise<void>
}>

/** Takes a lease, or tells why there is none: no server answers, or it is still starting. */
export async function takeLease(reach: Reach): Promise<Lease | 'absent' | 'starting'> {
  const client = new pg.Client({
    connectionString: addressOf(reach, 'postgres'),
    application_name: 'jixiao-zhibao lease',
    connectionTimeoutMillis: 5000,
  })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [LEASE])
  } catch (error) {
    await client.end().catch(() => undefined)
    if ((error as { code?: string }).code === '28P01') throw error
    return (error as { code?: string }).code === STARTING ? 'starting' : 'absent'
  }

  async function release(last: () => Promise<void>): Promise<void> {
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [LEASE])
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
        LEASE,
      ])
      if (rows[0]?.alone) await last()
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return { query: async (sql) => void (await client.query(sql)), release, lost }
}
