import { pagesOf } from '@server/documents/official/pdf-pages'

const column = { placeholder: '三级指标', column: 1, row: 2, heading: '三级指标' }
/** Headings on rows 2 and 3, entries on rows 4 to 9, the total on row 10. */
const list = { above: 3, below: 10, columns: [column, { ...column, row: 3 }] }
const rows = (...heights: number[]) => heights

it.each`
  what                                                   | heights                                  | pages
  ${'one page where all fits'}                           | ${rows(1, 1, 1, 1, 1, 1)}                | ${[[1, 2, 3, 4, 5, 6]]}
  ${'headings once more within the list'}                | ${rows(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)} | ${[[1, 2, 3, 4, 5, 6], [2, 3, 7, 8, 9, 10], [11]]}
  ${'none right below the headings'}                     | ${rows(2, 2, 2, 1, 1, 1)}                | ${[[1, 2, 3], [4, 5, 6]]}
  ${'none below the list'}                               | ${rows(1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 1)} | ${[[1, 2, 3, 4, 5, 6], [2, 3, 7, 8, 9], [10], [11]]}
  ${'no headings where they leave the row no room'}      | ${rows(1, 1, 1, 1, 1, 1, 5, 1)}          | ${[[1, 2, 3, 4, 5, 6], [7, 8]]}
  ${'a row that is higher than a page alone on its own'} | ${rows(1, 9, 1)}                         | ${[[1], [2], [3]]}
`('DC1 pages have $what', ({ heights, pages }) => {
  expect(pagesOf(heights, 6, [list])).toEqual(pages)
})
