/** Points of a number against its target, by operator (SC6–SC11, SC16, SC17). */
import {
  compare,
  type Decimal,
  isNegative,
  isZero,
  multiply,
  percentText,
  proportion,
  subtract,
} from '../decimals/decimal'
import type { Operator } from '../indicators/operator'
import type { Scoring } from '../rule-sets/scoring'
import type { Earned, ScoredIndicator } from './indicator-score'

const full = (weight: Decimal) => proportion(weight, '1', '1', 2)

export function quantityPoints(
  indicator: ScoredIndicator,
  actual: Decimal,
  lowTargetConfirmed: boolean,
  scoring: Scoring,
): Earned {
  const { operator, target, weight } = indicator
  if (scoring.satisfactionBands && isSatisfaction(indicator))
    return satisfactionPoints(actual, weight, scoring.satisfactionBands)
  const order = compare(actual, target)
  if (isReached(operator, order, target, scoring)) {
    const points = full(weight)
    const strictEdge = order === 0 && (operator === '＞' || operator === '＜')
    const words = strictEdge
      ? `刚好等于指标值，未达成（临界），仍按达到计：${points}`
      : `${actual} ${operator} ${target}，达到指标值，得满分 ${points}`
    const status = strictEdge ? 'borderline' : 'reached'
    const earned: Earned = { points, status, arithmetic: words, rule: strictEdge ? 'SC10' : ruleOf(operator) }
    const upwards = operator !== '≤' && operator !== '＜' && compare(target, '0') > 0
    return upwards && order > 0
      ? beyondTarget(indicator, actual, earned, lowTargetConfirmed, scoring)
      : earned
  }
  if (compare(target, '0') <= 0) {
    const arithmetic = `指标值 ${target} 不能按比例计分，没有达到，得 0.00`
    return { points: '0.00', status: 'missed', arithmetic, rule: 'SC9' }
  }
  return short(indicator, actual, scoring)
}

/** SC6–SC10: equality counts as reached for every operator; ＝ 0 is reached by 0 or less. */
function isReached(operator: Operator, order: -1 | 0 | 1, target: Decimal, { equal }: Scoring): boolean {
  if (order === 0) return true
  if (operator === '≤' || operator === '＜') return order < 0
  if (operator !== '＝') return order > 0
  if (isZero(target)) return order < 0
  return equal === 'one-sided' && !isNegative(target) && order > 0
}

function ruleOf(operator: Operator): Earned['rule'] {
  if (operator === '＝') return 'SC7'
  return operator === '≤' || operator === '＜' ? 'SC8' : 'SC6'
}

/** How much of the target is fulfilled, as a part of the target, and how that is written; the target is positive. */
function short(indicator: ScoredIndicator, actual: Decimal, scoring: Scoring): Earned {
  const { operator, target, weight } = indicator
  const reverse = compare(actual, target) > 0
  const part = reverse ? subtract(multiply(target, '2'), actual) : actual
  const share = reverse ? `（1 −（${actual} − ${target}）÷ ${target}）` : `${actual} ÷ ${target}`
  const rule = ruleOf(operator)
  if (compare(part, '0') <= 0) {
    const why = reverse ? `${actual} 不小于 ${target} 的 2 倍` : `${actual} 不大于 0`
    return { points: '0.00', status: 'missed', arithmetic: `${why}，得 0.00`, rule }
  }
  const line = scoring.passLinePercent
  if (isZero(line)) {
    const points = proportion(weight, part, target, 2)
    return { points, status: 'partial', arithmetic: `${share} × ${weight} = ${points}`, rule }
  }
  const above = subtract(multiply(part, '100'), multiply(target, line)) // SC16
  if (isNegative(above)) {
    const arithmetic = `${share} = ${percentText(part, target)}%，低于 ${line}%，得 0.00`
    return { points: '0.00', status: 'missed', arithmetic, rule: 'SC16' }
  }
  const spread = subtract('100', line)
  const points = proportion(weight, above, multiply(target, spread), 2)
  const arithmetic = `（${share} − ${line}%）÷ ${spread}% × ${weight} = ${points}`
  return { points, status: 'partial', arithmetic, rule: 'SC16' }
}

/** SC11: far beyond the target asks for a reason; only a confirmed low target costs points. */
function beyondTarget(
  { target, weight }: ScoredIndicator,
  actual: Decimal,
  earned: Earned,
  confirmed: boolean,
  { overAchievement }: Scoring,
): Earned {
  const excess = multiply(subtract(actual, target), '100')
  const exceeds = (percent: Decimal) => compare(excess, multiply(target, percent)) > 0
  const reasonRequired = exceeds(overAchievement.reasonAbovePercent)
  const beyondPercent = proportion(excess, '1', target, 2)
  const step = confirmed
    ? overAchievement.factors.filter(({ abovePercent }) => exceeds(abovePercent)).pop()
    : undefined
  if (!step) return Object.assign(earned, { beyondPercent, reasonRequired })
  const points = proportion(weight, step.factor, '1', 2)
  const arithmetic = `超过指标值 ${beyondPercent}%，指标值明显偏低：${weight} × ${step.factor} = ${points}`
  return { ...earned, points, arithmetic, rule: 'SC11', beyondPercent, reasonRequired }
}

function isSatisfaction({ level1, level2, operator, unit }: ScoredIndicator): boolean {
  return unit === '%' && `${level1}${level2}`.includes('满意') && operator !== '≤' && operator !== '＜'
}

/** SC17: by the satisfaction itself, not by its share of the target. */
function satisfactionPoints(
  actual: Decimal,
  weight: Decimal,
  bands: NonNullable<Scoring['satisfactionBands']>,
): Earned {
  const band = bands.find(({ fromPercent }) => compare(actual, fromPercent) >= 0)
  const points = proportion(weight, band?.sharePercent ?? '0', '100', 2)
  const where = band ? `达到 ${band.fromPercent}% 这一档` : '在最低一档以下'
  const status = band === bands[0] ? 'reached' : band ? 'partial' : 'missed'
  return { points, status, arithmetic: `满意度 ${actual}% ${where}，得 ${points}`, rule: 'SC17' }
}
