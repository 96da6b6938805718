import { covers, scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'

export interface FindingJudgement {
  readonly filingId: string
  readonly findingId: string
  /** 'fine': looked at, nothing wrong with it; 'doubtful': the doubt stands. */
  readonly verdict: 'fine' | 'doubtful'
  /** Why; never empty. */
  readonly reason: string
}

/** EV24: a reviewer says what a finding is worth, and why. The same again changes nothing; another replaces it. */
export function judgeFinding(work: Work, judgement: FindingJudgement): Promise<void> {
  const { filingId, findingId, verdict, reason } = judgement
  return work.store.write(async (tx) => {
    const filing = await tx.lockFiling(filingId, scopeOf(work.actor, 'filing.read'))
    if (!filing) throw new Problem('filing.not-found')
    if (!covers(scopeOf(work.actor, 'filing.review'), filing)) throw new Problem('finding.not-yours-to-judge')
    if (await tx.hasAuthored(filing.id, work.actor.accountId)) throw new Problem('filing.own')
    const known = await tx.photoFinding(findingId, filing.id)
    if (!known) throw new Problem('evidence.not-found')
    if (known.verdict === verdict && known.reason === reason) return
    await tx.judgeFinding({
      findingId,
      verdict,
      reason,
      actorId: work.actor.accountId,
      at: work.now().toISOString(),
    })
    await tx.record({
      actorId: work.actor.accountId,
      action: 'evidence.finding-judged',
      subject: 'photo-finding',
      subjectId: findingId,
      details: { filingId, verdict, reason, before: known.verdict },
    })
  })
}
