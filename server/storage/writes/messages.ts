import type { MessageWrites } from '@server/application/ports/messages'
import type { StoredNotice } from '@server/application/ports/notices'
import { iso, type Queryable } from '../sql'

type NoticeRow = Omit<StoredNotice, 'at' | 'readAt'> & { at: Date; accountId: string }

export function messageWrites(client: Queryable): MessageWrites {
  return {
    async addGrants({ tapId, accountId, purposes, at }) {
      const { rowCount } = await client.query(
        `insert into message_grant (tap_id, purpose, account_id, openid, at)
         select $1::uuid, purpose, b.account_id, b.openid, $4::timestamptz
           from wechat_binding b, unnest($3::text[]) purpose
          where b.account_id = $2
         on conflict (tap_id, purpose) do nothing`,
        [tapId, accountId, purposes, at],
      )
      return rowCount ?? 0
    },

    async claimMessage(noticeId, purposeOf) {
      const { rows } = await client.query<NoticeRow>(
        `select id, account_id as "accountId", kind, occasion, filing_id as "filingId", facts, at
           from notice where id = $1 and read_at is null for update`,
        [noticeId],
      )
      const found = rows[0]
      const purpose = found ? purposeOf(found.kind) : null
      if (!found || purpose === null) return null
      const { accountId, ...notice } = found
      const claimed = await client.query<{ openid: string }>(
        `update message_grant set outcome = 'sending', notice_id = $1
          where not exists (select 1 from message_grant where notice_id = $1)
            and (tap_id, purpose) = (
                select g.tap_id, g.purpose from message_grant g
                  join wechat_binding b on b.account_id = g.account_id and b.openid = g.openid
                 where g.account_id = $2 and g.purpose = $3 and g.outcome = 'open'
                 order by g.at, g.tap_id limit 1 for update of g skip locked)
         returning openid`,
        [noticeId, accountId, purpose],
      )
      const openid = claimed.rows[0]?.openid
      return openid === undefined ? null : { openid, notice: { ...notice, at: iso(notice.at), readAt: null } }
    },

    async postponeMessage(noticeId, at) {
      await client.query(
        `select graphile_worker.add_job('send-message', json_build_object('noticeId', $1::text),
                                        job_key => 'message:' || $1::text, run_at => $2, max_attempts => 6)`,
        [noticeId, at],
      )
    },

    async settleMessage(noticeId, outcome, errcode) {
      await client.query(
        `update message_grant set outcome = $2, errcode = $3,
                notice_id = case when $2 = 'open' then null else notice_id end
          where notice_id = $1 and outcome = 'sending'`,
        [noticeId, outcome, errcode],
      )
    },

    async strikeGrants(noticeId, errcode) {
      const { rowCount } = await client.query(
        `update message_grant g set outcome = 'refused', errcode = $2 from message_grant sent
          where sent.notice_id = $1 and g.account_id = sent.account_id and g.purpose = sent.purpose
            and g.openid = sent.openid and g.outcome = 'open'`,
        [noticeId, errcode],
      )
      return rowCount ?? 0
    },
  }
}
