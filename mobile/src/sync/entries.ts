/** What happens to an outbox entry, as pure steps on one filing's work. The table of states is domain/sync/outbox. */
import { afterRestart, type EntryEvent, type EntryState, nextState } from '@domain/sync/outbox'
import type { Receipt } from '@domain/sync/protocol'
import type { FallEvent } from './outcome'
import type { FilingWork, StoredEntry, StoredProblem } from './records'

export function entryIn(work: FilingWork, id: string): StoredEntry | null {
  return work.entries.find((entry) => entry.push.revisionId === id) ?? null
}

function onEntry(work: FilingWork, id: string, change: (entry: StoredEntry) => StoredEntry): FilingWork {
  const entry = entryIn(work, id)
  if (!entry) return work
  const next = change(entry)
  if (next === entry) return work
  return { ...work, entries: work.entries.map((other) => (other === entry ? next : other)) }
}

/** OB1: the entry after an event; unchanged where the event means nothing in its state. */
function after(
  entry: StoredEntry,
  event: EntryEvent,
  change: (entry: StoredEntry, state: EntryState) => StoredEntry = (same, state) => ({ ...same, state }),
): StoredEntry {
  const state = nextState(entry.state, event)
  return state === null ? entry : change(entry, state)
}

/** OB2, OB10: on its way, with the base that holds now. What was cut off counts as lost first (OB5). */
export function dispatched(work: FilingWork, id: string, at: string): FilingWork {
  return onEntry(work, id, (entry) =>
    after({ ...entry, state: afterRestart(entry.state) }, 'dispatch', (waiting, state) => ({
      ...waiting,
      push: { ...waiting.push, base: baseOf(work, waiting) },
      state,
      tries: waiting.tries + 1,
      lastAttemptAt: at,
      nextAttemptAt: null,
    })),
  )
}

/** A push whose fate is open keeps its base: the same id must keep its content (SY3). */
function baseOf(work: FilingWork, entry: StoredEntry): number {
  if (entry.outstanding || entry.follows === null) return entry.push.base
  return Math.max(entry.push.base, entryIn(work, entry.follows)?.receipt?.payload.number ?? 0)
}

/** From here on the server may hold the revision. */
export function letGo(work: FilingWork, id: string): FilingWork {
  return onEntry(work, id, (entry) => ({ ...entry, outstanding: true }))
}

export function holding(work: FilingWork, id: string, hashes: readonly string[]): FilingWork {
  return onEntry(work, id, (entry) => ({ ...entry, held: [...new Set([...entry.held, ...hashes])] }))
}

/** OB3: only a receipt does this. A draft written on from this entry stands on its number from now on. */
export function delivered(work: FilingWork, id: string, receipt: Receipt, at: string): FilingWork {
  const entry = entryIn(work, id)
  if (!entry || nextState(entry.state, 'accepted') !== 'delivered') return work
  const next = onEntry(work, id, (same) => ({
    ...same,
    state: 'delivered',
    outstanding: false,
    nextAttemptAt: null,
    held: same.push.evidence.map((item) => item.sha256),
    problem: null,
    receipt,
    deliveredAt: at,
  }))
  if (next.draft?.replaces !== id) return next
  const { number } = receipt.payload
  return { ...next, draft: { ...next.draft, base: number, answers: null, replaces: null } }
}

/** Lost, refused, outdated or deferred. Only an answer to the push itself ends the doubt about its fate. */
export function fell(
  work: FilingWork,
  id: string,
  event: FallEvent,
  outcome: {
    readonly problem: StoredProblem
    readonly nextAttemptAt: string | null
    readonly fateKnown: boolean
  },
): FilingWork {
  return onEntry(work, id, (entry) =>
    after(entry, event, (same, state) => ({
      ...same,
      state,
      problem: outcome.problem,
      nextAttemptAt: outcome.nextAttemptAt,
      outstanding: same.outstanding && !outcome.fateKnown,
    })),
  )
}

export function setAside(work: FilingWork, id: string): FilingWork {
  return onEntry(work, id, (entry) => after(entry, 'set-aside'))
}

export function resumed(work: FilingWork, id: string): FilingWork {
  return onEntry(work, id, (entry) =>
    after(entry, 'resume', (same, state) => ({ ...same, state, problem: null, nextAttemptAt: null })),
  )
}

/** Only after the person was asked; never while it is being sent, never once it is delivered. */
export function discarded(work: FilingWork, id: string): FilingWork {
  const entry = entryIn(work, id)
  if (!entry || entry.state === 'sending' || entry.state === 'delivered') return work
  const draft = work.draft?.replaces === id ? { ...work.draft, replaces: null } : work.draft
  return { ...work, draft, entries: work.entries.filter((other) => other !== entry) }
}

/** Delivered work is kept on the phone for so many days (OB14). */
export const keptDays = 14

export function withoutOld(work: FilingWork, now: number): FilingWork {
  const oldest = new Date(now - keptDays * 86_400_000).toISOString()
  const entries = work.entries.filter((entry) => entry.deliveredAt === null || entry.deliveredAt > oldest)
  return entries.length === work.entries.length ? work : { ...work, entries }
}

/** OB17: one delivered report gives up its files. */
export function withoutFilesOf(work: FilingWork, id: string): FilingWork {
  return onEntry(work, id, (entry) =>
    entry.state === 'delivered' && !entry.filesCleared ? { ...entry, filesCleared: true } : entry,
  )
}

export function withoutDeliveredFiles(work: FilingWork): FilingWork {
  if (work.entries.every((entry) => entry.state !== 'delivered' || entry.filesCleared)) return work
  return {
    ...work,
    entries: work.entries.map((entry) =>
      entry.state === 'delivered' ? { ...entry, filesCleared: true } : entry,
    ),
  }
}
