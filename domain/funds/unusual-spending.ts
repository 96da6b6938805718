/** Spending that its author explains (FU5). */
import { compare, multiply } from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Spending } from './spending'

/** FU5: low execution, a changed budget and overspending are explained. */
export function isUnusual(
  { spent, adjusted, initial }: Pick<Spending, 'spent' | 'adjusted' | 'initial'>,
  { checkUp }: Pick<RuleSet, 'checkUp'>,
): boolean {
  if (initial !== null && adjusted !== null && compare(initial, adjusted) !== 0) return true
  if (spent === null || adjusted === null) return false
  const low = multiply(adjusted, checkUp.executionReasonBelowPercent)
  return compare(multiply(spent, '100'), low) < 0 || compare(spent, adjusted) > 0
}
