/** Placeholders filled and rows repeated, merged ranges kept (DC3). */
import { isList, keyOf, type ListRow, type Value, type Values } from '@domain/documents/official-table'
import { replaced, tagsIn } from '@domain/documents/placeholders'
import type { Range } from '../addresses'
import { type MarkedList, markedLists } from './marked-lists'
import { withHeights } from './row-heights'
import type { Row, Sheet } from './workbook'

export interface FilledSheet extends Sheet {
  /** Where the values stand that are read back (DC7). */
  readonly places: readonly { readonly key: string; readonly row: number; readonly column: number }[]
  readonly lists: readonly MarkedList[]
}

/** Rows of the template that repeat, counted from 0. */
export interface Loop {
  readonly name: string
  readonly first: number
  readonly last: number
}

/** A row as it will stand, with the entry of the loop that it belongs to. */
export interface Planned {
  readonly row: Row
  readonly scope: ListRow
  readonly source: number
  readonly turn: number
}

export function fillSheet(sheet: Sheet, values: Values): FilledSheet {
  const loops = loopsIn(sheet.rows)
  const planned = plan(sheet.rows, loops, values)
  const places: { key: string; row: number; column: number }[] = []
  const rows = planned.map(({ row, scope }, index) => ({
    height: row.height,
    cells: row.cells.map((cell) => {
      const named = (name: string): Value => scope[name] ?? plain(values[name])
      const tags = tagsIn(cell.text).filter(({ sign }) => sign === '')
      const only = tags.length === 1 && /^\{[^{}]*\}$/.test(cell.text.replace(/\{[#/][^{}]*\}/g, '').trim())
      const value = only ? named(tags[0]?.name ?? '') : ''
      const key = typeof value === 'string' ? null : keyOf(value)
      if (key !== null) places.push({ key, row: index + 1, column: cell.column })
      return { ...cell, text: replaced(cell.text, ({ name }) => textOf(named(name))) }
    }),
  }))
  const merges = loops.reduceRight(
    (ranges, loop) => widened(ranges, loop, turnsOf(values, loop)),
    sheet.merges,
  )
  const equal = equalNeighbours(planned, rows)
  const joined = [...merges, ...equal]
  return {
    ...sheet,
    places,
    lists: markedLists(loops, planned, rows, joined),
    merges: joined,
    rows: withHeights({ ...sheet, rows: emptied(rows, equal), merges: joined }),
  }
}

const plain = (value: Values[string] | undefined): Value =>
  value === undefined || isList(value) ? '' : value
const textOf = (value: Value): string => (typeof value === 'string' ? value : value.text)

/** A list without entries keeps one empty row, as on paper. */
function entriesOf(values: Values, { name }: Loop): readonly ListRow[] {
  const list = values[name]
  return list !== undefined && isList(list) && list.length > 0 ? list : [{}]
}

const turnsOf = (values: Values, loop: Loop): number => entriesOf(values, loop).length

function loopsIn(rows: readonly Row[]): Loop[] {
  const loops: Loop[] = []
  let open: { name: string; first: number } | null = null
  rows.forEach(({ cells }, index) => {
    for (const tag of cells.flatMap(({ text }) => tagsIn(text))) {
      if (tag.sign === '#') open = { name: tag.name, first: index }
      else if (tag.sign === '/' && open) loops.push({ ...open, last: index })
    }
  })
  return loops
}

function plan(rows: readonly Row[], loops: readonly Loop[], values: Values): Planned[] {
  return rows.flatMap((row, source) => {
    const loop = loops.find(({ first, last }) => first <= source && source <= last)
    if (!loop) return [{ row, scope: {}, source, turn: 0 }]
    if (source !== loop.first) return []
    return entriesOf(values, loop).flatMap((scope, turn) =>
      rows
        .slice(loop.first, loop.last + 1)
        .map((repeated, n) => ({ row: repeated, scope, source: source + n, turn })),
    )
  })
}

/** Ranges within the loop stand in each turn; those that reach over it grow; those below move down. */
function widened(ranges: readonly Range[], { first, last }: Loop, turns: number): Range[] {
  const [top, bottom] = [first + 1, last + 1]
  const height = bottom - top + 1
  const more = (turns - 1) * height
  return ranges.flatMap((range) => {
    if (range.bottom < top) return [range]
    if (range.top > bottom) return [{ ...range, top: range.top + more, bottom: range.bottom + more }]
    if (range.top < top || range.bottom > bottom) return [{ ...range, bottom: range.bottom + more }]
    return Array.from({ length: turns }, (_, turn) => ({
      ...range,
      top: range.top + turn * height,
      bottom: range.bottom + turn * height,
    }))
  })
}

/** `|合并`: equal neighbours of a column become one cell, as far as the columns before them are equal too. */
function equalNeighbours(planned: readonly Planned[], rows: readonly Row[]): Range[] {
  const ranges: Range[] = []
  const marked = (cell: { readonly text: string }) => tagsIn(cell.text).some(({ mark }) => mark === '合并')
  for (let index = 0; index < planned.length; index += 1) {
    const here = planned[index]
    if (here?.turn !== 0) continue
    const columns = here.row.cells.filter(marked).map(({ column }) => column)
    const turns = planned
      .slice(index)
      .findIndex(({ source, turn }, n) => n > 0 && (source !== here.source || turn !== n))
    const end = turns < 0 ? planned.length : index + turns
    columns.forEach((column, n) => {
      const key = (row: number) =>
        columns
          .slice(0, n + 1)
          .map((one) => textAt(rows, row, one))
          .join('\n')
      for (let top = index; top < end; ) {
        let bottom = top
        while (bottom + 1 < end && key(bottom + 1) === key(top)) bottom += 1
        if (bottom > top && textAt(rows, top, column) !== '')
          ranges.push({ left: column, right: column, top: top + 1, bottom: bottom + 1 })
        top = bottom + 1
      }
    })
  }
  return ranges
}

const textAt = (rows: readonly Row[], row: number, column: number): string =>
  rows[row]?.cells.find((cell) => cell.column === column)?.text ?? ''

/** Only the first cell of a merged range holds its text. */
function emptied(rows: readonly Row[], ranges: readonly Range[]): Row[] {
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell) =>
      ranges.some(({ left, top, bottom }) => left === cell.column && top < index + 1 && index + 1 <= bottom)
        ? { ...cell, text: '' }
        : cell,
    ),
  }))
}
