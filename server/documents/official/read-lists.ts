/** What somebody did to the lists of a table that comes back: rows of their own, other headings (DC10). */
import type { ReadAddedCell, ReadList } from '@server/application/ports/official-documents'
import type { SheetCell } from '@server/application/ports/spreadsheets'
import { addressKey } from '../addresses'

export interface Mark {
  readonly kind: 'above' | 'below' | 'column'
  readonly loop: string
  readonly more: readonly string[]
  /** null: what it marked is gone. */
  readonly at: { readonly row: number; readonly column: number } | null
}

export interface Held {
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  readonly formulas: ReadonlySet<string>
}

/** `named`: the rows that hold a cell of ours. */
export function readLists(marks: readonly Mark[], sheet: Held, named: ReadonlySet<number>): ReadList[] {
  const loops = [...new Set(marks.map(({ loop }) => loop))]
  return loops.map((loop) => {
    const own = marks.filter((mark) => mark.loop === loop)
    const row = (kind: Mark['kind']) => own.find((mark) => mark.kind === kind)?.at?.row ?? null
    const columns = own.filter(({ kind }) => kind === 'column')
    const [above, below] = [row('above'), row('below')]
    return {
      loop,
      lost: above === null || below === null || columns.some(({ at }) => at === null),
      headings: columns.flatMap(({ at, more: [, heading = ''] }) => {
        const now = at ? (sheet.rows[at.row - 1]?.[at.column - 1]?.text ?? '') : ''
        const same = heading === '' || now.replace(/\s/g, '').startsWith(heading.replace(/\s/g, ''))
        return same || !at ? [] : [{ address: addressKey(at.row, at.column), heading, now }]
      }),
      added:
        above === null || below === null
          ? []
          : between(above, below)
              .filter((number) => !named.has(number))
              .flatMap((number) => addedRow(number, columns, sheet)),
    }
  })
}

function addedRow(row: number, columns: readonly Mark[], sheet: Held): ReadList['added'] {
  const cells = (sheet.rows[row - 1] ?? []).flatMap((held, index): ReadAddedCell[] => {
    const address = addressKey(row, index + 1)
    const formula = sheet.formulas.has(address)
    if (held === null && !formula) return []
    const placeholder = columns.find(({ at }) => at?.column === index + 1)?.more[0] ?? null
    return [{ address, formula, placeholder, text: held?.text ?? null }]
  })
  return cells.length === 0 ? [] : [{ row, cells }]
}

/** The numbers between two rows; a table never has more. */
function between(above: number, below: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(below - above - 1, 2_000)) }, (_, n) => above + 1 + n)
}
