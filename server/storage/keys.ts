import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/** A receipt key as it is stored. */
interface StoredKey {
  readonly id: string
  readonly publicPem: string
  readonly privatePem: string
}

/** Any number; the processes of one database agree on it. */
const keyLock = 20_200_731

/**
 * The receipt keys, newest unretired first, then those that only verify. The first process of a database
 * makes the first key; the others wait for it.
 */
export async function signingKeys(
  pool: pg.Pool,
  newKey: () => StoredKey,
): Promise<readonly [StoredKey, ...StoredKey[]]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [keyLock])
    const { rows } = await client.query<StoredKey>(
      `select id, public_pem as "publicPem", private_pem as "privatePem" from signing_key
        order by retired_at is not null, created_at desc`,
    )
    const [first, ...others] = rows
    if (first) {
      await client.query('commit')
      return [first, ...others]
    }
    const key = newKey()
    await client.query('insert into signing_key (id, public_pem, private_pem) values ($1, $2, $3)', [
      key.id,
      key.publicPem,
      key.privatePem,
    ])
    await client.query('commit')
    return [key]
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** RC4: from now on another key signs; the former ones verify what they signed. */
export async function addSigningKey(pool: pg.Pool, key: StoredKey): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [keyLock])
    await client.query('update signing_key set retired_at = now() where retired_at is null')
    await client.query('insert into signing_key (id, public_pem, private_pem) values ($1, $2, $3)', [
      key.id,
      key.publicPem,
      key.privatePem,
    ])
    await client.query(
      `insert into audit_record (action, subject, subject_id, details)
       values ('receipt-key.rotated', 'signing-key', $1, '{}')`,
      [key.id],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** A secret that all processes of a database share, made on first use: the key of signed links. */
export async function sharedSecret(pool: pg.Pool, name: string): Promise<string> {
  const { rows } = await pool.query<{ value: string }>(
    `insert into meta (key, value) values ($1, $2)
     on conflict (key) do update set key = meta.key returning value`,
    [`secret:${name}`, randomBytes(32).toString('hex')],
  )
  const secret = rows[0]?.value
  if (secret === undefined) throw new Error(`no secret "${name}" could be kept`)
  return secret
}
