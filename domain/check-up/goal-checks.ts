/** What is looked at in a goal table alone (CU16, CU40, CU59). */
import { compare, type Decimal, multiply, parseDecimal } from '../decimals/decimal'
import type { Notes } from './finding'
import type { PublishedRow, SelfEvaluationForm } from './form-shape'
import { readAmount } from './funds-checks'
import { compact } from './read-cells'
import type { Measure } from './row-measure'
import type { RowPoints } from './row-points'

/** A goal table is not scored; only its weights and targets are looked at. */
export function goalPoints(row: PublishedRow, measure: Measure, notes: Notes): RowPoints {
  const weight = row.weight === null ? null : parseDecimal(compact(row.weight).replace(/分$/, ''))
  if (row.weight !== null && weight === null)
    notes.block('CU16', `${row.path}.weight`, `${row.label}：分值“${row.weight}”不是数字`)
  if (measure.kind === 'none') notes.warn('CU40', `${row.path}.target`, `${row.label}：没有指标值`)
  return { weight, entered: null, score: null }
}

/** CU59: a cost ceiling above the project's amount restrains nothing. */
export function tellCeilings(
  { amount, amountUnit, rows }: SelfEvaluationForm,
  measures: readonly Measure[],
  notes: Notes,
): void {
  if (amount === null || amountUnit !== '万元') return
  const whole = readAmount(amount, 'amount', notes)
  if (whole === null) return
  const months = monthsOf(rows)
  rows.forEach(({ l1, l2, label, path, target }, index) => {
    const measure = measures[index]
    if (
      measure?.kind !== 'number' ||
      !/成本/.test(`${l1}${l2}`) ||
      (measure.operator !== '≤' && measure.operator !== '＜')
    )
      return
    if (measure.unit === '万元' && compare(measure.value, whole) > 0)
      notes.warn(
        'CU59',
        `${path}.target`,
        `${label}：上限 ${target} 万元高于项目金额 ${whole} 万元，起不到约束作用`,
      )
    if (/^万元?\/月$/.test(measure.unit) && compare(multiply(measure.value, months), whole) > 0)
      notes.warn(
        'CU59',
        `${path}.target`,
        `${label}：每月 ${target} 万元，${months} 个月 ${multiply(measure.value, months)} 万元，高于项目金额 ${whole} 万元`,
      )
  })
}

/** How many months a period among the targets covers within one year; 12 where none is named. */
function monthsOf(rows: readonly PublishedRow[]): Decimal {
  for (const { target } of rows) {
    const [, fromYear, from, toYear, to] =
      /^(\d{4})年(\d{1,2})月\D+?(?:(\d{4})年)?(\d{1,2})月/.exec(compact(target ?? '')) ?? []
    const months = Number(to) - Number(from) + 1
    if ((toYear ?? fromYear) === fromYear && months >= 1 && months <= 12) return String(months)
  }
  return '12'
}
