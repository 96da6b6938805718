/** Re-shooting by sample, as use cases ask for it and write it (CH1–CH7). Instants are ISO 8601 UTC. */
import type { Scope } from '@domain/access/access'
import type { EvidenceRef } from '@domain/evidence/evidence'

/** A re-shoot as it stands. */
export interface ChallengeState {
  readonly id: string
  readonly drawnAt: string
  /** The code in force; null before the unit has fetched one. */
  readonly code: string | null
  readonly issuedAt: string | null
  readonly expiresAt: string | null
  readonly answeredAt: string | null
  /** The photo that answers it. */
  readonly answer: EvidenceRef | null
  readonly judgement: {
    readonly verdict: 'fine' | 'doubtful'
    readonly reason: string
    readonly by: string
    readonly at: string
  } | null
}

/** One that waits for the unit. */
export interface PendingChallenge extends ChallengeState {
  readonly projectId: string
  readonly projectName: string
  readonly fiscalYear: number
  readonly slot: string
  readonly indicator: string | null
  readonly view: string
  readonly thumbnail: string | null
}

export interface ChallengeReads {
  /** Those that nobody has judged, of projects in the scope, oldest first. */
  pendingChallenges(scope: Scope): Promise<readonly PendingChallenge[]>
}

export interface Sample {
  readonly id: string
  readonly drawnBy: string
  readonly drawnAt: string
  readonly seed: string
  readonly listHash: string
  readonly population: number
  readonly size: number
}

export interface ChallengeWrites {
  /** Photos of the current revision of filings that stand at these steps, none of them drawn before. */
  drawable(steps: readonly { readonly at: string; readonly scope: Scope }[]): Promise<readonly string[]>
  sampleById(id: string): Promise<(Sample & { readonly challenges: number }) | null>
  addSample(sample: Sample, evidenceIds: readonly string[]): Promise<void>
  /** Locks one within the scope of its filing; null where it is absent or out of scope. */
  lockChallenge(
    id: string,
    scope: Scope,
  ): Promise<
    | (ChallengeState & {
        readonly filingId: string
        readonly projectId: string
        readonly slot: string
        readonly fiscalYear: number
        readonly sha256: string
      })
    | null
  >
  issueChallenge(id: string, code: string, issuedAt: string, expiresAt: string): Promise<void>
  answerChallenge(id: string, entryId: string, at: string): Promise<void>
  judgeChallenge(judgement: {
    id: string
    verdict: 'fine' | 'doubtful'
    reason: string
    actorId: string
    at: string
  }): Promise<void>
}
