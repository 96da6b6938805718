/** What an approved declaration leaves behind. */
import type { Effect, FilingFacts } from '../filings/results'
import { targetText } from '../indicators/target-text'
import { approvedFrom } from './approved-from'
import { fundsTotal } from './checks'
import type { DeclarationDraft } from './findings'

export function declarationFacts({ content, rules }: DeclarationDraft): FilingFacts {
  return {
    light: 'green',
    budgetWan: fundsTotal(content.funds.year),
    spentWan: null,
    indicators: (approvedFrom(content, rules)?.indicators ?? []).map((indicator) => ({
      indicatorId: indicator.id,
      name: indicator.level3,
      target: targetText(indicator),
      actual: null,
      unit: indicator.unit,
      light: 'gray',
      weight: indicator.weight,
    })),
  }
}

/** GD22: the final approval makes the year's next immutable goal version. */
export function declarationEffects({ content, rules }: DeclarationDraft): Effect[] {
  const goal = approvedFrom(content, rules)
  if (goal === null) throw new Error('a declaration became final without indicators')
  return [{ type: 'approve-goal', goal, amountWan: fundsTotal(content.funds.year) }]
}
