import { covers, scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'

export interface ChallengeJudgement {
  readonly filingId: string
  readonly challengeId: string
  /** 'fine': the same spot, the code in the picture; 'doubtful': not so. */
  readonly verdict: 'fine' | 'doubtful'
  readonly reason: string
}

/** CH6: a reviewer in scope compares old and new, and says why; the same again changes nothing. */
export function judgeChallenge(work: Work, judgement: ChallengeJudgement): Promise<void> {
  const { filingId, challengeId, verdict, reason } = judgement
  return work.store.write(async (tx) => {
    const readable = scopeOf(work.actor, 'filing.read')
    const filing = await tx.lockFiling(filingId, readable)
    if (!filing) throw new Problem('filing.not-found')
    if (!covers(scopeOf(work.actor, 'filing.review'), filing)) throw new Problem('finding.not-yours-to-judge')
    if (await tx.hasAuthored(filing.id, work.actor.accountId)) throw new Problem('filing.own')
    const challenge = await tx.lockChallenge(challengeId, readable)
    if (challenge?.filingId !== filing.id) throw new Problem('challenge.not-found')
    if (challenge.answeredAt === null) throw new Problem('challenge.unanswered')
    const known = challenge.judgement
    if (known?.verdict === verdict && known.reason === reason) return
    const at = work.now().toISOString()
    await tx.judgeChallenge({ id: challengeId, verdict, reason, actorId: work.actor.accountId, at })
    await tx.record({
      actorId: work.actor.accountId,
      action: 'challenge.judged',
      subject: 'challenge',
      subjectId: challengeId,
      details: { filingId, verdict, reason, before: known?.verdict ?? null },
    })
  })
}
