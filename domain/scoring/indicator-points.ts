/** Points of one indicator (指标得分). Rules SC6–SC18 are stated in RULES.md. */
import { proportion } from '../decimals/decimal'
import { actualProblem, readActual } from '../indicators/actual'
import { quantityText } from '../indicators/target-text'
import { explain, type ScoringRules } from './explanation'
import type { Earned, IndicatorInput, IndicatorScore, ScoredIndicator } from './indicator-score'
import { gradeOf, qualitativePoints } from './qualitative-points'
import { quantityInUnit } from './quantity-in-unit'
import { quantityPoints } from './quantity-points'

/** The points of an indicator and why, or the sentence that says what is still missing. Source: 财预〔2020〕10号. */
export function indicatorScore(input: IndicatorInput, rules: ScoringRules): IndicatorScore {
  const { actual, indicator } = input
  if (actual === null || actual.trim() === '') return withoutActual(input, rules)
  const earned = earn(input, actual, rules)
  if ('problem' in earned) return refused(input, earned.problem, rules)
  const { points, status } = earned
  return {
    points,
    status,
    beyondPercent: earned.beyondPercent ?? null,
    problem: null,
    reasonRequired: earned.reasonRequired === true || (status !== 'reached' && status !== 'borderline'),
    // a getter, to tell it only when somebody asks, costs more than the telling
    explanation: explain(earned.rule, inputsOf(indicator, actual), earned.arithmetic, rules),
  }
}

function earn(input: IndicatorInput, text: string, { scoring }: ScoringRules): Earned | { problem: string } {
  const { indicator, entered = null, lowTargetConfirmed = false } = input
  switch (indicator.accumulation) {
    case 'qualitative': {
      const grade = gradeOf(text, scoring)
      if (grade === null)
        return { problem: actualProblem(indicator, text) ?? '请选择：达成、部分达成或未达成' }
      return qualitativePoints(indicator, grade, entered, scoring)
    }
    case 'date':
      return datePoints(indicator, text)
    default: {
      const value = quantityInUnit(text, indicator.unit)
      if (value === null) return { problem: actualProblem(indicator, text) ?? '完成值的单位与指标不一致' }
      return quantityPoints(indicator, value, lowTargetConfirmed, scoring)
    }
  }
}

/** SC15: on or before its day is full, later or not done is nothing; a day has no proportion. */
function datePoints(indicator: ScoredIndicator, text: string): Earned | { problem: string } {
  const actual = readActual(indicator, text)
  const late = { points: '0.00', status: 'missed', rule: 'SC15' } as const
  if (actual?.kind === 'not-done') return { ...late, arithmetic: '没有完成，得 0.00' }
  if (actual?.kind !== 'day') return { problem: actualProblem(indicator, text) ?? '请填写完成日期' }
  const { operator, target, weight } = indicator
  if (actual.day > target) return { ...late, arithmetic: `${actual.day} 晚于 ${target}，得 0.00` }
  const points = proportion(weight, '1', '1', 2)
  if (operator === '＜' && actual.day === target)
    return {
      points,
      status: 'borderline',
      rule: 'SC10',
      arithmetic: `刚好在 ${target}，未达成（临界）：${points}`,
    }
  return {
    points,
    status: 'reached',
    rule: 'SC15',
    arithmetic: `${actual.day} 不晚于 ${target}，得满分 ${points}`,
  }
}

/** SC13: without an actual nothing is submitted; a form that is closed after the deadline scores 0. */
function withoutActual({ closed, indicator }: IndicatorInput, rules: ScoringRules): IndicatorScore {
  const problem = closed === true ? null : '请填写实际完成值'
  return {
    ...{ points: closed === true ? '0.00' : null, status: 'missing', beyondPercent: null, problem },
    reasonRequired: true,
    explanation: explain('SC13', inputsOf(indicator, '未填'), problem ?? '到期没有填写，按 0.00 计', rules),
  }
}

function refused(
  { actual, indicator }: IndicatorInput,
  problem: string,
  rules: ScoringRules,
): IndicatorScore {
  return {
    ...{ points: null, status: 'refused', beyondPercent: null, reasonRequired: false, problem },
    explanation: explain('SC13', inputsOf(indicator, actual ?? ''), problem, rules),
  }
}

function inputsOf({ operator, target, unit, weight }: ScoredIndicator, actual: string) {
  const wanted = operator === '定性' ? `定性：${target}` : `${operator} ${quantityText(target, unit)}`
  return [
    ['指标值', wanted],
    ['实际完成值', actual],
    ['分值', weight],
  ] as const
}
