import type { AdministrationWrites } from '@server/application/ports/administration'
import { initialsOf } from '../initials'
import { onePerson, oneSection, oneUnit } from '../reads/administration'
import { insert, type Queryable } from '../sql'
import { weChatWrites } from './wechat'

/** Any number; the processes of one database agree on it. */
const administrationLock = 20_200_733

export function administrationWrites(client: Queryable): AdministrationWrites {
  /** Whether another row of the table holds the value, in the district or (for codes) anywhere. */
  const taken = async (sql: string, values: readonly unknown[]): Promise<boolean> =>
    (await client.query(sql, values)).rowCount !== 0

  return {
    lockSection: (id, districts) => oneSection(client, id, districts),
    lockUnit: (id, districts) => oneUnit(client, id, districts),
    lockPerson: (id, districts) => onePerson(client, id, districts, 'for update'),

    isTaken: (table, id) => taken(`select 1 from ${table} where id::text = $1`, [id]),

    async putSection({ id, name, districtId, closedAt }) {
      if (
        await taken('select 1 from section where district_id = $1 and name = $2 and id <> $3', [
          districtId,
          name,
          id,
        ])
      )
        return null
      await client.query(
        `insert into section (id, name, district_id, closed_at) values ($1, $2, $3, $4)
         on conflict (id) do update set name = excluded.name, closed_at = excluded.closed_at, version = section.version + 1`,
        [id, name, districtId, closedAt],
      )
      return oneSection(client, id, [districtId])
    },

    async putUnit({ id, name, code, districtId, departmentId, sectionId, closedAt }) {
      if (
        await taken('select 1 from unit where ((district_id = $1 and name = $2) or code = $3) and id <> $4', [
          districtId,
          name,
          code,
          id,
        ])
      )
        return null
      await client.query(
        `insert into unit (id, name, code, initials, district_id, department_id, section_id, closed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set name = excluded.name, code = excluded.code, initials = excluded.initials,
           department_id = excluded.department_id, section_id = excluded.section_id, closed_at = excluded.closed_at,
           version = unit.version + 1`,
        [id, name, code, initialsOf(name), districtId, departmentId, sectionId, closedAt],
      )
      if (departmentId === id)
        await client.query(
          'update unit set section_id = $2, version = version + 1 where department_id = $1 and id <> $1 and section_id <> $2',
          [id, sectionId],
        )
      return oneUnit(client, id, [districtId])
    },

    async openMembers(departmentId) {
      const { rowCount } = await client.query(
        'select 1 from unit where department_id = $1 and id <> $1 and closed_at is null',
        [departmentId],
      )
      return rowCount ?? 0
    },

    addPerson: ({ id, username, name, phone, districtId, passwordHash }) =>
      insert(
        client,
        'account',
        {
          id,
          username,
          name,
          initials: initialsOf(name),
          phone,
          district_id: districtId,
          password_hash: passwordHash,
          initial_password: true,
        },
        'on conflict (username) do nothing',
      ),

    async putPerson({ id, name, phone, active, lockedUntil }) {
      const { rows } = await client.query<{ phone: string | null }>(
        'select phone from account where id = $1',
        [id],
      )
      if (rows[0]?.phone !== phone) await weChatWrites(client).unbindWeChat(id)
      await client.query(
        `update account set name = $2, initials = $3, phone = $4, active = $5, locked_until = $6,
                failures = case when $6::timestamptz is null then 0 else failures end, version = version + 1
          where id = $1`,
        [id, name, initialsOf(name), phone, active, lockedUntil],
      )
    },

    async putPassword(accountId, { hash, initial }) {
      await client.query(
        `update account set password_hash = $2, initial_password = $3, failures = 0, locked_until = null,
                version = version + 1 where id = $1`,
        [accountId, hash, initial],
      )
    },

    async addRole(accountId, { id, role, unitId, departmentId, sectionId, districtId }) {
      await insert(client, 'role_assignment', {
        id,
        account_id: accountId,
        role,
        unit_id: unitId,
        department_id: departmentId,
        section_id: sectionId,
        district_id: districtId,
      })
      await client.query('update account set version = version + 1 where id = $1', [accountId])
    },

    async removeRole(roleId) {
      await client.query(
        `with gone as (delete from role_assignment where id = $1 returning account_id)
         update account set version = version + 1 where id in (select account_id from gone)`,
        [roleId],
      )
    },

    async endSessionsOf(accountId, but) {
      await client.query(
        `update session set revoked_at = now()
          where account_id = $1 and revoked_at is null and token_hash is distinct from $2`,
        [accountId, but ?? null],
      )
    },

    async lockAdministration() {
      await client.query('select pg_advisory_xact_lock($1)', [administrationLock])
    },

    hasAdministrator: () =>
      taken(
        `select 1 from role_assignment r join account a on a.id = r.account_id
          where r.role = 'administrator' and a.active limit 1`,
        [],
      ),
  }
}
