/** Rows and cells that a returned table has lost, and rows that changed places (DC10). */

import { isList, keyOf, type ListRow, type Value, type Values } from '@domain/documents/official-table'
import type { CellFinding } from '@domain/documents/returned-table'
import type { ReadTable } from '../ports/official-documents'
import { cellFinding } from './read-cell'

/** Nothing that is lost is taken out of the content. */
export function missingRows(values: Values, { cells, lists, lost: gone }: ReadTable): CellFinding[] {
  const rowOf = new Map(cells.map(({ address, key }) => [key, Number(address.replace(/^\D+/, ''))]))
  const lostCells = (keys: readonly string[]) =>
    keys
      .filter((key) => gone.includes(key))
      .map((key) => cellFinding('warn', key.replace(/#.*$/, ''), null, '表里少了这一格，保留原来的内容'))
  return Object.entries(values).flatMap(([loop, value]) => {
    if (!isList(value)) return lostCells(keysOf({ [loop]: value }))
    const rows = value.map(keysOf).filter((keys) => keys.length > 0)
    const stands = lists.some((list) => list.loop === loop)
    const lost = rows.flatMap((keys, index) =>
      !stands || keys.some((key) => rowOf.has(key))
        ? lostCells(keys)
        : [
            cellFinding(
              'warn',
              keys[0] ?? loop,
              null,
              `“${loop}”原来的第 ${index + 1} 行在表里没有了，保留原来的内容。要删去，请在手机上删`,
            ),
          ],
    )
    const places = rows.flatMap((keys) => {
      const at = keys.map((key) => rowOf.get(key)).find((row) => row !== undefined)
      return at === undefined ? [] : [at]
    })
    const moved = places.findIndex((at, index) => index > 0 && at < (places[index - 1] ?? 0))
    return moved < 0
      ? lost
      : [
          ...lost,
          cellFinding(
            'warn',
            loop,
            `A${places[moved]}`,
            `“${loop}”的行换了次序，内容照读，次序没有变。要换次序，请在手机上移`,
          ),
        ]
  })
}

function keysOf(row: ListRow): string[] {
  return Object.values(row).flatMap((value: Value) => (typeof value === 'string' ? [] : (keyOf(value) ?? [])))
}
