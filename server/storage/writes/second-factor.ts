import { bureauRoles } from '@domain/access/roles'
import type {
  PendingSession,
  SecondFactorRecord,
  SecondFactorWrites,
} from '@server/application/ports/second-factor'
import type { SecretSeal } from '../sealed-secrets'
import type { Queryable } from '../sql'

export function secondFactorWrites(client: Queryable, seals: SecretSeal): SecondFactorWrites {
  return {
    async secondFactor(accountId) {
      const { rows } = await client.query<SecondFactorRecord>(
        `select secret, confirmed_at is not null as confirmed, last_step as "lastStep", recovery
           from second_factor where account_id = $1 for update`,
        [accountId],
      )
      const [kept] = rows
      if (!kept) return null
      if (seals.isSealed(kept.secret)) return { ...kept, secret: seals.open(kept.secret, accountId) }
      // ID19: one of an earlier version is sealed when it is first used
      const sealed = seals.seal(kept.secret, accountId)
      await client.query('update second_factor set secret = $2 where account_id = $1', [accountId, sealed])
      return kept
    },

    async putSecret(accountId, secret) {
      await client.query(
        `insert into second_factor (account_id, secret, recovery) values ($1, $2, '{}')
         on conflict (account_id) do update set secret = excluded.secret where second_factor.confirmed_at is null`,
        [accountId, seals.seal(secret, accountId)],
      )
    },

    async confirmFactor(accountId, at, lastStep, recovery) {
      await client.query(
        'update second_factor set confirmed_at = $2, last_step = $3, recovery = $4 where account_id = $1',
        [accountId, at, lastStep, recovery],
      )
    },

    async noteCode(accountId, { lastStep, recovery }) {
      await client.query('update second_factor set last_step = $2, recovery = $3 where account_id = $1', [
        accountId,
        lastStep,
        recovery,
      ])
    },

    async removeFactor(accountId) {
      await client.query('delete from second_factor where account_id = $1', [accountId])
    },

    async pendingSession(tokenHash, now) {
      const { rows } = await client.query<PendingSession>(
        `select s.account_id as "accountId", a.username, s.device, s.way, s.pending as step,
                a.password_hash as "passwordHash"
           from session s join account a on a.id = s.account_id
          where s.token_hash = $1 and s.pending is not null and s.revoked_at is null and s.expires_at > $2 and a.active
            for update`,
        [tokenHash, now],
      )
      return rows[0] ?? null
    },

    async owed(accountId) {
      const { rows } = await client.query<{ factor: boolean; bureau: boolean; initialPassword: boolean }>(
        `select exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as factor,
                exists (select from role_assignment r where r.account_id = a.id and r.role = any($2)) as bureau,
                a.initial_password as "initialPassword"
           from account a where a.id = $1`,
        [accountId, bureauRoles],
      )
      return rows[0] ?? { factor: false, bureau: false, initialPassword: false }
    },
  }
}
