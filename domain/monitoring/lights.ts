/**
 * Traffic lights of a monitoring report (监控预警灯): execution, each indicator, the project. Rules ML1–ML15 are
 * stated in RULES.md. Every comparison is a multiplication; the texts in a verdict are for display only.
 */
import { compare, type Decimal, isDecimal, isNegative, isZero } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import { actualProblem, readActual } from '../indicators/actual'
import type { Indicator } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'
import { allowedByMonth, behindDue, dueByMonth, percentOf, shareOfDue } from './due-share'
import {
  ceilingLight,
  cumulativeLight,
  dateLight,
  limitLight,
  qualitativeLight,
  rateLight,
} from './indicator-lights'
import { grayVerdict, type Light, type LightVerdict, type Possibility, verdict } from './verdict'

export type { Light, LightVerdict, Possibility } from './verdict'

type Lights = Pick<RuleSet, 'lights'>

/**
 * ML1–ML3: budget execution against the time share. Amounts in 万元, the budget is 全年预算数; month 1–12 is the
 * last month reported. Throws RangeError for another month. Source: 财预〔2019〕136号.
 */
export function executionLight(input: {
  spent: Decimal | null
  budget: Decimal | null
  month: number
  ruleSet: Lights
}): LightVerdict {
  const { budget, month, ruleSet, spent } = input
  const due = dueByMonth(month)
  if (isBlank(spent) || isBlank(budget)) return grayVerdict('ML1', '未填')
  if (!isDecimal(spent) || !isDecimal(budget)) return grayVerdict('ML1', '金额不是数字，请核对')
  if (isNegative(spent) || isNegative(budget)) return grayVerdict('ML1', '金额不能是负数，请核对')
  if (isZero(budget)) return grayVerdict('ML2', zeroBudgetReason(spent), { notApplicable: true })

  const { redBelow, yellowBelow } = ruleSet.lights.execution
  const gap = behindDue(spent, budget, due, 2)
  const numbers = { percent: percentOf(spent, budget), timeShare: due.text, gap }
  const behind = gap && `比时间进度少 ${wanText(gap)} 万元`
  if (shareOfDue(spent, budget, due, redBelow) < 0) return verdict('red', 'ML3', behind, numbers)
  if (shareOfDue(spent, budget, due, yellowBelow) < 0) return verdict('yellow', 'ML3', behind, numbers)
  const over = compare(spent, budget) > 0
  return verdict('green', 'ML3', over ? '执行数超过全年预算数，请说明原因' : null, numbers)
}

/**
 * ML1, ML4–ML13: one indicator by how its actual value comes about. `notMeasurable` is the reason why there is no
 * value yet; `fiscalYear` places `month` in the calendar and is the target's own year if left out. Throws RangeError
 * for a month outside 1–12.
 */
export function indicatorLight(input: {
  indicator: Indicator
  actual: string | null
  month: number
  notMeasurable?: string | null | undefined
  fiscalYear?: number | undefined
  ruleSet: Lights
}): LightVerdict {
  const { actual: filed, fiscalYear, indicator, month, notMeasurable, ruleSet } = input
  const isCeiling = indicator.accumulation === 'ceiling'
  const due = (isCeiling ? allowedByMonth : dueByMonth)(month, indicator.milestones)
  if (isBlank(filed)) {
    if (isBlank(notMeasurable)) return grayVerdict('ML1', '未填')
    if (indicator.accumulation === 'date') return dateLight(indicator, null, month, fiscalYear) // a day passes anyway
    return grayVerdict('ML11', `尚不可衡量：${notMeasurable.trim()}`, { notApplicable: true })
  }
  const actual = readActual(indicator, filed)
  if (!actual) return grayVerdict('ML1', actualProblem(indicator, filed))

  switch (actual.kind) {
    case 'grade':
      return qualitativeLight(actual.grade)
    case 'day':
      return dateLight(indicator, actual.day, month, fiscalYear)
    case 'not-done':
      return dateLight(indicator, null, month, fiscalYear)
    case 'number':
      if (indicator.accumulation === 'cumulative')
        return cumulativeLight(indicator, actual.value, due, ruleSet.lights.cumulative)
      if (isCeiling) return ceilingLight(indicator, actual.value, due, ruleSet.lights.ceiling)
      if (indicator.accumulation === 'limit') return limitLight(indicator, actual.value)
      return rateLight(indicator, actual.value, ruleSet.lights.rate)
  }
}

const badness: Record<Light, number> = { green: 0, gray: 1, yellow: 2, red: 3 }

/**
 * ML14–ML15: the worst of all that take part; gray if a part is not reported and nothing worse is known, or if none
 * takes part. Possibility 3 (完全不可能) makes it red, 2 (有可能) at least yellow.
 */
export function projectLight(
  lights: readonly Pick<LightVerdict, 'light' | 'notApplicable'>[],
  possibilities: readonly (Possibility | null)[],
): Light {
  const parts = lights.filter((part) => !part.notApplicable).map((part) => part.light)
  const told: Light[] = possibilities.flatMap((possibility) => {
    if (possibility === '3') return ['red']
    return possibility === '2' ? ['yellow'] : []
  })
  const all = [...parts, ...told]
  if (parts.length === 0) all.push('gray')
  return all.reduce((worst, light) => (badness[light] > badness[worst] ? light : worst), 'green')
}

function isBlank(text: string | null | undefined): text is null | undefined | '' {
  return text === null || text === undefined || text.trim() === ''
}

function zeroBudgetReason(spent: Decimal): string {
  if (isZero(spent)) return '全年预算数为 0，不计算执行进度'
  return '全年预算数为 0 却有执行数，请核对金额'
}
