/**
 * What happens to a draft, as pure steps on one filing's work. A step may be applied again to a newer record
 * (see ledger.ts), so each one looks at what it is given and at nothing else.
 */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { carriedOver } from '@domain/filings/carry-over'
import { AT_AUTHOR } from '@domain/filings/chain'
import { withValue } from '@domain/filings/content'
import type { RegisteredKind } from '@domain/filings/kind'
import { nextState } from '@domain/sync/outbox'
import type { KeptFile } from './ports'
import { type FilingNames, type FilingWork, isUnsent, type StoredEntry } from './records'
import type { Content, Draft, FilingView } from './workspace.types'

/** The filing as this phone knows it, own receipts laid over, with its kind: what a draft is started from. */
export interface Ground {
  readonly filing: FilingView
  readonly kind: RegisteredKind
}

function namesOf(filing: FilingView): FilingNames {
  return { projectName: filing.projectName, title: filing.title, period: filing.period }
}

/** The work with a draft in it: the one there is, or a new one from the newest thing the author wrote (OB9). */
export function withDraft(work: FilingWork, ground: Ground | null): FilingWork {
  if (work.draft) return work
  const written = continued(work) ?? (ground ? begun(ground) : null)
  if (!written) return work
  const draft = ground ? onPresentForm(written, ground) : written
  return { ...work, draft, names: ground ? namesOf(ground.filing) : work.names }
}

/** FK9: the app was updated, or the filing's subject has changed: the draft on the form of today. */
export function renewed(work: FilingWork, ground: Ground): FilingWork {
  return onDraft(work, (draft) => onPresentForm(draft, ground))
}

function onPresentForm(draft: Draft, { filing, kind }: Ground): Draft {
  const carried = carriedOver(kind, kind.blank(filing.subject), draft.content)
  if (!carried) return draft
  const unread = [...(draft.unread ?? []), ...carried.unread]
  return { ...draft, content: carried.content, ...(unread.length > 0 ? { unread } : {}) }
}

/** From the newest entry that is not delivered yet. */
function continued(work: FilingWork): Draft | null {
  const entry = work.entries.filter(isUnsent).at(-1)
  return entry ? draftOf(entry) : null
}

export function draftOf(entry: StoredEntry): Draft {
  const { push } = entry
  return {
    filingId: push.filingId,
    base: push.base,
    content: push.content,
    evidence: push.evidence,
    detached: [],
    savedAt: null,
    answers: push.base > 0 ? push.base : null,
    replaces: push.revisionId,
  }
}

/** From the last revision, or from a blank form (FK1). */
function begun({ filing, kind }: Ground): Draft {
  const last = filing.revisions.find((revision) => revision.number === filing.revision)
  return {
    filingId: filing.id,
    base: filing.revision,
    content: (last?.content ?? kind.blank(filing.subject)) as Content,
    evidence: last?.evidence ?? [],
    detached: [],
    savedAt: null,
    answers: answersOf(filing),
    replaces: null,
  }
}

/** The returned revision whose remarks wait for an answer. */
function answersOf(filing: FilingView): number | null {
  return filing.revision > 0 && filing.at === AT_AUTHOR ? filing.revision : null
}

/** The entry's content as a draft, to be submitted in its place; a draft that is there is newer and stays. */
export function revised(work: FilingWork, entry: StoredEntry, ground: Ground | null): FilingWork {
  if (!work.draft) {
    const draft = draftOf(entry)
    return { ...work, draft: ground ? onPresentForm(draft, ground) : draft }
  }
  if (work.draft.replaces !== null) return work
  return { ...work, draft: { ...work.draft, replaces: entry.push.revisionId } }
}

export function edited(work: FilingWork, path: string, value: unknown): FilingWork {
  return onDraft(work, (draft) => ({ ...draft, content: withValue(draft.content, path, value) }))
}

/** `kept` is null where the file is not on this phone, but with the server. */
export function attached(work: FilingWork, reference: EvidenceRef, kept: KeptFile | null): FilingWork {
  const files =
    kept === null || work.files.some((file) => file.id === kept.id) ? work.files : [...work.files, kept]
  return onDraft({ ...work, files }, (draft) =>
    draft.evidence.some((item) => item.id === reference.id)
      ? draft
      : { ...draft, evidence: [...draft.evidence, reference] },
  )
}

export function amended(
  work: FilingWork,
  evidenceId: string,
  change: (reference: EvidenceRef) => EvidenceRef,
): FilingWork {
  return onDraft(work, (draft) => ({
    ...draft,
    evidence: draft.evidence.map((item) => (item.id === evidenceId ? change(item) : item)),
  }))
}

export function detached(work: FilingWork, evidenceId: string): FilingWork {
  return onDraft(work, (draft) => moved(draft, 'evidence', 'detached', evidenceId))
}

export function reattached(work: FilingWork, evidenceId: string): FilingWork {
  return onDraft(work, (draft) => moved(draft, 'detached', 'evidence', evidenceId))
}

function moved(
  draft: Draft,
  from: 'evidence' | 'detached',
  to: 'evidence' | 'detached',
  evidenceId: string,
): Draft {
  const item = draft[from].find((reference) => reference.id === evidenceId)
  if (!item) return draft
  return {
    ...draft,
    [from]: draft[from].filter((reference) => reference.id !== evidenceId),
    [to]: [...draft[to], item],
  }
}

function onDraft(work: FilingWork, change: (draft: Draft) => Draft): FilingWork {
  if (!work.draft) return work
  const draft = change(work.draft)
  return draft === work.draft ? work : { ...work, draft }
}

/**
 * OB9: the draft becomes an entry and is gone, in one step. It takes the place of the entry that it was written
 * from where the server cannot have that one; else it queues behind it (OB10).
 */
export function submitted(work: FilingWork, revisionId: string, queuedAt: string): FilingWork {
  const { draft } = work
  if (!draft) return work
  const replaced = work.entries.find(
    (entry) => entry.push.revisionId === draft.replaces && isReplaceable(entry),
  )
  const others = work.entries.filter((entry) => entry !== replaced)
  const before = others.filter((entry) => isUnsent(entry)).at(-1)
  const entry: StoredEntry = {
    push: {
      revisionId,
      filingId: draft.filingId,
      base: draft.base,
      content: draft.content as Record<string, unknown>,
      evidence: draft.evidence.map(settledPlace),
    },
    state: 'queued',
    queuedAt,
    follows: before?.push.revisionId ?? replaced?.follows ?? null,
    tries: 0,
    lastAttemptAt: null,
    nextAttemptAt: null,
    outstanding: false,
    held: [],
    problem: null,
    receipt: null,
    deliveredAt: null,
    filesCleared: false,
  }
  return { ...work, draft: null, entries: [...others, entry] }
}

/** May a new revision take the entry's place? Not while its fate is open: the server may hold it. */
function isReplaceable(entry: StoredEntry): boolean {
  return nextState(entry.state, 'revise') === 'queued' && !entry.outstanding
}

/** A place still being asked for when the author submits is a place not known (EV3). */
function settledPlace(reference: EvidenceRef): EvidenceRef {
  const { fix } = reference.capture
  if (!('missing' in fix) || fix.missing !== 'pending') return reference
  return { ...reference, capture: { ...reference.capture, fix: { missing: 'timeout' } } }
}
