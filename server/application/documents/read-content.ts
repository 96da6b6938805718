/** What the cells of a returned table make of the content that they were made from (DC7, DC8, DC10). */

import { entriesOf } from '@domain/documents/official-table'
import type { CellFinding } from '@domain/documents/returned-table'
import { withValue } from '@domain/filings/content'
import type { ReadTable } from '../ports/official-documents'
import { addedRows } from './read-added-rows'
import { cellFinding, type KnownTable, readCell } from './read-cell'
import { missingRows } from './read-missing-rows'

export interface TableRead {
  readonly content: unknown
  /** The content before any cell was read, with a blank row for each that was added. */
  readonly ground: unknown
  readonly findings: readonly CellFinding[]
  /** Paths of the rows that were added. */
  readonly rows: readonly string[]
  /** Where a path stands, by path. */
  readonly cells: ReadonlyMap<string, string>
}

export function readContent(read: ReadTable, known: KnownTable): TableRead {
  const entries = entriesOf(known.values)
  const ground = known.draft.content
  const findings: CellFinding[] = []
  const cells = new Map<string, string>()
  let content: unknown = ground
  for (const cell of read.cells) {
    const entry = entries.get(cell.key)
    const path = entry?.path
    if (!entry || path === undefined) {
      findings.push(cellFinding('warn', cell.key, cell.address, '这一格在现在的表里没有对应的位置，没有读入'))
      continue
    }
    cells.set(path, cell.address)
    const value = readCell(entry, cell, content)
    if ('problem' in value) findings.push(cellFinding('block', path, cell.address, value.problem))
    else if (value.changed) content = withValue(content, path, value.value)
  }
  findings.push(...missingRows(known.values, read))
  const added = addedRows(read.lists, known)
  for (const [path, address] of added.cells) cells.set(path, address)
  return {
    content: added.rows.reduce((held, { path, value }) => withValue(held, path, value), content),
    ground: added.rows.reduce((held, { path, blank }) => withValue(held, path, blank), ground),
    findings: [...findings, ...added.findings],
    rows: added.rows.map(({ path }) => path),
    cells,
  }
}
