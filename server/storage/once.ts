import type pg from 'pg'

const onceLock = 20_200_732

/** Does something once in the life of a database, however many processes start together; true when done now. */
export async function onceEver(pool: pg.Pool, key: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [onceLock])
    const { rowCount } = await client.query('select 1 from meta where key = $1', [key])
    if (rowCount !== 0) return false
    await work()
    await client.query("insert into meta (key, value) values ($1, 'done')", [key])
    return true
  } finally {
    await client.query('select pg_advisory_unlock($1)', [onceLock]).catch(() => undefined)
    client.release()
  }
}
