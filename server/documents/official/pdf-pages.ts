/** Which rows stand on which page: a page that begins within a list has the list's headings once more. */
import type { MarkedList } from './marked-lists'

/** Rows count from 1, from top to bottom of the page. */
export type PageRows = readonly number[]

/** `heights` of the rows in points, and the `room` of a page. */
export function pagesOf(
  heights: readonly number[],
  room: number,
  lists: readonly Pick<MarkedList, 'above' | 'below' | 'columns'>[],
): PageRows[] {
  const pages: number[][] = []
  let page: number[] = []
  let used = 0
  heights.forEach((height, index) => {
    const row = index + 1
    if (used + height > room && page.length > 0) {
      pages.push(page)
      page = headingsOver(row, lists).filter((heading) => (heights[heading - 1] ?? 0) + height <= room)
      used = page.reduce((sum, heading) => sum + (heights[heading - 1] ?? 0), 0)
      if (used + height > room) [page, used] = [[], 0]
    }
    page.push(row)
    used += height
  })
  return [...pages, page]
}

/** The heading rows of the list that the row is in, below its first; none elsewhere. */
function headingsOver(
  row: number,
  lists: readonly Pick<MarkedList, 'above' | 'below' | 'columns'>[],
): number[] {
  const list = lists.find(({ above, below }) => above + 1 < row && row < below)
  if (!list) return []
  const first = Math.min(list.above, ...list.columns.map((column) => column.row))
  return Array.from({ length: list.above - first + 1 }, (_, n) => first + n)
}
