/** Lists that the author edits: rows by client-minted id (FL1–FL3), and periods (FK6). */
import { withValue } from '@domain/filings/content'
import type { ListEditing } from '@domain/filings/form'
import { added, type Edit, inOrder, moved, removed } from '@domain/filings/list'
import { coveredMonth, numberedPeriod, taskPeriod } from '@domain/filings/period'
import fc from 'fast-check'

const list: ListEditing = {
  path: 'rows',
  word: '指标',
  max: 20,
  blank: { name: '', unit: null },
  sources: [],
}

type Rows = Record<string, { position: number; name?: string }>
const apply = (rows: Rows, edits: readonly Edit[]): Rows =>
  edits.reduce((content, { path, value }) => withValue(content, path, value), { rows }).rows
const order = (rows: Rows) => inOrder(rows).map(([id]) => id)

it('FL1 a new row stands last, blank or with what the entry brings and the blank has', () => {
  const blank = apply({}, added(list, {}, 'a', null))
  expect(blank).toEqual({ a: { name: '', unit: null, position: 1 } })
  const entry = { id: 'e', title: '', sub: '', terms: '', row: { name: '培训人次', secret: '1' } }
  expect(apply(blank, added(list, blank, 'b', entry)).b).toEqual({
    name: '培训人次',
    unit: null,
    position: 2,
  })
})

it('FL2 rows of one place stand in the order of their ids, whichever phone reads them', () => {
  expect(order({ b: { position: 1 }, a: { position: 1 }, c: { position: 0 } })).toEqual(['c', 'a', 'b'])
})

it('FL3 a removed row leaves nothing behind, and removing it again changes nothing', () => {
  const once = apply({ a: { position: 1 }, b: { position: 2 } }, removed(list, 'a'))
  expect(Object.keys(once)).toEqual(['b'])
  expect(apply(once, removed(list, 'a'))).toEqual(once)
})

it('FL2 moving swaps neighbours and keeps every other row where it stands; at an end nothing moves', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
  const rowsOf = ids.chain((names) =>
    fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: names.length, maxLength: names.length })
      .map((places): Rows => Object.fromEntries(names.map((id, at) => [id, { position: places[at] ?? 1 }]))),
  )
  fc.assert(
    fc.property(rowsOf, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (rows, pick, by) => {
      const before = order(rows)
      const at = pick % before.length
      const after = order(apply(rows, moved(list, rows, before[at] ?? '', by)))
      const expected = [...before]
      const other = at + by
      if (other >= 0 && other < before.length) {
        expected[at] = before[other] ?? ''
        expected[other] = before[at] ?? ''
      }
      expect(after).toEqual(expected)
    }),
  )
})

it('a value taken out is gone, and what was never there makes no branch', () => {
  expect(withValue({ a: { b: 1, c: 2 } }, 'a.b', undefined)).toEqual({ a: { c: 2 } })
  expect(withValue({ a: 1 }, 'x.y', undefined)).toEqual({ a: 1 })
})

it.each`
  period                           | text          | covers
  ${taskPeriod('months', 2021, 7)} | ${'2021-M07'} | ${7}
  ${taskPeriod('year', 2021, 12)}  | ${'2021'}     | ${12}
  ${numberedPeriod(2021, 2)}       | ${'2021-02'}  | ${12}
`('FK6 $text covers the year to month $covers', ({ period, text, covers }) => {
  expect(period).toBe(text)
  expect(coveredMonth(period)).toBe(covers)
})
