/** Lights (灯) of points, grades and execution in whatever is scored: rule SE7, for departments as well. */
import { compare, multiply } from '../decimals/decimal'
import type { Light } from '../filings/form'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Grade } from './grades'
import type { IndicatorScore } from './indicator-score'

/** SE7: 优 and 良 are green, 中 yellow, 差 red; without a grade gray. */
export function gradeLight(grade: Grade | null): Light {
  if (grade === null) return 'gray'
  if (grade === '差') return 'red'
  return grade === '中' ? 'yellow' : 'green'
}

/** SE7: execution that the veto spares is green, what it holds down to 良 yellow, and to 中 red. */
export function executionLight(spent: string, adjusted: string, { veto }: Pick<RuleSet, 'veto'>): Light {
  const below = (percent: string) => compare(multiply(spent, '100'), multiply(adjusted, percent)) < 0
  if (below(veto.goodBelowPercent)) return 'red'
  return below(veto.excellentBelowPercent) ? 'yellow' : 'green'
}

/** SE7: reached is green, in part yellow, missed red; what is still missing gray. */
export function statusLight(status: IndicatorScore['status']): Light {
  switch (status) {
    case 'reached':
    case 'borderline':
      return 'green'
    case 'partial':
      return 'yellow'
    case 'missed':
      return 'red'
    case 'missing':
    case 'refused':
      return 'gray'
  }
}
