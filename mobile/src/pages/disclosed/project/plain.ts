/** The plain words of a project's result (项目结果). */
import { isDecimal, percentText } from '@domain/decimals/decimal'
import { wanText } from '@domain/decimals/money'
import type { Snapshot } from '../../public/search'

type Content = Snapshot['content']

/** The newest snapshot with a result leads; without one, the newest goal does. */
export function leading(snapshots: readonly Snapshot[]): Snapshot | null {
  return snapshots.find((snapshot) => snapshot.content.result !== null) ?? snapshots[0] ?? null
}

/** What the year was to bring: the published goal, of whichever snapshot tells it. */
export function goalOf(snapshots: readonly Snapshot[]): string | null {
  return snapshots.find((snapshot) => snapshot.content.annualGoal !== null)?.content.annualGoal ?? null
}

export interface Money {
  readonly spent: string
  readonly budget: string
  readonly percent: string | null
  readonly timeShare: string | null
}

/** null where no amount was published. */
export function moneyOf({ budgetWan, result }: Content): Money | null {
  if (budgetWan === null && (result?.spentWan ?? null) === null) return null
  const [spent, budget] = [result?.spentWan ?? null, budgetWan].map((text) =>
    text !== null && isDecimal(text) ? text : null,
  )
  return {
    spent: spent ? wanText(spent) : '–',
    budget: budget ? wanText(budget) : '–',
    percent: spent && budget ? percentText(spent, budget) : null,
    timeShare: result === null ? null : yearGone(result.asOf),
  }
}

/** '58.33' for '2026年1–7月': how much of the year had gone; null where the words do not say it. */
export function yearGone(asOf: string): string | null {
  const month = /(\d{1,2})月$/.exec(asOf)?.[1]
  return month === undefined || Number(month) < 1 || Number(month) > 12 ? null : percentText(month, '12')
}

/** '9f2c 41d0 … 71ab' */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}

/** What is said over a withdrawn version; null while it stands. */
export function withdrawnWords(snapshot: Pick<Snapshot, 'withdrawnAt' | 'withdrawnWhy'>): string | null {
  if (snapshot.withdrawnAt === null) return null
  return snapshot.withdrawnWhy === null ? '这一版已撤回。' : `这一版已撤回：${snapshot.withdrawnWhy}`
}
