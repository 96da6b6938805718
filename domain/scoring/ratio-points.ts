/** Points of a ratio of two figures against an edge (SC23, SC24): the items of a department's evaluation. */
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
import type { RatioWay } from '../rule-sets/department-evaluation'
import type { Earned } from './indicator-score'

export interface RatioPoints extends Earned {
  /** The ratio in percent for display, two places; null where there is nothing to divide by. */
  readonly percent: string | null
}

/**
 * SC23: within the edge full points; beyond `most` each percentage point costs a part of them, below `least` the
 * share of the edge that is reached counts. SC24: with nothing to divide by, 0 of 0 is full and anything else nothing.
 */
export function ratioPoints(
  way: RatioWay,
  numerator: Decimal,
  denominator: Decimal,
  weight: Decimal,
): RatioPoints {
  const full = proportion(weight, '1', '1', 2)
  if (isZero(denominator)) {
    const nothing = isZero(numerator)
    const words = `${way.denominator}是 0，${way.numerator}${nothing ? '也是 0' : `是 ${numerator}`}`
    const points = nothing ? full : '0.00'
    const status = nothing ? 'reached' : 'missed'
    return { points, status, rule: 'SC24', percent: null, arithmetic: `${words}，得 ${points}` }
  }
  const part = way.of === 'change' ? subtract(numerator, denominator) : numerator
  const percent = signedPercent(part, denominator)
  const written =
    way.of === 'change'
      ? `（${numerator} − ${denominator}）÷ ${denominator}`
      : `${numerator} ÷ ${denominator}`
  const edge = way.full.percent
  // part ÷ denominator against edge ÷ 100, without dividing
  const order = compare(multiply(part, '100'), multiply(denominator, edge))
  const within = way.full.side === 'most' ? order <= 0 : order >= 0
  const told = (points: string, words: string) => ({
    arithmetic: `${written} = ${percent}%，${words} ${points}`,
  })
  if (within) {
    const words = way.full.side === 'most' ? `不超过 ${edge}%，得满分` : `达到 ${edge}%，得满分`
    return { points: full, status: 'reached', rule: 'SC23', percent, ...told(full, words) }
  }
  const points =
    way.full.side === 'most'
      ? lessened(way, part, denominator, weight)
      : shared(part, denominator, edge, weight)
  const words =
    way.full.side === 'most'
      ? `超过 ${edge}%，每超 1 个百分点扣 ${way.lossPercent}%，得`
      : `低于 ${edge}%，按所占比例得`
  const status = isZero(points) ? 'missed' : 'partial'
  return { points, status, rule: 'SC23', percent, ...told(points, words) }
}

/** weight × (1 − (part × 100 ÷ denominator − edge) × loss ÷ 100), never below 0, rounded once. */
function lessened(
  { full, lossPercent }: RatioWay,
  part: Decimal,
  denominator: Decimal,
  weight: Decimal,
): Decimal {
  const beyond = subtract(multiply(part, '100'), multiply(denominator, full.percent))
  const whole = multiply(denominator, '100')
  const left = subtract(whole, multiply(beyond, lossPercent))
  return isNegative(left) ? '0.00' : proportion(weight, left, whole, 2)
}

function shared(part: Decimal, denominator: Decimal, edge: Decimal, weight: Decimal): Decimal {
  if (isNegative(part)) return '0.00'
  return proportion(weight, multiply(part, '100'), multiply(denominator, edge), 2)
}

function signedPercent(part: Decimal, whole: Decimal): string {
  return percentText(part, whole) ?? ''
}
