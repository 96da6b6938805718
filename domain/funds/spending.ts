/** Budget and spending of a project, source by source and summed (FU3). */
import { type Decimal, isZero, sum } from '../decimals/decimal'
import { parseWan } from '../decimals/money'
import { type FundSource, fundSources, type KnownFunds, type Typed } from './sources'

export interface Spending {
  /** Sources whose spending must be reported: those with a budget that the treasury does not tell. */
  readonly asked: readonly FundSource[]
  /** Sources whose spending the treasury tells. */
  readonly known: readonly FundSource[]
  /** Sums in 万元: null without a budget line; `spent` also while any asked row is missing. */
  readonly initial: Decimal | null
  readonly adjusted: Decimal | null
  readonly spent: Decimal | null
}

export function spendingOf(funds: KnownFunds, typed: Typed): Spending {
  const rows = fundSources.map((source) => funds.budget[source]).filter((row) => row !== null)
  const asked = fundSources.filter((source) => isAsked(funds, source))
  const known = fundSources.filter((source) => funds.paid[source] !== null)
  const parts = [...asked, ...known].map(
    (source) => funds.paid[source]?.amount ?? parseWan(typed[source] ?? ''),
  )
  const reported = parts.filter((part) => part !== null)
  return {
    asked,
    known,
    initial: rows.length === 0 ? null : sum(rows.map((row) => row.initial)),
    adjusted: rows.length === 0 ? null : sum(rows.map((row) => row.adjusted)),
    spent: parts.length > 0 && reported.length === parts.length ? sum(reported) : null,
  }
}

function isAsked({ budget, paid }: KnownFunds, source: FundSource): boolean {
  const row = budget[source]
  return row !== null && paid[source] === null && !(isZero(row.adjusted) && isZero(row.initial))
}
