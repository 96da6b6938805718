/** What the registers know of a project's money when a filing opens (FU1, FU2). */
import { isNegative } from '../decimals/decimal'
import type { KnownProject, PaidAmount, TaskPeriod } from '../filings/known-project'
import type { FundSource, KnownFunds } from './sources'

/** FU1: the year's budget lines by source. */
export function budgetOf({ budget }: Pick<KnownProject, 'budget'>): KnownFunds['budget'] {
  const row = (source: FundSource) => {
    const line = budget.find((candidate) => candidate.source === source)
    return line ? { initial: line.initialWan, adjusted: line.adjustedWan } : null
  }
  return { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') }
}

/** FU2: a source is known where the treasury's register reaches the covered month; a sum below 0 is left to ask. */
export function paidOf(paid: readonly PaidAmount[], { fiscalYear, month }: TaskPeriod): KnownFunds['paid'] {
  const covered = `${fiscalYear}-${String(month).padStart(2, '0')}`
  const row = (source: FundSource) => {
    const known = paid.find((candidate) => candidate.source === source)
    if (!known || known.through < covered || isNegative(known.amountWan)) return null
    return { amount: known.amountWan, through: known.through }
  }
  return { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') }
}
