import { covers, reviewScope, scopeOf } from '@domain/access/access'
import {
  afterApproval,
  afterRefusal,
  afterReturn,
  FINAL,
  type FilingStatus,
  type Outcome,
} from '@domain/filings/chain'
import type { RemarkInput } from '@domain/filings/remarks'
import { reviewFormAt } from '@domain/filings/review-form'
import { Problem } from '@domain/problems/problem'
import { canonicalHash } from '@domain/sync/canonical'
import { publishResult } from '../disclosure/publish-result'
import { kindOf } from '../kinds'
import { tellApproved, tellRefused, tellReturned } from '../notices/about-filing'
import type { Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import { judgedAnswers } from './judged-answers'
import { refuseUnknownFields } from './remarked-fields'

/** What a reviewer decided, with an id minted on the reviewer's phone. */
export interface Verdict {
  readonly decisionId: string
  readonly filingId: string
  /** The revision that the reviewer had before them. */
  readonly revision: number
  readonly outcome: Outcome
  /** Where a return goes: 'author' or an earlier step. */
  readonly to: string
  readonly opinion: string
  readonly remarks: readonly RemarkInput[]
  /** The answers of the step's own form, where the kind asks for one (FV1). */
  readonly answers?: Readonly<Record<string, unknown>> | undefined
}

/** Where the filing stands afterwards. */
export interface Decided {
  readonly at: string
}

/**
 * RV1–RV4: approve, return or refuse one filing at the step where it stands. The same decision again changes nothing.
 * RV6: `unread`, when it is approved from the list without having been opened.
 */
export function decide(work: Work, verdict: Verdict, { unread = false } = {}): Promise<Decided> {
  const { decisionId, ...said } = verdict
  const contentHash = canonicalHash(said)
  return work.store.write(async (tx) => {
    const filing = await tx.lockFiling(verdict.filingId, scopeOf(work.actor, 'filing.read'))
    if (!filing) throw new Problem('filing.not-found')
    const known = await tx.decisionById(decisionId)
    if (known) {
      if (known.contentHash !== contentHash || known.actorId !== work.actor.accountId) {
        throw new Problem('decision.differs')
      }
      return { at: known.toStep }
    }
    await refuseUnauthorised(work, tx, filing)
    if (filing.status.revision !== verdict.revision) throw new Problem('filing.moved')
    if (unread && !(await mayPassUnread(work, tx, filing))) throw new Problem('filing.to-be-read')
    if (verdict.outcome === 'returned') {
      if (verdict.remarks.length === 0) throw new Problem('decision.incomplete')
      await refuseUnknownFields(work, tx, filing, verdict.remarks)
    }
    const answers = await judgedAnswers(work, tx, filing, verdict)
    const status = nextStatus(work, filing, verdict)
    const at = work.now().toISOString()
    await tx.addDecision(
      {
        id: decisionId,
        filingId: filing.id,
        revision: verdict.revision,
        step: filing.status.at,
        outcome: verdict.outcome,
        toStep: status.at,
        opinion: verdict.opinion,
        answers,
        contentHash,
        actorId: work.actor.accountId,
        actorName: work.actor.name,
        at,
      },
      verdict.remarks,
    )
    await tx.moveFiling(filing.id, status, filing, at)
    await tx.record({
      actorId: work.actor.accountId,
      action: `filing.${verdict.outcome}`,
      subject: 'filing',
      subjectId: filing.id,
      details: { from: filing.status, to: status, decisionId, remarks: verdict.remarks.length },
    })
    await tx.announce(filing)
    if (verdict.outcome === 'returned') {
      await tellReturned(work, tx, filing, { decisionId, status, remarks: verdict.remarks })
    }
    if (verdict.outcome === 'refused') await tellRefused(work, tx, filing, verdict.opinion)
    if (status.at === FINAL) {
      await tellApproved(work, tx, { ...filing, status })
      await publishResult(work, tx, { ...filing, status })
    }
    return { at: status.at }
  })
}

/** RV2: only at one's own step, within one's scope, and never what one filed oneself. */
async function refuseUnauthorised(work: Work, tx: Transaction, filing: FilingRecord): Promise<void> {
  const step = kindOf(work, filing.kind).chain.find((candidate) => candidate.id === filing.status.at)
  if (!step || !covers(reviewScope(work.actor, step.role), filing)) throw new Problem('filing.not-with-you')
  if (await tx.hasAuthored(filing.id, work.actor.accountId)) throw new Problem('filing.own')
}

/** RV6: green, no doubt of the checks or about a photo, no form of the step's own, no photo and no document that needs an eye. */
async function mayPassUnread(work: Work, tx: Transaction, filing: FilingRecord): Promise<boolean> {
  const { id, kind, light, doubts, status } = filing
  if (reviewFormAt(kindOf(work, kind), status.at) !== null) return false
  if (light !== 'green' || doubts > 0 || (await tx.hasOpenFindings(id))) return false
  return !(await tx.hasEvidenceToRead(id))
}

function nextStatus(work: Work, filing: FilingRecord, verdict: Verdict): FilingStatus {
  const { chain } = kindOf(work, filing.kind)
  switch (verdict.outcome) {
    case 'approved':
      return afterApproval(filing.status, chain, filing.status.at)
    case 'returned':
      return afterReturn(filing.status, chain, filing.status.at, verdict.to)
    case 'refused':
      return afterRefusal(filing.status, chain, filing.status.at)
  }
}
