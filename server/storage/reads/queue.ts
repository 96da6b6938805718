import type { Light } from '@domain/filings/form'
import type { QueueFilter, QueuePage, QueueRow } from '@server/application/ports/store'
import { iso, type Queryable, scopeClause } from '../sql'

interface QueueSqlRow extends Omit<QueueRow, 'movedAt' | 'dueAt'> {
  movedAt: Date
  dueAt: Date
}

/** One page of what waits for a decision, oldest first, and the counts by light over the whole queue. */
export async function queuePage(client: Queryable, filter: QueueFilter): Promise<QueuePage> {
  const nothing: QueuePage = { rows: [], counts: { green: 0, yellow: 0, red: 0, gray: 0 }, next: null }
  if (filter.steps.length === 0) return nothing
  const [rows, counts] = await Promise.all([queueRows(client, filter), queueCounts(client, filter)])
  const last = rows.at(-1)
  return {
    rows,
    counts: { ...nothing.counts, ...counts },
    next: last && rows.length === filter.limit ? { movedAt: last.movedAt, filingId: last.filingId } : null,
  }
}

const tables = 'filing f join project p on p.id = f.project_id join unit u on u.id = f.unit_id'

function conditions(filter: QueueFilter, values: unknown[]): string {
  const steps = filter.steps.map((step) => {
    values.push(step.at)
    return `(f.at = $${values.length} and ${scopeClause(step.scope, 'f', values)})`
  })
  const where = [`(${steps.join(' or ')})`]
  if (filter.text !== undefined && filter.text.trim() !== '') {
    values.push(`%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`)
    where.push(`(p.name ilike $${values.length} or u.name ilike $${values.length})`)
  }
  return where.join(' and ')
}

async function queueRows(client: Queryable, filter: QueueFilter): Promise<QueueRow[]> {
  const values: unknown[] = []
  const where = [conditions(filter, values)]
  if (filter.light !== undefined) {
    values.push(filter.light)
    where.push(`f.light = $${values.length}`)
  }
  if (filter.after !== undefined) {
    values.push(filter.after.movedAt, filter.after.filingId)
    where.push(`(f.moved_at, f.id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`)
  }
  values.push(filter.limit)
  const { rows } = await client.query<QueueSqlRow>(
    `select f.id as "filingId", p.name as "projectName", u.name as "unitName", f.kind, f.period, f.at, f.revision,
            f.light, f.moved_at as "movedAt", t.due_at as "dueAt", coalesce(a.name, '') as "authorName"
       from ${tables} join task t on t.id = f.task_id
       left join revision r on r.filing_id = f.id and r.number = f.revision
       left join account a on a.id = r.author_id
      where ${where.join(' and ')} order by f.moved_at, f.id limit $${values.length}`,
    values,
  )
  return rows.map((row) => ({ ...row, movedAt: iso(row.movedAt), dueAt: iso(row.dueAt) }))
}

async function queueCounts(client: Queryable, filter: QueueFilter): Promise<Partial<Record<Light, number>>> {
  const values: unknown[] = []
  const { rows } = await client.query<{ light: Light; count: number }>(
    `select f.light, count(*)::int as count from ${tables} where ${conditions(filter, values)} group by f.light`,
    values,
  )
  return Object.fromEntries(rows.map((row) => [row.light, row.count]))
}
