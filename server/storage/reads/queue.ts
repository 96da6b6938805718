import type { Light } from '@domain/filings/form'
import type { QueueFilter, QueuePage, QueueRow } from '@server/application/ports/reader'
import { iso, prepared, type Queryable, scopeClause } from '../sql'
import { openFindings, toBeRead, unjudged } from '../unjudged'

interface QueueSqlRow extends Omit<QueueRow, 'movedAt' | 'dueAt'> {
  movedAt: Date
  dueAt: Date
}

interface PageSqlRow {
  counts: Partial<Record<Light, number>> | null
  ids: string[] | null
}

/** One page of what waits for a decision, oldest first, and the counts by light over the whole queue. */
export async function queuePage(client: Queryable, filter: QueueFilter): Promise<QueuePage> {
  const none = { green: 0, yellow: 0, red: 0, gray: 0 }
  if (filter.steps.length === 0 && filter.photos.length === 0) return { rows: [], counts: none, next: null }
  const { counts, ids } = await matching(client, filter)
  const rows = ids === null ? [] : await rowsOf(client, ids)
  const last = rows.at(-1)
  return {
    rows,
    counts: { ...none, ...counts },
    next: last && rows.length === filter.limit ? { movedAt: last.movedAt, filingId: last.filingId } : null,
  }
}

/** One pass over the queue's narrow columns gives counts and the page's ids; names are joined for the page only. */
async function matching(client: Queryable, filter: QueueFilter): Promise<PageSqlRow> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const waiting = [
    ...filter.steps.map(({ at, scope }) => `(f.at = ${bind(at)} and ${scopeClause(scope, 'f', values)})`),
    ...(filter.photos.length > 0
      ? [`(f.at = 'final' and ${scopeClause(filter.photos, 'f', values)} and ${unjudged})`]
      : []),
  ]
  const text = filter.text?.trim() ?? ''
  const named = text === '' ? '' : namedLike(text, bind)
  const light = filter.light === undefined ? '' : `and light = ${bind(filter.light)}`
  const after =
    filter.after === undefined
      ? ''
      : `and (moved_at, id) > (${bind(filter.after.movedAt)}::timestamptz, ${bind(filter.after.filingId)}::uuid)`
  const { rows } = await client.query<PageSqlRow>(
    `with queue as materialized (
       select f.id, f.light, f.moved_at from filing f where (${waiting.join(' or ')}) ${named})
     select (select json_object_agg(light, n) from (select light, count(*)::int as n from queue group by light) c) as counts,
            (select json_agg(id order by moved_at, id) from (
               select id, moved_at from queue where true ${light} ${after}
                order by moved_at, id limit ${bind(filter.limit)}) page) as ids`,
    values,
  )
  return rows[0] ?? { counts: null, ids: null }
}

/** Only what has two cases is compared in both, which costs three times as much; initials are small letters and digits. */
function namedLike(text: string, bind: (value: unknown) => string): string {
  const pattern = (part: string): string => bind(`%${part.replace(/[\\%_]/g, '\\$&')}%`)
  const like = text.toLowerCase() === text.toUpperCase() ? 'like' : 'ilike'
  const named = `name ${like} ${pattern(text)}`
  const matches = /^[a-z0-9]+$/i.test(text)
    ? `(${named} or initials like ${pattern(text.toLowerCase())})`
    : named
  return `and (f.project_id in (select id from project where ${matches})
           or f.unit_id in (select id from unit where ${matches}))`
}

async function rowsOf(client: Queryable, ids: readonly string[]): Promise<QueueRow[]> {
  const { rows } = await client.query<QueueSqlRow>(
    // to plan it takes longer than to read fifty rows
    prepared(
      `select f.id as "filingId", p.name as "projectName", u.name as "unitName", f.kind, f.period, f.at, f.revision,
            f.light, f.moved_at as "movedAt", coalesce(f.extended_to, t.due_at) as "dueAt", coalesce(a.name, '') as "authorName",
            (f.at <> 'final' and f.light = 'green' and f.doubts = 0 and not ${openFindings}
             and not ${toBeRead}) as batchable
       from filing f join project p on p.id = f.project_id join unit u on u.id = f.unit_id
       join task t on t.id = f.task_id
       left join revision r on r.filing_id = f.id and r.number = f.revision
       left join account a on a.id = r.author_id
      where f.id = any($1::uuid[]) order by f.moved_at, f.id`,
      [ids],
    ),
  )
  return rows.map((row) => ({ ...row, movedAt: iso(row.movedAt), dueAt: iso(row.dueAt) }))
}
