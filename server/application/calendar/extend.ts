import { covers, scopeOf } from '@domain/access/access'
import { dayInChina, instantsOf, latestExtension } from '@domain/calendar/stages'
import { AT_AUTHOR } from '@domain/filings/chain'
import { Problem } from '@domain/problems/problem'
import { tellExtended } from '../notices/about-filing'
import type { Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import { stageOf, workingDaysOf } from './windows'

/** CA6: until the end of a day one filing is taken though its window is past. The same again changes nothing. */
export async function extendFiling(
  work: Work,
  order: { readonly filingId: string; readonly dueOn: string; readonly reason: string },
): Promise<{ dueAt: string }> {
  return work.store.write(async (tx) => {
    const filing = await lock(work, tx, order.filingId)
    const { dueAt } = instantsOf({ opensOn: order.dueOn, dueOn: order.dueOn })
    if (filing.dueAt === dueAt) return { dueAt }
    const taskDue = dayInChina(await tx.taskDue(filing.id))
    const table = await workingDaysOf(work, filing.districtId)
    const latest = latestExtension(stageOf(work, filing.fiscalYear, filing.kind), taskDue, table)
    if (order.dueOn < taskDue || order.dueOn > latest)
      throw new Problem('filing.extension-range', { from: taskDue, to: latest })
    await tx.extendFiling(filing.id, dueAt)
    await tx.record({
      actorId: work.actor.accountId,
      action: 'filing.extended',
      subject: 'filing',
      subjectId: filing.id,
      details: { before: { dueAt: filing.dueAt }, after: { dueAt }, reason: order.reason },
    })
    await tx.announce(filing)
    await tellExtended(work, tx, filing, dueAt)
    return { dueAt }
  })
}

/** CV1: why a filing need not be made, or (null) that it must after all. What has been handed in is not excused. */
export async function excuseFiling(
  work: Work,
  order: { readonly filingId: string; readonly reason: string | null },
): Promise<void> {
  await work.store.write(async (tx) => {
    const filing = await lock(work, tx, order.filingId)
    const before = await tx.excusedWhy(filing.id)
    if (before === order.reason) return
    if (filing.status.revision > 0) throw new Problem('filing.handed-in')
    await tx.excuseFiling(filing.id, order.reason)
    await tx.record({
      actorId: work.actor.accountId,
      action: order.reason === null ? 'filing.excuse-withdrawn' : 'filing.excused',
      subject: 'filing',
      subjectId: filing.id,
      details: { before, after: order.reason },
    })
    await tx.announce(filing)
  })
}

/** Only the division of the filing's district; out of scope looks absent (AC3). */
async function lock(work: Work, tx: Transaction, filingId: string): Promise<FilingRecord> {
  const filing = await tx.lockFiling(filingId, scopeOf(work.actor, 'filing.read'))
  if (!filing) throw new Problem('filing.not-found')
  if (!covers(scopeOf(work.actor, 'task.open'), filing)) throw new Problem('filing.not-yours-to-extend')
  if (filing.status.at !== AT_AUTHOR) throw new Problem('filing.in-review')
  return filing
}
