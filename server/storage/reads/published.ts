import type { Reader } from '@server/application/ports/reader'
import { type SnapshotRow, snapshotRecord } from '../snapshot-row'
import type { Queryable } from '../sql'

type PublishedReads = Pick<Reader, 'searchPublished' | 'published' | 'publicPhoto'>

const searched = `concat_ws(' ', s.content->'project'->>'name', s.content->'project'->>'unit',
  s.content->'project'->>'department', s.content->'project'->>'district', s.initials)`

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

    /** A confirmed photo of a result that is public now. */
    async publicPhoto(sha256) {
      const { rowCount } = await client.query(
        `select 1 from photo_confirmation c join evidence e on e.id = c.evidence_id
           join filing f on f.id = e.filing_id
           join snapshot s on s.project_id = f.project_id and s.kind = f.kind and s.period = f.period
          where c.public_sha256 = $1 and c.fit and s.current and s.withdrawn_at is null limit 1`,
        [sha256],
      )
      return rowCount === 1
    },
  }
}
