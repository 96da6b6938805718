/** Addresses of cells: 'B7', and ranges of them. Rows and columns count from 1. */

export interface Range {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

export function columnNumber(name: string): number {
  return [...name].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0)
}

export function addressOf(address: string): { readonly row: number; readonly column: number } | null {
  const [, column, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? []
  return column && row ? { row: Number(row), column: columnNumber(column) } : null
}

export function rangeOf(reference: string): Range | null {
  const [from = '', to = from] = reference.split(':')
  const [first, last] = [addressOf(from), addressOf(to)]
  return first && last ? { left: first.column, top: first.row, right: last.column, bottom: last.row } : null
}

export const rangeName = ({ left, top, right, bottom }: Range): string =>
  `${columnName(left)}${top}:${columnName(right)}${bottom}`

export const addressKey = (row: number, column: number): string => `${columnName(column)}${row}`
