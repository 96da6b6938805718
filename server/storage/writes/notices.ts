import { reachesBy } from '@domain/access/access'
import type { NoticeWrites } from '@server/application/ports/notices'
import type { Queryable } from '../sql'

export function noticeWrites(client: Queryable): NoticeWrites {
  return {
    async addNotices({ kind, facts, occasion, filingId, at }, { roles, place, but }) {
      const values: unknown[] = [kind, occasion, filingId, JSON.stringify(facts), at, but]
      const bind = (value: unknown) => `$${values.push(value)}`
      // AC1: a role counts only where it reaches the place
      const reaching = roles.flatMap((role) => {
        const key = reachesBy(role)
        return key === null ? [] : [`(r.role = ${bind(role)} and r.${columns[key]} = ${bind(place[key])})`]
      })
      if (reaching.length === 0) return []
      const { rows } = await client.query<{ id: string }>(
        `insert into notice (id, account_id, kind, occasion, filing_id, facts, at)
         select gen_random_uuid(), a.id, $1, $2, $3::uuid, $4::jsonb, $5::timestamptz from account a
          where a.active and a.id is distinct from $6::uuid
            and exists (select 1 from role_assignment r where r.account_id = a.id and (${reaching.join(' or ')}))
          order by a.id
         on conflict (account_id, occasion) do nothing returning id`,
        values,
      )
      return rows.map(({ id }) => id)
    },

    async markRead(accountId, ids, now) {
      const { rowCount } = await client.query(
        'update notice set read_at = $3 where account_id = $1 and id = any($2::uuid[]) and read_at is null',
        [accountId, ids, now],
      )
      return rowCount ?? 0
    },

    async markReadUpTo(accountId, { at, id }, now) {
      const { rowCount } = await client.query(
        `update notice set read_at = $4
          where account_id = $1 and (at, id) <= ($2::timestamptz, $3::uuid) and read_at is null`,
        [accountId, at, id, now],
      )
      return rowCount ?? 0
    },

    async forgetNotices(before) {
      const { rowCount } = await client.query('delete from notice where at < $1', [before])
      return rowCount ?? 0
    },

    async enqueueMessages(noticeIds, purpose, at) {
      await client.query(
        `select graphile_worker.add_job('send-message', json_build_object('noticeId', n.id::text),
                                        job_key => 'message:' || n.id::text, run_at => $3, max_attempts => 6)
           from notice n join wechat_binding b on b.account_id = n.account_id
          where n.id = any($1::uuid[]) and exists (
                select 1 from message_grant g where g.account_id = n.account_id and g.purpose = $2
                   and g.openid = b.openid and g.outcome = 'open')`,
        [noticeIds, purpose, at],
      )
    },
  }
}

const columns = {
  unitId: 'unit_id',
  departmentId: 'department_id',
  sectionId: 'section_id',
  districtId: 'district_id',
} as const
