import { covers, scopeOf } from '@domain/access/access'
import { isOfType } from '@domain/evidence/document-kinds'
import { AT_AUTHOR, afterSubmit } from '@domain/filings/chain'
import { Problem } from '@domain/problems/problem'
import type { Receipt, RevisionPush } from '@domain/sync/protocol'
import { revisionHash } from '@domain/sync/protocol'
import { kindOf, parsedContent } from '../kinds'
import { tellHandedInAgain } from '../notices/about-filing'
import type { Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { LockedPush, Transaction } from '../ports/transaction'

/**
 * Takes a revision from the phone and answers with a signed receipt (SY3–SY6).
 * Revision, evidence links, status, audit record and change stand in one transaction; a refusal leaves no trace.
 */
export function pushRevision(work: Work, push: RevisionPush): Promise<Receipt> {
  const contentHash = revisionHash(push)
  return work.store.write(async (tx) => {
    const locked = await tx.lockPush(push, scopeOf(work.actor, 'filing.read'))
    if (!locked) throw new Problem('filing.not-found')
    const { filing, known } = locked
    if (!covers(scopeOf(work.actor, 'filing.report'), filing)) throw new Problem('filing.not-yours-to-report')

    // SY3: the same id with the same content again gets the same receipt
    if (known) {
      if (known.contentHash !== contentHash) throw new Problem('revision.differs')
      return known.receipt
    }

    await refuseOutdated(tx, filing, push)
    refuseOutsideWindow(work, filing)
    const rules = work.rulesOf(filing.fiscalYear)
    const kind = kindOf(work, filing.kind)
    const status = afterSubmit(filing.status, kind.chain, rules.review.resubmitReturnsTo)
    const content = parsedContent(kind, push.content)
    const draft = { subject: filing.subject, content, evidence: push.evidence, rules }
    const checked = kind.check(draft)
    const findings = checked.filter((finding) => finding.level === 'block')
    if (findings.length > 0) throw new Problem('filing.refused', { findings })
    refuseIncompleteEvidence(locked, push)

    const receivedAt = work.now().toISOString()
    const receipt = work.receipts.sign({
      version: 1,
      revisionId: push.revisionId,
      filingId: filing.id,
      number: status.revision,
      contentHash,
      files: push.evidence.map((item) => ({ evidenceId: item.id, slot: item.slot, sha256: item.sha256 })),
      unitId: filing.unitId,
      receivedAt,
    })
    await tx.takeIn({
      revision: {
        push,
        number: status.revision,
        contentHash,
        authorId: work.actor.accountId,
        receivedAt,
        receipt,
        unitId: filing.unitId,
      },
      status,
      seen: { light: kind.form(draft).light, doubts: checked.length },
      audit: {
        actorId: work.actor.accountId,
        action: 'filing.submitted',
        subject: 'filing',
        subjectId: filing.id,
        details: { from: filing.status, to: status, revisionId: push.revisionId, contentHash },
      },
    })
    await tellHandedInAgain(work, tx, filing, status)
    return receipt
  })
}

/** SY4: an old base is a conflict that carries the current revision; nothing is overwritten. */
async function refuseOutdated(tx: Transaction, filing: FilingRecord, push: RevisionPush): Promise<void> {
  if (push.base === filing.status.revision) return
  const current = await tx.currentRevision(filing)
  throw new Problem('revision.outdated', {
    current: current && {
      number: current.number,
      content: current.content,
      authorName: current.authorName,
      receivedAt: current.receivedAt,
    },
  })
}

/** SY8: a first report must arrive by the due time; a returned one may be corrected after it. */
function refuseOutsideWindow(work: Work, filing: FilingRecord): void {
  const now = work.now().toISOString()
  if (now < filing.opensAt) throw new Problem('filing.not-open', { opensAt: filing.opensAt })
  const returned = filing.status.at === AT_AUTHOR && filing.status.revision > 0
  if (now > filing.dueAt && !returned) throw new Problem('filing.late', { dueAt: filing.dueAt })
}

/** SY6: every file is there before its revision is, uploaded by this unit; an id keeps its content. */
function refuseIncompleteEvidence(
  { filing, held, registered, gathered }: LockedPush,
  push: RevisionPush,
): void {
  if (push.evidence.length === 0) return
  const sent = new Map(push.evidence.map((item) => [item.id, item]))
  if (sent.size !== push.evidence.length) throw new Problem('evidence.differs')
  const missing = push.evidence.filter((item) => !held.has(item.sha256)).map((item) => item.sha256)
  if (missing.length > 0) throw new Problem('evidence.missing', { missing })
  const mislabelled = push.evidence.find((item) => !isOfType(item, held.get(item.sha256)))
  if (mislabelled) throw new Problem('evidence.type-differs', { evidenceId: mislabelled.id })
  const differing = registered.some(
    ({ id, filingId, slot, sha256 }) =>
      filingId !== filing.id || sent.get(id)?.sha256 !== sha256 || sent.get(id)?.slot !== slot,
  )
  if (differing) throw new Problem('evidence.differs')
  // EV12: what stands in the diary is the same evidence in the report
  const other = gathered.some((entry) => {
    const item = sent.get(entry.id)
    return (
      entry.projectId !== filing.projectId ||
      entry.slot !== item?.slot ||
      entry.evidence?.sha256 !== item.sha256
    )
  })
  if (other) throw new Problem('evidence.differs')
}
