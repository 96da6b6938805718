import { randomInt } from 'node:crypto'
import { scopeOf } from '@domain/access/access'
import { codeAlphabet, codeLength } from '@domain/evidence/challenge'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'

export interface IssuedCode {
  readonly code: string
  readonly issuedAt: string
  readonly expiresAt: string
}

/** CH3: a code for a re-shoot of one's own unit; the one in force again, another once it has expired. */
export function issueCode(work: Work, challengeId: string): Promise<IssuedCode> {
  return work.store.write(async (tx) => {
    const challenge = await tx.lockChallenge(challengeId, scopeOf(work.actor, 'filing.report'))
    if (!challenge) throw new Problem('challenge.not-found')
    if (challenge.answeredAt !== null) throw new Problem('challenge.answered')
    const now = work.now()
    const { code, issuedAt, expiresAt } = challenge
    if (code !== null && issuedAt !== null && expiresAt !== null && now.toISOString() < expiresAt) {
      return { code, issuedAt, expiresAt }
    }
    const hours = work.rulesOf(challenge.fiscalYear).evidence.challengeHours
    const issued = {
      code: Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(''),
      issuedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
    }
    await tx.issueChallenge(challengeId, issued.code, issued.issuedAt, issued.expiresAt)
    await tx.record({
      actorId: work.actor.accountId,
      action: 'challenge.code-issued',
      subject: 'challenge',
      subjectId: challengeId,
      details: issued,
    })
    return issued
  })
}
