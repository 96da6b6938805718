import { scopeOf } from '@domain/access/access'
import type { DiaryEntry } from '@domain/evidence/diary'
import type { Work } from '../ports/context'
import type { Transaction } from '../ports/transaction'

/**
 * CH4: the diary photo answers its re-shoot when it comes with the code in force, in time, of the same spot, and is
 * another picture. Otherwise it is kept as any diary photo, the re-shoot stays open, and why is recorded: a photo
 * is never lost for a code.
 */
export async function answerChallenge(work: Work, tx: Transaction, entry: DiaryEntry): Promise<void> {
  const { challenge: answer, evidence } = entry
  if (answer === undefined) return
  const at = work.now().toISOString()
  const challenge = await tx.lockChallenge(answer.id, scopeOf(work.actor, 'filing.report'))
  const missed = (): string | null => {
    if (!challenge) return 'not-found'
    if (challenge.answeredAt !== null) return 'answered'
    if (challenge.projectId !== entry.projectId || challenge.slot !== entry.slot) return 'other-indicator'
    if (evidence === null || evidence.sha256 === challenge.sha256) return 'same-picture'
    if (evidence.capture.source !== 'camera') return 'not-camera'
    if (challenge.code !== answer.code) return 'other-code'
    return challenge.expiresAt === null || at > challenge.expiresAt ? 'expired' : null
  }
  const why = missed()
  if (why === null) await tx.answerChallenge(answer.id, entry.id, at)
  await tx.record({
    actorId: work.actor.accountId,
    action: why === null ? 'challenge.answered' : 'challenge.missed',
    subject: 'challenge',
    subjectId: answer.id,
    details: { entryId: entry.id, ...(why === null ? {} : { why }) },
  })
}
