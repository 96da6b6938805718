import type { AccountRecord } from '@server/application/ports/records'
import type { Transaction } from '@server/application/ports/transaction'
import { insert, iso, type Queryable } from '../sql'

type AccountWrites = Pick<
  Transaction,
  'accountByName' | 'ownAccount' | 'noteSignIn' | 'addSession' | 'endSession'
>

interface AccountRow {
  id: string
  username: string
  name: string
  password_hash: string
  failures: number
  locked_until: Date | null
  active: boolean
}

export function accountWrites(client: Queryable): AccountWrites {
  return {
    async accountByName(username) {
      const { rows } = await client.query<AccountRow>(
        'select * from account where username = $1 for update',
        [username],
      )
      return rows[0] ? accountRecord(rows[0]) : null
    },

    async ownAccount(accountId) {
      const { rows } = await client.query<AccountRow>('select * from account where id = $1 for update', [
        accountId,
      ])
      if (!rows[0]) throw new Error(`account ${accountId} vanished while it acted`)
      return accountRecord(rows[0])
    },

    async noteSignIn(accountId, { failures, lockedUntil }) {
      await client.query('update account set failures = $2, locked_until = $3 where id = $1', [
        accountId,
        failures,
        lockedUntil,
      ])
    },

    async addSession(session) {
      await insert(client, 'session', {
        token_hash: session.tokenHash,
        account_id: session.accountId,
        device: session.device,
        expires_at: session.expiresAt,
        way: session.way,
        pending: session.pending,
      })
    },

    async endSession(tokenHash) {
      await client.query(
        'update session set revoked_at = now() where token_hash = $1 and revoked_at is null',
        [tokenHash],
      )
    },
  }
}

function accountRecord(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    passwordHash: row.password_hash,
    failures: row.failures,
    lockedUntil: row.locked_until === null ? null : iso(row.locked_until),
    active: row.active,
  }
}
