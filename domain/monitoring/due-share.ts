/**
 * The share of a year's target or budget that is due by a month: the time share month/12, or a milestone in its place.
 */
import { compare, type Decimal, divideUp, isZero, multiply, percentText, subtract } from '../decimals/decimal'
import type { Milestone } from '../indicators/indicator'

/** A share as a fraction, never as a rounded quotient. */
export interface DueShare {
  part: Decimal
  whole: Decimal
  /** In percent, two places, for display. */
  text: string | null
  /** What the share comes from. */
  by: 'time' | 'milestone'
}

/** ML6: the last milestone reached replaces the time share; before the first one nothing is due. */
export function dueByMonth(month: number, milestones: readonly Milestone[] = []): DueShare {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`no such month: ${month}`)
  const first = milestones[0]
  if (!first) return share(String(month), '12', 'time')
  if (month === 12) return share('100', '100', 'milestone')
  const reached = milestones.filter((milestone) => milestone.month <= month).pop()
  if (reached) return share(reached.share, '100', 'milestone')
  return share('0', '100', 'milestone')
}

/** ML6, ML8: for a ceiling the share is an allowance; before the first milestone that one may be used up. */
export function allowedByMonth(month: number, milestones: readonly Milestone[] = []): DueShare {
  const due = dueByMonth(month, milestones)
  const [first] = milestones
  return first && isZero(due.part) ? share(first.share, '100', 'milestone') : due
}

/** What the user calls the yardstick. */
export function yardstickOf(due: DueShare): string {
  return due.by === 'milestone' ? '分月进度' : '时间进度'
}

/** Compares actual/target, in percent of the due share, with an edge; target and share are positive. */
export function shareOfDue(actual: Decimal, target: Decimal, due: DueShare, edge: Decimal): -1 | 0 | 1 {
  const done = multiply(multiply(actual, due.whole), '100')
  return compare(done, multiply(multiply(edge, target), due.part))
}

/** How much is missing to the due share of the target, rounded up to so many places; null if nothing is. */
export function behindDue(actual: Decimal, target: Decimal, due: DueShare, places: number): string | null {
  const missing = subtract(multiply(target, due.part), multiply(actual, due.whole))
  return compare(missing, '0') > 0 ? divideUp(missing, due.whole, places) : null
}

/** How much goes beyond the due share of the target, rounded up; null if nothing does. */
export function beyondDue(actual: Decimal, target: Decimal, due: DueShare, places: number): string | null {
  const excess = subtract(multiply(actual, due.whole), multiply(target, due.part))
  return compare(excess, '0') > 0 ? divideUp(excess, due.whole, places) : null
}

/** Part in percent of whole for display; null unless whole is positive. */
export function percentOf(part: Decimal, whole: Decimal): string | null {
  return isZero(whole) || compare(whole, '0') < 0 ? null : percentText(part, whole)
}

function share(part: Decimal, whole: Decimal, by: DueShare['by']): DueShare {
  return { part, whole, text: percentText(part, whole), by }
}
