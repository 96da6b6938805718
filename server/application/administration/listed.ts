import type { ListCursor } from '../ports/administration'

export const pageSize = 50

/** One page of a list by name, and where it goes on; null at its end. */
export interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly next: ListCursor | null
}

export function listed<Row extends ListCursor>(rows: readonly Row[]): Listed<Row> {
  const last = rows.at(-1)
  return { rows, next: last && rows.length === pageSize ? { name: last.name, id: last.id } : null }
}
