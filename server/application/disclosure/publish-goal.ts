import { masked } from '@domain/disclosure/mask'
import type { PublishedGoal } from '@domain/goal/published-goal'
import { plainTarget } from '@domain/indicators/target-text'
import type { House } from '../ports/context'
import type { Transaction } from '../ports/transaction'
import { addSnapshot, publicHeader } from './publish-result'

/** DS1: an approved goal is public with the budget, where the rule set and the project's secrecy allow. */
export async function publishGoal(
  house: House,
  tx: Transaction,
  projectId: string,
  published: Pick<PublishedGoal, 'fiscalYear' | 'goal' | 'amountWan'>,
): Promise<void> {
  const rules = house.rulesOf(published.fiscalYear)
  const project = await tx.projectHeader(projectId)
  if (!rules.disclosure.goals || project.secrecy !== '公开') return
  await addSnapshot(house, tx, String(published.fiscalYear), {
    version: 1,
    project: publicHeader(project),
    fiscalYear: published.fiscalYear,
    kind: 'goal',
    annualGoal: published.goal.annualGoal === null ? null : masked(published.goal.annualGoal),
    budgetWan: published.amountWan,
    promised: published.goal.indicators.map((indicator) => ({
      id: indicator.id,
      name: masked(indicator.level3),
      promised: plainTarget(indicator),
    })),
    result: null,
    photos: [],
    ruleSet: rules.id,
  })
}
