/**
 * Why a number is what it is (SC22): the rule, what went in, the arithmetic, and the documents it rests on. Shown at
 * a tap on the number; nothing is computed from it.
 */
import type { Decimal } from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'

export interface Explanation {
  /** The number of the rule in RULES.md. */
  rule: `SC${number}`
  /** What went in, in the order of the form: `['全年预算数', '1,000.00 万元']`. */
  inputs: readonly (readonly [name: string, value: string])[]
  /** `18 ÷ 20 × 10 = 9.00` */
  arithmetic: string
  /** Document numbers and titles. */
  basis: readonly string[]
  /** The rule set that was used. */
  ruleSet: string
}

/** The parts of a rule set that scoring reads. */
export type ScoringRules = Pick<RuleSet, 'id' | 'scoring' | 'veto' | 'weights'>

export function explain(
  rule: Explanation['rule'],
  inputs: Explanation['inputs'],
  arithmetic: string,
  { id, scoring }: Pick<RuleSet, 'id' | 'scoring'>,
): Explanation {
  return { rule, inputs, arithmetic, basis: scoring.basis, ruleSet: id }
}

/** Points as the form shows them, two decimals. */
export type Points = Decimal
