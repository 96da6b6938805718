import { type RegisteredReviewForm, reviewFormAt } from '@domain/filings/review-form'
import { Problem } from '@domain/problems/problem'
import { kindOf, parsed } from '../kinds'
import type { Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import type { Verdict } from './decide'

/**
 * FV2, FV3: the answers of the step's own form, checked, with an outcome that they allow; null where the step asks
 * for none. What no form allows, nobody decides: a refusal needs a form that says so.
 */
export async function judgedAnswers(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  { outcome, opinion, answers }: Verdict,
): Promise<unknown> {
  const kind = kindOf(work, filing.kind)
  const form = reviewFormAt(kind, filing.status.at)
  if (form === null) {
    if (answers !== undefined || outcome === 'refused') throw new Problem('decision.not-allowed')
    return null
  }
  // a filing goes back to an earlier step as it was judged there, or unjudged
  if (outcome === 'returned' && answers === undefined) return null
  if (answers === undefined) throw new Problem('decision.unanswered')
  const revision = await tx.currentRevision(filing)
  if (!revision) throw new Error(`filing ${filing.id} is judged without a revision`)
  const draft = {
    subject: filing.subject,
    content: revision.content,
    evidence: revision.evidence,
    rules: work.rulesOf(filing.fiscalYear),
  }
  const given = parsed(() => form.parseAnswers(answers), 'decision.refused')
  refuseBlocked(form, draft, given)
  const judgement = form.judge(draft, given)
  if (!judgement.allows.includes(outcome)) throw new Problem('decision.not-allowed')
  const silent = opinion.trim() === ''
  if (silent && outcome === 'approved' && judgement.opinionRequired)
    throw new Problem('decision.opinion-missing')
  if (silent && outcome === 'refused') throw new Problem('decision.opinion-missing')
  return given
}

function refuseBlocked(
  form: RegisteredReviewForm,
  draft: Parameters<RegisteredReviewForm['check']>[0],
  answers: unknown,
): void {
  const findings = form.check(draft, answers).filter((finding) => finding.level === 'block')
  if (findings.length > 0) throw new Problem('decision.refused', { findings })
}
