/** Where the lists of a filled sheet stand, so that rows which somebody adds to them are noticed (DC10). */
import { tagsIn } from '@domain/documents/placeholders'
import type { Range } from '../addresses'
import type { Loop, Planned } from './fill-sheet'
import type { Row } from './workbook'

/** Rows and columns count from 1. */
export interface MarkedList {
  readonly loop: string
  /** The rows right above and right below its rows. */
  readonly above: number
  readonly below: number
  /** By the placeholder that stands in it; the heading is '' where none stands right above. */
  readonly columns: readonly {
    readonly placeholder: string
    readonly column: number
    /** Where the heading stands. */
    readonly row: number
    readonly heading: string
  }[]
}

/** Lists of one row an entry; where an entry takes several rows, or nothing stands above, nobody can tell what was added. */
export function markedLists(
  loops: readonly Loop[],
  planned: readonly Planned[],
  rows: readonly Row[],
  merges: readonly Range[],
): MarkedList[] {
  return loops.flatMap(({ first, last, name }) => {
    const top = planned.findIndex(({ source }) => source === first)
    if (first !== last || top < 1) return []
    const turns = planned.filter(({ source }) => source === first).length
    const columns = (planned[top]?.row.cells ?? []).flatMap(({ column, text }) => {
      const [tag, ...others] = tagsIn(text).filter(({ sign }) => sign === '')
      if (!tag || others.length > 0) return []
      const row =
        merges.find((range) => range.left === column && range.top <= top && top <= range.bottom)?.top ?? top
      const heading = rows[row - 1]?.cells.find((cell) => cell.column === column)?.text ?? ''
      return [{ placeholder: tag.name, column, row, heading: heading.trim() }]
    })
    return [{ loop: name, above: top, below: top + turns + 1, columns }]
  })
}
