import { administeredDistricts } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import type { Transaction } from '../ports/transaction'

/** AD1: the districts that the actor administers; refused where there are none. */
export function districtsOf(work: Work): readonly string[] {
  const districts = administeredDistricts(work.actor)
  if (districts.length === 0) throw new Problem('admin.not-yours')
  return districts
}

/** AD1: the same, for one district; another's looks absent. */
export function withinDistricts(work: Work, districtId: string): readonly string[] {
  const districts = districtsOf(work)
  if (!districts.includes(districtId)) throw new Problem('admin.not-found')
  return districts
}

/** AD3: a change is made upon the version that its author saw. */
export function refuseStale<Row extends { readonly version: number }>(
  row: Row | null,
  seen: number | null,
): asserts row is Row {
  if (row === null) throw new Problem('admin.not-found')
  if (row.version !== seen) throw new Problem('admin.stale', { current: row })
}

/** AD2: what stood there and what stands there now, in the transaction of the change. Neither ever holds a secret. */
export function recordChange(
  work: Work,
  tx: Transaction,
  change: {
    readonly action: string
    readonly subject: string
    readonly subjectId: string
    readonly before: unknown
    readonly after: unknown
  },
): Promise<void> {
  const { action, subject, subjectId, before, after } = change
  return tx.record({ actorId: work.actor.accountId, action, subject, subjectId, details: { before, after } })
}
