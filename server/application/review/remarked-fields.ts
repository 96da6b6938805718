import { isRemarkable } from '@domain/filings/remarked'
import type { RemarkInput } from '@domain/filings/remarks'
import { Problem } from '@domain/problems/problem'
import { kindOf } from '../kinds'
import type { Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'

/** FR4, RV7: a return that points at what the revision does not have would leave its author looking for it. */
export async function refuseUnknownFields(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  remarks: readonly RemarkInput[],
): Promise<void> {
  const revision = await tx.currentRevision(filing)
  if (!revision) throw new Error(`filing ${filing.id} is returned without a revision`)
  const { content, evidence } = revision
  const rules = work.rulesOf(filing.fiscalYear)
  const form = kindOf(work, filing.kind).form({ subject: filing.subject, content, evidence, rules })
  const unknown = remarks.filter(({ field }) => !isRemarkable(field, { form, content, evidence }))
  if (unknown.length === 0) return
  const fields = unknown.map(({ field }) => ({ field, message: '这份表里没有这一项' }))
  throw new Problem('decision.no-such-field', { fields })
}
