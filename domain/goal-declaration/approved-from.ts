/** The approved goal that a declaration becomes with its final approval (GD22). */

import { inOrder } from '../filings/list'
import { type ApprovedGoal, frameOf, selfEvaluationOf } from '../goal/approved-goal'
import type { Indicator } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'
import type { DeclarationContent } from './declaration.schema'
import { indicatorOf } from './declared-row'

/** The year's indicators under their rows' ids; null while a row is no indicator yet or there is none. */
export function approvedFrom(content: DeclarationContent, rules: RuleSet): ApprovedGoal | null {
  const indicators: Indicator[] = []
  for (const [id, row] of inOrder(content.indicators)) {
    if (row.span === 'mid') continue
    const read = indicatorOf(id, row)
    if (!('indicator' in read)) return null
    indicators.push(read.indicator)
  }
  if (indicators.length === 0) return null
  return {
    annualGoal: content.goalYear.trim() || null,
    indicators,
    frame: frameOf(indicators, rules),
    selfEvaluation: selfEvaluationOf(indicators, rules),
  }
}
