/** What an attempt came to, in the words of the outbox table: one row a kind of answer (OB8). */
import { type Receipt, type RevisionPush, receiptCovers, receiptSchema } from '@domain/sync/protocol'
import { failureOf, silence } from './failure'
import type { CurrentRevision, StoredProblem } from './records'

export interface Accepted {
  readonly event: 'accepted'
  readonly receipt: Receipt
}

export type FallEvent = 'lost' | 'refused' | 'outdated' | 'deferred'

export interface Fallen {
  readonly event: FallEvent
  readonly problem: StoredProblem
  /** The server will take nothing from this session. */
  readonly signInNeeded: boolean
  /** An answer of ours came, whatever it said. */
  readonly reached: boolean
  /** It says that the server does not hold this revision. */
  readonly fateKnown: boolean
}

export type Outcome = Accepted | Fallen

/** SY5: only a receipt that covers the revision and every file is one. */
export function outcomeOfAnswer(answer: unknown, push: RevisionPush): Outcome {
  const parsed = receiptSchema.safeParse(answer)
  if (!parsed.success) return outcomeOfFailure(silence('portal'))
  if (!receiptCovers(parsed.data, push)) return outcomeOfFailure(silence('receipt-mismatch'))
  return { event: 'accepted', receipt: parsed.data }
}

export function outcomeOfFailure(error: unknown): Fallen {
  const failure = failureOf(error)
  const { code, nature } = failure
  const problem: StoredProblem = {
    code,
    sentence: failure.message,
    findings: findingsIn(failure.details),
    culprit: typeof failure.details.culprit === 'string' ? failure.details.culprit : null,
    current: currentIn(failure.details),
  }
  const signInNeeded = nature === 'unauthenticated'
  return {
    event: eventOf(nature, code),
    problem,
    signInNeeded,
    reached: nature !== 'silent',
    // SY11: an old app is turned away before anybody looks at what it sends
    fateKnown: code !== 'app.outdated' && (nature === 'refused' || nature === 'conflict'),
  }
}

function eventOf(nature: string, code: string): Fallen['event'] {
  if (code === 'revision.outdated') return 'outdated'
  // OB15: not wrong, only early
  if (code === 'filing.in-review') return 'deferred'
  if (code === 'app.outdated') return 'lost'
  // the files go again by themselves, as their sentences say
  if (code === 'evidence.missing' || code === 'evidence.hash-mismatch') return 'lost'
  if (nature === 'silent' || nature === 'busy' || nature === 'limited' || nature === 'unauthenticated')
    return 'lost'
  return 'refused'
}

function findingsIn(details: Readonly<Record<string, unknown>>): { field: string; message: string }[] {
  const listed = details.findings ?? details.fields
  if (!Array.isArray(listed)) return []
  return listed.flatMap((one: unknown) => {
    const { field, message } = (one ?? {}) as { field?: unknown; message?: unknown }
    return typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : []
  })
}

function currentIn(details: Readonly<Record<string, unknown>>): CurrentRevision | null {
  const current = details.current as Partial<CurrentRevision> | null | undefined
  if (!current || typeof current.number !== 'number' || typeof current.content !== 'object') return null
  return {
    number: current.number,
    content: current.content,
    authorName: String(current.authorName ?? ''),
    receivedAt: String(current.receivedAt ?? ''),
  }
}
