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
import type { Transaction } from '../ports/transaction'

/**
 * Takes a revision from the phone and answers with a signed receipt (SY3–SY6).
 * Revision, evidence links, status, audit record and change stand in one transaction; a refusal leaves no trace.
 */
export function pushRevision(work: Work, push: RevisionPush): Promise<Receipt> {
  const contentHash = revisionHash(push)
  return work.store.write(async (tx) => {
    const filing = await tx.lockFiling(push.filingId, scopeOf(work.actor, 'filing.read'))
    if (!filing) throw new Problem('filing.not-found')
    if (!covers(scopeOf(work.actor, 'filing.report'), filing)) throw new Problem('filing.not-yours-to-report')

    // SY3: the same id with the same content again gets the same receipt
    const known = await tx.revisionById(push.revisionId)
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
    await refuseIncompleteEvidence(tx, filing, push)

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
    await tx.addRevision({
      push,
      number: status.revision,
      contentHash,
      authorId: work.actor.accountId,
      receivedAt,
      receipt,
      unitId: filing.unitId,
    })
    await tx.moveFiling(
      filing.id,
      status,
      { light: kind.form(draft).light, doubts: checked.length },
      receivedAt,
    )
    await tx.record({
      actorId: work.actor.accountId,
      action: 'filing.submitted',
      subject: 'filing',
      subjectId: filing.id,
      details: { from: filing.status, to: status, revisionId: push.revisionId, contentHash },
    })
    await tx.announce(filing)
    await tellHandedInAgain(work, tx, filing, status)
    if (push.evidence.length > 0) await tx.enqueueImages(push.revisionId)
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
async function refuseIncompleteEvidence(
  tx: Transaction,
  filing: FilingRecord,
  push: RevisionPush,
): Promise<void> {
  if (push.evidence.length === 0) return
  const ids = push.evidence.map((item) => item.id)
  if (new Set(ids).size !== ids.length) throw new Problem('evidence.differs')
  const held = await tx.heldBy(
    filing.unitId,
    push.evidence.map((item) => item.sha256),
  )
  const missing = push.evidence.filter((item) => !held.has(item.sha256)).map((item) => item.sha256)
  if (missing.length > 0) throw new Problem('evidence.missing', { missing })
  const mislabelled = push.evidence.find((item) => !isOfType(item, held.get(item.sha256)))
  if (mislabelled) throw new Problem('evidence.type-differs', { evidenceId: mislabelled.id })
  const registered = await tx.evidenceById(ids)
  const differing = registered.some((known) => {
    const sent = push.evidence.find((item) => item.id === known.id)
    return known.filingId !== filing.id || sent?.sha256 !== known.sha256 || sent.slot !== known.slot
  })
  if (differing) throw new Problem('evidence.differs')
  // EV12: what stands in the diary is the same evidence in the report
  const gathered = await tx.diaryEntries(ids)
  const other = gathered.some(({ entry }) => {
    const sent = push.evidence.find((item) => item.id === entry.id)
    return (
      entry.projectId !== filing.projectId ||
      entry.slot !== sent?.slot ||
      entry.evidence?.sha256 !== sent.sha256
    )
  })
  if (other) throw new Problem('evidence.differs')
}
