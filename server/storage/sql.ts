import { createHash } from 'node:crypto'
import type { Scope } from '@domain/access/access'
import type pg from 'pg'

/** The part of a connection that writes and hot reads use. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>>
  query<Row extends pg.QueryResultRow>(prepared: Prepared): Promise<pg.QueryResult<Row>>
}

interface Prepared {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

const scopeColumns = {
  unitId: 'unit_id',
  departmentId: 'department_id',
  sectionId: 'section_id',
  districtId: 'district_id',
} as const

/**
 * AC3: a scope as a where clause on a table with place columns; the values are appended to `values`.
 * An empty scope matches nothing.
 */
export function scopeClause(scope: Scope, table: string, values: unknown[]): string {
  const conditions = scope.flatMap((condition) =>
    Object.entries(condition).map(([key, value]) => {
      values.push(value)
      return `${table}.${scopeColumns[key as keyof typeof scopeColumns]} = $${values.length}`
    }),
  )
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`
}

/** A statement that each connection parses and plans once; the name follows from the text, whose shapes are few. */
export function prepared(text: string, values: unknown[]): Prepared {
  const known = names.get(text)
  const name = known ?? createHash('sha256').update(text).digest('hex').slice(0, 24)
  if (known === undefined) names.set(text, name)
  return { name, text, values }
}

/**
 * In the `from` of a statement that is a transaction of its own: its commit does not wait for the disk. For notes of a
 * job alone: the queue's own commit after them waits, and takes them along; without it the job is done again.
 */
export const unhurried = `(select set_config('synchronous_commit', 'off', true)) as unhurried`

const names = new Map<string, string>()

/** Inserts one row; the keys are column names of our own code, never input. Objects become JSON. */
export async function insert(
  client: Queryable,
  table: string,
  row: Readonly<Record<string, unknown>>,
  onConflict = '',
): Promise<boolean> {
  const columns = Object.keys(row)
  const values = Object.values(row).map((value) => (isTree(value) ? JSON.stringify(value) : value))
  const places = columns.map((_, index) => `$${index + 1}`)
  const result = await client.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) ${onConflict}`,
    values,
  )
  return result.rowCount === 1
}

function isTree(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** ISO 8601 in UTC, as every instant leaves storage. */
export function iso(instant: Date): string {
  return instant.toISOString()
}
