import type { NoticeReads, StoredNotice, Unfiled } from '@server/application/ports/notices'
import { iso, type Queryable } from '../sql'

type Row = Omit<StoredNotice, 'at' | 'readAt'> & { at: Date; readAt: Date | null }

export function noticeReads(client: Queryable): NoticeReads {
  return {
    async notices(accountId, after, limit) {
      const { rows } = await client.query<Row>(
        `select id, kind, occasion, filing_id as "filingId", facts, at, read_at as "readAt" from notice
          where account_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
          order by at desc, id desc limit $4`,
        [accountId, after?.at ?? null, after?.id ?? null, limit],
      )
      return rows.map((row) => ({ ...row, at: iso(row.at), readAt: row.readAt && iso(row.readAt) }))
    },

    async unreadNotices(accountId) {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::int as count from notice where account_id = $1 and read_at is null',
        [accountId],
      )
      return rows[0]?.count ?? 0
    },

    async unfiled(now, withinDays) {
      const { rows } = await client.query<
        Omit<Unfiled, 'opensAt' | 'dueAt'> & { opensAt: Date; dueAt: Date }
      >(
        `select t.id as "taskId", t.title, t.fiscal_year as "fiscalYear", t.opens_at as "opensAt",
                due.at as "dueAt", t.remind_days as "remindDays", count(*)::int as count,
                (array_agg(f.id order by p.name, f.id))[1] as "filingId",
                (array_agg(p.name order by p.name, f.id))[1] as project,
                json_build_object('unitId', f.unit_id, 'departmentId', f.department_id,
                                  'sectionId', f.section_id, 'districtId', f.district_id) as place
           from task t join filing f on f.task_id = t.id join project p on p.id = f.project_id
           cross join lateral (select coalesce(f.extended_to, t.due_at) as at) due
          where t.opens_at <= $1::timestamptz and due.at >= $1::timestamptz
            and due.at < $1::timestamptz + make_interval(days => $2 + 1)
            and f.at = 'author' and f.revision = 0 and f.excused_why is null
          group by t.id, due.at, f.unit_id, f.department_id, f.section_id, f.district_id
          order by due.at, t.id, f.unit_id`,
        [now, withinDays],
      )
      return rows.map((row) => ({ ...row, opensAt: iso(row.opensAt), dueAt: iso(row.dueAt) }))
    },
  }
}
