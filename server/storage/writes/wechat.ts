import type { BoundAccount, WeChatWrites } from '@server/application/ports/wechat'
import { insert, type Queryable } from '../sql'

export function weChatWrites(client: Queryable): WeChatWrites {
  const endSessions = (accountId: string) =>
    client.query(
      "update session set revoked_at = now() where account_id = $1 and way = 'wechat' and revoked_at is null",
      [accountId],
    )
  return {
    async accountsOfOpenid(openid) {
      const { rows } = await client.query<BoundAccount>(
        `select a.id, a.username, a.name, coalesce((
            select json_agg(json_build_object(
                     'role', r.role, 'place', coalesce(u.name, p.name, s.name, d.name)) order by r.role, r.id)
              from role_assignment r
              join district d on d.id = r.district_id
              left join unit u on u.id = r.unit_id
              left join unit p on p.id = r.department_id
              left join section s on s.id = r.section_id
             where r.account_id = a.id), '[]') as roles
           from wechat_binding b join account a on a.id = b.account_id
          where b.openid = $1 and a.active order by a.username`,
        [openid],
      )
      return rows
    },

    async accountsOfPhone(phone) {
      const { rows } = await client.query<{ id: string }>(
        'select id from account where phone = $1 and active order by id for update',
        [phone],
      )
      return rows.map(({ id }) => id)
    },

    async bindWeChat({ accountId, openid, boundAt }) {
      await client.query('delete from wechat_binding where account_id = $1', [accountId])
      await endSessions(accountId)
      await insert(client, 'wechat_binding', { account_id: accountId, openid, bound_at: boundAt })
    },

    async unbindWeChat(accountId) {
      const { rowCount } = await client.query('delete from wechat_binding where account_id = $1', [accountId])
      await endSessions(accountId)
      return rowCount === 1
    },

    async addTicket({ tokenHash, purpose, openid, expiresAt }) {
      // whatever nobody used goes with the next one; a day's grace for clocks that differ
      await client.query("delete from wechat_ticket where expires_at < $1::timestamptz - interval '1 day'", [
        expiresAt,
      ])
      await insert(client, 'wechat_ticket', {
        token_hash: tokenHash,
        purpose,
        openid,
        expires_at: expiresAt,
      })
    },

    async ticket(tokenHash, purpose, now) {
      const { rows } = await client.query<{ openid: string }>(
        'select openid from wechat_ticket where token_hash = $1 and purpose = $2 and expires_at > $3',
        [tokenHash, purpose, now],
      )
      return rows[0]?.openid ?? null
    },

    async useTicket(tokenHash, purpose, now) {
      const { rows } = await client.query<{ openid: string }>(
        'delete from wechat_ticket where token_hash = $1 and purpose = $2 and expires_at > $3 returning openid',
        [tokenHash, purpose, now],
      )
      return rows[0]?.openid ?? null
    },
  }
}
