import type { TokenShelf } from '@server/application/ports/wechat'
import type pg from 'pg'

const tokenLock = 20_200_733
/** A token is renewed so long before its end, so that a call under way does not outlive it. */
const marginMs = 5 * 60_000

interface KeptToken {
  readonly token: string
  readonly until: number
}

/** WeChat's access token in the database: one process fetches it while the others wait for what it brings. */
export function tokenShelf(pool: pg.Pool): TokenShelf {
  return {
    async token(appId, ended, fetchToken) {
      const key = `wechat-token:${appId}`
      const kept = await read(pool, key)
      if (kept && usable(kept, ended)) return kept.token
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock($1)', [tokenLock])
        const newest = await read(client, key) // another process may have been first
        if (newest && usable(newest, ended)) {
          await client.query('commit')
          return newest.token
        }
        const { token, seconds } = await fetchToken()
        const value: KeptToken = { token, until: Date.now() + seconds * 1000 - marginMs }
        await client.query(
          'insert into meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
          [key, JSON.stringify(value)],
        )
        await client.query('commit')
        return token
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
  }
}

const usable = ({ token, until }: KeptToken, ended: string | null): boolean =>
  until > Date.now() && token !== ended

async function read(client: Pick<pg.Pool, 'query'>, key: string): Promise<KeptToken | null> {
  const { rows } = await client.query<{ value: string }>('select value from meta where key = $1', [key])
  return rows[0] ? (JSON.parse(rows[0].value) as KeptToken) : null
}
