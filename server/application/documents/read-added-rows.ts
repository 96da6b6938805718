/** Rows that somebody added to a list of an exported table: taken where the form lets rows be added, told where not (DC10). */

import { createHash } from 'node:crypto'
import type { OpenList } from '@domain/documents/official-table'
import type { CellFinding } from '@domain/documents/returned-table'
import { valueAt, withValue } from '@domain/filings/content'
import type { ListEditing } from '@domain/filings/form'
import type { ReadAddedCell, ReadList } from '../ports/official-documents'
import { cellFinding, type KnownTable, readCell } from './read-cell'

interface AddedRow {
  readonly path: string
  readonly value: unknown
  readonly blank: unknown
}

export interface AddedRows {
  readonly rows: readonly AddedRow[]
  readonly findings: readonly CellFinding[]
  /** Where each path of the new rows stands. */
  readonly cells: ReadonlyMap<string, string>
}

export function addedRows(lists: readonly ReadList[], known: KnownTable): AddedRows {
  const rows: AddedRow[] = []
  const findings: CellFinding[] = []
  const cells = new Map<string, string>()
  for (const list of lists) {
    findings.push(...changedHeadings(list))
    const open = known.lists[list.loop]
    const editing = open && listAt(known, open.path)
    const held = Object.values((open && valueAt(known.draft.content, open.path)) ?? {}) as Positioned[]
    const last = Math.max(0, ...held.map(({ position }) => position))
    let count = 0
    for (const added of list.added) {
      const first = added.cells[0]?.address ?? null
      const tell = (message: string) =>
        findings.push(cellFinding('warn', open?.path ?? list.loop, first, message))
      if (!open || !editing)
        tell(`第 ${added.row} 行是新加的。“${list.loop}”以下达的为准，不能加行，没有读入`)
      else if (added.cells.every(({ placeholder }) => !isEntry(open, placeholder)))
        tell(`第 ${added.row} 行是新加的，填的内容都不在可填的列里，没有读入`)
      else if (held.length + count >= editing.max)
        tell(`第 ${added.row} 行是新加的。${editing.word}最多 ${editing.max} 项，没有读入`)
      else {
        count += 1
        const path = `${open.path}.${rowId(known, list.loop, count)}`
        const blank = { ...editing.blank, position: last + count }
        rows.push({ path, blank, value: filled({ open, path, blank, cells: added.cells }, findings, cells) })
        cells.set(path, first ?? '')
      }
    }
  }
  return { rows, findings, cells }
}

interface Positioned {
  readonly position: number
}

interface Filling {
  readonly open: OpenList
  readonly path: string
  readonly blank: unknown
  readonly cells: readonly ReadAddedCell[]
}

function filled(
  { blank, cells, open, path }: Filling,
  findings: CellFinding[],
  places: Map<string, string>,
): unknown {
  const named = open.row(path.slice(open.path.length + 1))
  return cells.reduce((row, cell) => {
    const entry = cell.placeholder === null ? undefined : named[cell.placeholder]
    if (typeof entry !== 'object' || entry.path === undefined) {
      // a heading of the first levels is the form's own; other words would be lost quietly
      if (cell.placeholder === null)
        findings.push(cellFinding('warn', path, cell.address, '这一格不在可填的列里，没有读入'))
      return row
    }
    places.set(entry.path, cell.address)
    const value = readCell(entry, cell, withValue({}, path, row))
    if ('problem' in value) findings.push(cellFinding('block', entry.path, cell.address, value.problem))
    else if (value.changed) return withValue(row, entry.path.slice(path.length + 1), value.value)
    return row
  }, blank)
}

const isEntry = (open: OpenList, placeholder: string | null): boolean =>
  placeholder !== null && typeof open.row('')[placeholder] === 'object'

function listAt({ form }: KnownTable, path: string): ListEditing | undefined {
  return form.sections.flatMap((section) =>
    section.type === 'items' && section.list?.path === path ? [section.list] : [],
  )[0]
}

function changedHeadings({ headings, loop, lost }: ReadList): CellFinding[] {
  return [
    ...headings.map(({ address, heading, now }) =>
      cellFinding(
        'warn',
        loop,
        address,
        `列标题“${heading}”改成了“${now}”。这一列仍按“${heading}”读入，请核对内容没有放错列`,
      ),
    ),
    ...(lost
      ? [cellFinding('warn', loop, null, `“${loop}”的表头或下一行删去了，看不出新加的行，请核对没有漏读`)]
      : []),
  ]
}

/** The same row of the same file has the same id, so that reading it twice adds it once. */
function rowId({ filingId, revision }: KnownTable, loop: string, count: number): string {
  const hash = createHash('sha256').update([filingId, revision, loop, count].join('\n')).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
