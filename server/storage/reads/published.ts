import type { Reader } from '@server/application/ports/store'
import { type SnapshotRow, snapshotRecord } from '../snapshot-row'
import type { Queryable } from '../sql'

type PublishedReads = Pick<Reader, 'searchPublished' | 'published' | 'publicPhoto'>

export function publishedReads(client: Queryable): PublishedReads {
  return {
    /** One entry a project: its newest current snapshot. Terms narrow by index, the words decide. */
    async searchPublished({ terms, text, limit, before }) {
      const words = text.split(/\s+/).filter((word) => word !== '')
      const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
      const { rows } = await client.query<SnapshotRow>(
        `select * from (
           select distinct on (s.project_id) s.* from snapshot s
            where s.current and s.withdrawn_at is null and s.terms @> $1::text[]
              and (cardinality($2::text[]) = 0 or
                   concat_ws(' ', s.content->'project'->>'name', s.content->'project'->>'unit',
                             s.content->'project'->>'department', s.content->'project'->>'district')
                     ilike all ($2::text[]))
            order by s.project_id, s.published_at desc) newest
          where $3::timestamptz is null or published_at < $3::timestamptz
          order by published_at desc, id limit $4`,
        [terms, patterns, before, limit],
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
