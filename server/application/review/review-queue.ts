import { reviewScope, scopeOf } from '@domain/access/access'
import type { Light } from '@domain/filings/form'
import { reviewFormAt } from '@domain/filings/review-form'
import type { Work } from '../ports/context'
import type { QueuePage, QueueRow } from '../ports/reader'

export interface QueueQuestion {
  readonly light?: Light | undefined
  readonly text?: string | undefined
  readonly after?: { readonly movedAt: string; readonly filingId: string } | undefined
}

const pageSize = 50

/** What waits for this person's decision or for their eye on its photos, oldest first, with counts by light. */
export async function reviewQueue(work: Work, question: QueueQuestion): Promise<QueuePage> {
  const steps = Object.values(work.kinds)
    .flatMap((kind) => kind.chain)
    .map((step) => ({ at: step.id, scope: reviewScope(work.actor, step.role) }))
    .filter((step) => step.scope.length > 0)
  const distinct = [...new Map(steps.map((step) => [step.at, step])).values()]
  const photos = scopeOf(work.actor, 'disclosure.confirm')
  const page = await work.reader.queue({ steps: distinct, photos, ...question, limit: pageSize })
  const rows = page.rows.map((row) => ({ ...row, batchable: row.batchable && !isAnswered(work, row) }))
  return { ...page, rows }
}

/** RV6: a step with a form of its own is never passed from the list. */
function isAnswered(work: Work, { kind, at }: QueueRow): boolean {
  const known = work.kinds[kind]
  return known !== undefined && reviewFormAt(known, at) !== null
}
