/** Rows high enough for their text: no program fits merged cells by itself. Heights in points. */
import { addressKey, type Range } from '../addresses'
import type { Row, Sheet } from './workbook'

const usualWidth = 9
const usualSize = 10.5
/** What a cell keeps free at its sides, in digits, and above and below, in points. */
const padding = { digits: 1.6, points: 6 }
/** No program takes higher rows. */
const highest = 409

export function withHeights({
  looks,
  merges,
  rows,
  widths,
}: Pick<Sheet, 'looks' | 'merges' | 'rows' | 'widths'>): Row[] {
  const ranges = new Map(merges.map((range) => [addressKey(range.top, range.left), range]))
  const heights = rows.map(({ height }) => height ?? usualSize * 1.7)
  const tall: { range: Range; needed: number }[] = []
  rows.forEach(({ cells }, index) => {
    for (const { column, style, text } of cells) {
      if (text === '') continue
      const range = ranges.get(addressKey(index + 1, column)) ?? {
        left: column,
        right: column,
        top: index + 1,
        bottom: index + 1,
      }
      const size = looks[style]?.size ?? usualSize
      const needed =
        linesOf(text, (widthOf(widths, range) - padding.digits) * (usualSize / size)) * size * 1.32 +
        padding.points
      if (range.bottom > range.top) tall.push({ range, needed })
      else heights[index] = Math.max(heights[index] ?? 0, needed)
    }
  })
  for (const { needed, range } of tall) {
    const lacking = needed - heights.slice(range.top - 1, range.bottom).reduce((sum, one) => sum + one, 0)
    if (lacking > 0)
      for (let row = range.top - 1; row < range.bottom; row += 1)
        heights[row] = (heights[row] ?? 0) + lacking / (range.bottom - range.top + 1)
  }
  return rows.map((row, index) => ({
    ...row,
    height: Math.min(highest, Math.ceil((heights[index] ?? 0) * 4) / 4),
  }))
}

function widthOf(widths: ReadonlyMap<number, number>, { left, right }: Range): number {
  let width = 0
  for (let column = left; column <= right; column += 1) width += widths.get(column) ?? usualWidth
  return width
}

/** Lines that a text takes: a Chinese character is as wide as two digits. */
function linesOf(text: string, digits: number): number {
  const wide = (line: string) => [...line].reduce((sum, letter) => sum + (letter < '\u2000' ? 1 : 2), 0)
  const most = Math.max(2, Math.floor(digits))
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(wide(line) / most)), 0)
}
