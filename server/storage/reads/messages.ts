import type { MessagePurpose } from '@domain/notices/messages'
import type { MessageReads } from '@server/application/ports/messages'
import type { Queryable } from '../sql'

export function messageReads(client: Queryable): MessageReads {
  return {
    async openGrants(accountId) {
      const { rows } = await client.query<{ purpose: MessagePurpose; count: number }>(
        `select g.purpose, count(*)::int as count from message_grant g
           join wechat_binding b on b.account_id = g.account_id and b.openid = g.openid
          where g.account_id = $1 and g.outcome = 'open' group by g.purpose`,
        [accountId],
      )
      return Object.fromEntries(rows.map(({ purpose, count }) => [purpose, count]))
    },
  }
}
