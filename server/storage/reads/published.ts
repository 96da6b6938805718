import type { Reader } from '@server/application/ports/store'
import { type SnapshotRow, snapshotRecord } from '../snapshot-row'
import type { Queryable } from '../sql'

type PublishedReads = Pick<Reader, 'searchPublished' | 'published' | 'publicPhoto'>

const searched = `concat_ws(' ', s.content->'project'->>'name', s.content->'project'->>'unit',
  s.content->'project'->>'department', s.content->'project'->>'district')`

export function publishedReads(client: Queryable): PublishedReads {
  return {
    /** One entry a project: its newest current snapshot. Terms narrow by index, the words decide. */
    async searchPublished({ terms, text, limit, before }) {
      const values: unknown[] = []
      const bind = (value: unknown): string => `$${values.push(value)}`
      const where = ['s.current', 's.withdrawn_at is null']
      if (terms.length > 0) where.push(`s.terms @> ${bind(terms)}::text[]`)
      for (const word of text.split(/\s+/).filter((part) => part !== '')) {
        where.push(`${searched} ilike ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`)
      }
      if (before !== null) {
        where.push(
          `(s.published_at, s.id) < (${bind(before.publishedAt)}::timestamptz, ${bind(before.id)}::uuid)`,
        )
      }
      const { rows } = await client.query<SnapshotRow>(
        `select s.* from snapshot s
          where ${where.join(' and ')}
            and not exists (select 1 from snapshot newer
                             where newer.project_id = s.project_id and newer.current and newer.withdrawn_at is null
                               and (newer.published_at, newer.id) > (s.published_at, s.id))
          order by s.published_at desc, s.id desc limit ${bind(limit)}`,
        values,
      )
      return rows.map(snapshotRecord)
    },

    async published(projectId) {
      const { rows } = await client.query<SnapshotRow>(
        'select * from snapshot where project_id = $1 and current order by published_at desc, version desc',
        [projectId],
      )
      return rows.map(snapshotRecord)
    },

    async publicPhoto(sha256) {
      const { rowCount } = await client.query(
        `select 1 from snapshot where current and withdrawn_at is null
            and content->'photos' @> jsonb_build_array(jsonb_build_object('sha256', $1::text)) limit 1`,
        [sha256],
      )
      return rowCount === 1
    },
  }
}
