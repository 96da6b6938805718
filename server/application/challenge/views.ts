/** What owner and reviewer see of a re-shoot (CH3, CH5). */
import { bracketWords } from '@domain/evidence/challenge'
import type { ChallengeState, PendingChallenge } from '../ports/challenge'
import type { Work } from '../ports/context'

/** As the unit's authors see it. */
export interface OwnChallenge {
  readonly id: string
  readonly projectId: string
  readonly projectName: string
  readonly fiscalYear: number
  readonly slot: string
  readonly indicator: string
  readonly view: string
  /** The photo that is to be taken again. */
  readonly thumbnailUrl: string | null
  readonly drawnAt: string
  readonly code: string | null
  readonly issuedAt: string | null
  readonly expiresAt: string | null
  readonly answeredAt: string | null
}

export function ownChallenge(
  work: Work,
  { thumbnail, answer: _, judgement: __, ...rest }: PendingChallenge,
): OwnChallenge {
  return {
    ...rest,
    indicator: rest.indicator ?? '',
    thumbnailUrl: thumbnail === null ? null : work.links.sign(thumbnail, 'image/jpeg'),
  }
}

/** As a reviewer sees it beside the photo. */
export interface Reshoot {
  readonly id: string
  readonly drawnAt: string
  /** Null until the unit has answered. */
  readonly answer: { readonly pictureUrl: string; readonly sentence: string } | null
  readonly judgement: ChallengeState['judgement']
}

export function reshoot(work: Work, state: ChallengeState): Reshoot {
  const { id, drawnAt, code, issuedAt, answeredAt, answer, judgement } = state
  const answered = code !== null && issuedAt !== null && answeredAt !== null && answer !== null
  return {
    id,
    drawnAt,
    judgement,
    answer: answered
      ? {
          pictureUrl: work.links.sign(answer.sha256, answer.mediaType),
          sentence: bracketWords(code, issuedAt, answeredAt),
        }
      : null,
  }
}
