import type { Effect } from '@domain/filings/results'
import { canonicalHash } from '@domain/sync/canonical'
import type { House } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import { publishGoal } from './publish-goal'

/** FE1: what the final approval does besides, in its transaction. The same goal again is not another version. */
export async function carryOut(
  house: House,
  tx: Transaction,
  filing: FilingRecord,
  effects: readonly Effect[],
): Promise<void> {
  for (const { goal, amountWan } of effects) {
    const { projectId, fiscalYear } = filing
    const version = await tx.addGoalVersion({
      projectId,
      fiscalYear,
      goal,
      goalHash: canonicalHash(goal),
      approvedAt: house.now().toISOString(),
    })
    if (!version.created) continue
    await tx.record({
      actorId: null,
      action: 'goal.approved',
      subject: 'project',
      subjectId: projectId,
      details: { filingId: filing.id, goalVersionId: version.id, fiscalYear },
    })
    await publishGoal(house, tx, projectId, { fiscalYear, goal, amountWan })
  }
}
