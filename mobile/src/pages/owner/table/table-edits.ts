/** What a read table does to a draft: only what the file says otherwise than the revision it was made from (DC11). */
import type { TableChange } from '@domain/documents/returned-table'
import { valueAt, withValue } from '@domain/filings/content'
import { differences } from '@domain/filings/differences'
import type { Edit } from '@domain/filings/list'

interface Positioned {
  readonly position: number
}

/** Steps in order; what the draft says already is left out. A new row stands behind the rows that the draft has. */
export function tableEdits(content: unknown, changes: readonly TableChange[]): Edit[] {
  let held = content
  const edits: Edit[] = []
  for (const { path, value } of changes)
    for (const edit of editsOf(held, path, value)) {
      edits.push(edit)
      held = withValue(held, edit.path, edit.value)
    }
  return edits
}

function editsOf(content: unknown, path: string, value: unknown): Edit[] {
  if (!isRow(value)) {
    const row = path.split('.').slice(0, -1).join('.')
    // a row that was taken out on the phone does not come back in pieces
    if (row !== '' && valueAt(content, row) === undefined) return []
    return differences({ at: valueAt(content, path) }, { at: value }).length === 0 ? [] : [{ path, value }]
  }
  const there = valueAt(content, path)
  const list = path.split('.').slice(0, -1).join('.')
  if (isRow(there))
    return Object.entries(value).flatMap(([key, one]) =>
      key === 'position' ? [] : editsOf(content, `${path}.${key}`, one),
    )
  const rows = Object.values(valueAt(content, list) ?? {}) as Positioned[]
  const last = Math.max(0, ...rows.map(({ position }) => position))
  return [{ path, value: { ...value, position: last + 1 } }]
}

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
