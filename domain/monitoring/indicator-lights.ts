/**
 * The light of one indicator, one function for each way its actual value comes about (ML4–ML10, ML12, ML13).
 */
import { compare, type Decimal, divideUp, isZero, subtract } from '../decimals/decimal'
import type { QualitativeGrade } from '../indicators/actual'
import { firstDayAfter, lastDayOf } from '../indicators/calendar-day'
import type { Indicator } from '../indicators/indicator'
import { quantityText } from '../indicators/target-text'
import { isCountable } from '../indicators/unit'
import type { RuleSet } from '../rule-sets/rule-set'
import { behindDue, beyondDue, type DueShare, percentOf, shareOfDue, yardstickOf } from './due-share'
import { type Light, type LightVerdict, verdict } from './verdict'

type Bands = RuleSet['lights']
type Target = Pick<Indicator, 'operator' | 'target' | 'unit'>

const onTheEdge = '未达成（临界）：刚好等于指标值'
const lightOfGrade: Record<QualitativeGrade, Light> = { 达成: 'green', 部分达成: 'yellow', 未达成: 'red' }

/** ML4: 达成 green, 部分达成 yellow, 未达成 red. */
export function qualitativeLight(grade: QualitativeGrade): LightVerdict {
  return verdict(lightOfGrade[grade], 'ML4', grade === '达成' ? null : grade)
}

/** ML5, ML6: a quantity that adds up over the year, against the share due by now. */
export function cumulativeLight(
  indicator: Target,
  actual: Decimal,
  due: DueShare,
  bands: Bands['cumulative'],
): LightVerdict {
  const { target, unit } = indicator
  if (compare(target, '0') <= 0) return withoutProportion(indicator, actual)
  const rule = due.by === 'milestone' ? 'ML6' : 'ML5'
  const gap = behindDue(actual, target, due, placesOf(unit))
  const numbers = { percent: percentOf(actual, target), timeShare: due.text, gap }
  const behind = gap && `比${yardstickOf(due)}少 ${gapText(gap, unit)}`
  if (shareOfDue(actual, target, due, bands.redBelow) < 0) return verdict('red', rule, behind, numbers)
  if (shareOfDue(actual, target, due, bands.yellowBelow) < 0) return verdict('yellow', rule, behind, numbers)
  return verdict('green', rule, isStrictEdge(indicator, actual) ? onTheEdge : null, numbers)
}

/** ML7: a rate, quality or satisfaction, against the target itself whatever the month. */
export function rateLight(indicator: Target, actual: Decimal, bands: Bands['rate']): LightVerdict {
  const { target, unit } = indicator
  if (compare(target, '0') <= 0) return withoutProportion(indicator, actual)
  const whole: DueShare = { part: '1', whole: '1', text: null, by: 'time' }
  const gap = behindDue(actual, target, whole, placesOf(unit))
  const numbers = { percent: percentOf(actual, target), gap }
  if (isStrictEdge(indicator, actual)) return verdict('yellow', 'ML12', onTheEdge, numbers)
  if (shareOfDue(actual, target, whole, bands.greenFrom) >= 0) return verdict('green', 'ML7', null, numbers)
  const below = gap && `比指标值低 ${gapText(gap, unit)}`
  const nearly = shareOfDue(actual, target, whole, bands.yellowFrom) >= 0
  return verdict(nearly ? 'yellow' : 'red', 'ML7', below, numbers)
}

/** ML8: a cost ceiling, the share consumed against the share due; over the ceiling is always red. */
export function ceilingLight(
  indicator: Target,
  actual: Decimal,
  due: DueShare,
  bands: Bands['ceiling'],
): LightVerdict {
  const { target, unit } = indicator
  if (isBeyond(indicator, actual)) return { ...beyondTarget(indicator, actual, 'ML8'), timeShare: due.text }
  if (compare(target, '0') <= 0) return verdict('green', 'ML13', null)
  const gap = beyondDue(actual, target, due, placesOf(unit))
  const numbers = { percent: percentOf(actual, target), timeShare: due.text, gap }
  if (shareOfDue(actual, target, due, bands.greenUpTo) <= 0) return verdict('green', 'ML8', null, numbers)
  const ahead = gap && `比${yardstickOf(due)}多用 ${gapText(gap, unit)}`
  const slightly = shareOfDue(actual, target, due, bands.yellowUpTo) <= 0
  return verdict(slightly ? 'yellow' : 'red', 'ML8', ahead, numbers)
}

/** ML9: any other indicator that must not be exceeded: within it green, else red. */
export function limitLight(indicator: Target, actual: Decimal): LightVerdict {
  return isBeyond(indicator, actual) ? beyondTarget(indicator, actual, 'ML9') : verdict('green', 'ML9', null)
}

/** ML10: done by the day green, later red; not done (null) green until the day has passed in the period. */
export function dateLight(
  indicator: Target,
  done: string | null,
  month: number,
  fiscalYear = Number(indicator.target.slice(0, 4)),
): LightVerdict {
  const { operator, target } = indicator
  const strict = operator === '＜'
  if (done !== null) {
    if (strict && done === target) return verdict('red', 'ML12', onTheEdge)
    return done <= target ? verdict('green', 'ML10', null) : verdict('red', 'ML10', `晚于指标日期 ${target}`)
  }
  const lastChance = strict ? firstDayAfter(fiscalYear, month) : lastDayOf(fiscalYear, month)
  if (target > lastChance) return verdict('green', 'ML10', '尚未到期')
  return verdict('red', 'ML10', `到期未完成，指标日期 ${target}`)
}

/** ML13: no share can be formed with a target of zero or less: reached is green, not reached red. */
function withoutProportion(indicator: Target, actual: Decimal): LightVerdict {
  const { operator, target } = indicator
  if (operator === '＝' && isZero(target)) return { ...limitLight(indicator, actual), rule: 'ML13' }
  if (isStrictEdge(indicator, actual)) return verdict('yellow', 'ML12', onTheEdge)
  if (compare(actual, target) >= 0) return verdict('green', 'ML13', null)
  const gap = divideUp(subtract(target, actual), '1', placesOf(indicator.unit))
  return verdict('red', 'ML13', `比指标值低 ${gapText(gap, indicator.unit)}`, { gap })
}

function isBeyond(indicator: Target, actual: Decimal): boolean {
  const order = compare(actual, indicator.target)
  return order > 0 || (order === 0 && indicator.operator === '＜')
}

function beyondTarget(indicator: Target, actual: Decimal, rule: 'ML8' | 'ML9'): LightVerdict {
  const { target, unit } = indicator
  const percent = percentOf(actual, target)
  if (compare(actual, target) === 0) return verdict('red', 'ML12', onTheEdge, { percent })
  const gap = divideUp(subtract(actual, target), '1', placesOf(unit))
  return verdict('red', rule, `超过指标值 ${gapText(gap, unit)}`, { percent, gap })
}

function isStrictEdge(indicator: Target, actual: Decimal): boolean {
  return indicator.operator === '＞' && compare(actual, indicator.target) === 0
}

function placesOf(unit: string): number {
  return isCountable(unit) ? 0 : 2
}

function gapText(gap: string, unit: string): string {
  return unit === '%' ? `${gap} 个百分点` : quantityText(gap, unit)
}
