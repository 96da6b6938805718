/** What a form says in sentences, against its figures (CU57, CU58). */
import { compare, type Decimal, parseDecimal } from '../decimals/decimal'
import { isRatioUnit } from '../indicators/unit'
import type { Notes } from './finding'
import type { PublishedRow, SelfEvaluationForm } from './form-shape'
import type { Money } from './funds-checks'
import { compact } from './read-cells'
import type { Measure } from './row-measure'
import type { RowPoints } from './row-points'

/** Sentences that leave no room for anything unfinished. */
const allDone =
  /(全部|全面|均已?|都已?|圆满|如期)(按时|按期|按质)?(完成|达成|达标|实现)|(暂无|没有|不存在|未发现)[^，。；]{0,16}问题|无存在问题/

/** What of a form is read beside its sentences. */
export interface Narrated extends Pick<SelfEvaluationForm, 'narrative'> {
  readonly rows: readonly Pick<PublishedRow, 'path' | 'label' | 'l3' | 'target' | 'actual' | 'unit'>[]
}

export function checkNarrative(
  form: Narrated,
  measures: readonly Measure[],
  points: readonly Pick<RowPoints, 'score'>[],
  money: Pick<Money, 'percent'> | null,
  notes: Notes,
): void {
  const short = form.rows.filter((_, index) => {
    const status = points[index]?.score?.status
    return status === 'missed' || status === 'partial'
  })
  const slow = money?.percent != null && Number(money.percent) < 90
  for (const { field, text } of form.narrative) {
    if (allDone.test(text) && field !== 'annualGoal' && field !== 'goal') {
      if (short[0])
        notes.warn('CU57', field, `写“${allDone.exec(text)?.[0]}”，但${short[0].label}没有达到指标值`)
      else if (slow)
        notes.warn('CU57', field, `写“${allDone.exec(text)?.[0]}”，但执行率只有 ${money?.percent}%`)
    }
    tellNumbers(field, text, form, measures, notes)
  }
  form.rows.forEach((row, index) => {
    tellPayment(
      row.path,
      row.label,
      `${row.l3 ?? ''}${row.target ?? ''}`,
      row.actual,
      measures[index],
      money,
      notes,
    )
  })
}

/** CU57: the only number with a unit in a sentence, where the only indicator with that unit has another. */
function tellNumbers(
  field: string,
  text: string,
  form: Narrated,
  measures: readonly Measure[],
  notes: Notes,
): void {
  const units = measures.flatMap((measure, index) =>
    measure.kind === 'number' && measure.unit !== '' && !isRatioUnit(measure.unit)
      ? [{ measure, index }]
      : [],
  )
  for (const { measure, index } of units) {
    if (units.filter((other) => other.measure.unit === measure.unit).length > 1) continue
    const row = form.rows[index]
    const said = numbersWith(text, measure.unit)
    const [only] = said
    if (said.length !== 1 || only === undefined || row === undefined) continue
    const actual =
      row.actual === null ? null : parseDecimal(compact(row.actual).replace(compact(row.unit ?? ''), ''))
    const known = [measure.value, actual].some((value) => value !== null && compare(value, only) === 0)
    if (!known)
      notes.warn(
        'CU57',
        field,
        `文字里写 ${only} ${measure.unit}，${row.label}的指标值是“${row.target}”，请统一`,
      )
  }
}

function numbersWith(text: string, unit: string): Decimal[] {
  const found: Decimal[] = []
  for (let at = text.indexOf(unit); at > 0; at = text.indexOf(unit, at + unit.length)) {
    const value = parseDecimal(/\d[\d,.]*$/.exec(text.slice(Math.max(0, at - 20), at).trim())?.[0] ?? '')
    if (value !== null) found.push(value)
  }
  return found
}

/** CU58: payment said to be complete, while the money of the project is not. */
function tellPayment(
  path: string,
  label: string,
  what: string,
  actual: string | null,
  measure: Measure | undefined,
  money: Pick<Money, 'percent'> | null,
  notes: Notes,
): void {
  if (actual === null || measure === undefined || money?.percent == null) return
  if (!/资金(支付|支出|使用|执行)|(支出|支付|预算执行|资金拨付)率|完成资金/.test(what)) return
  const percent = /^([\d.]+)[%％]?$/.exec(compact(actual))?.[1]
  const value = percent === undefined ? null : parseDecimal(percent)
  if (value === null || compare(value, '100') !== 0 || compare(money.percent, '100') >= 0) return
  notes.warn('CU58', `${path}.actual`, `${label}：完成值写 ${actual}，执行率却是 ${money.percent}%，请统一`)
}
