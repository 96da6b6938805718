/**
 * What one account's work looks like in storage. One record a filing holds its draft, its outbox entries and the
 * list of its kept files, so that every step from draft to delivery is one write (OB11). Keys begin with the
 * account's id: nothing here is ever read, shown or sent as somebody else (OB12).
 */
import type { Capture, EvidenceRef } from '@domain/evidence/evidence'
import type { EntryState } from '@domain/sync/outbox'
import type { Receipt, RevisionPush } from '@domain/sync/protocol'
import type { KeptFile } from './ports'
import type { Content, Draft } from './workspace.types'

export interface FilingWork {
  /** Grows with every write (a wall clock that never goes back), so that a second window is noticed (OB13). */
  readonly version: number
  readonly filingId: string
  readonly names: FilingNames | null
  readonly draft: Draft | null
  readonly entries: readonly StoredEntry[]
  readonly files: readonly KeptFile[]
}

/** How the filing was called when it was written; it may leave the feed before its work leaves the phone. */
export interface FilingNames {
  readonly projectName: string
  readonly title: string
  readonly period: string
}

export interface StoredEntry {
  readonly push: RevisionPush
  readonly state: EntryState
  readonly queuedAt: string
  /** The own entry whose content this one continues; once that is delivered, its number is the base (OB10). */
  readonly follows: string | null
  readonly tries: number
  readonly lastAttemptAt: string | null
  readonly nextAttemptAt: string | null
  /** The revision has left the phone and its fate is unknown: the server may hold it. */
  readonly outstanding: boolean
  /** Hashes that the server is known to hold, for the progress bar only; `lacking` decides. */
  readonly held: readonly string[]
  readonly problem: StoredProblem | null
  readonly receipt: Receipt | null
  readonly deliveredAt: string | null
  readonly filesCleared: boolean
}

export interface StoredProblem {
  readonly code: string
  readonly sentence: string
  readonly findings: readonly { readonly field: string; readonly message: string }[]
  readonly culprit: string | null
  readonly current: CurrentRevision | null
}

/** The server's current revision, as a conflict carries it (SY4). */
export interface CurrentRevision {
  readonly number: number
  readonly content: Content
  readonly authorName: string
  readonly receivedAt: string
}

/** A photo about to be kept: written before the file, so that a kill in between loses nothing (OB11). */
export interface Shot {
  readonly id: string
  readonly filingId: string
  readonly slot: string
  readonly mediaType: EvidenceRef['mediaType']
  readonly capture: Capture
  readonly name?: string
}

export const emptyWork = (filingId: string): FilingWork => ({
  version: 0,
  filingId,
  names: null,
  draft: null,
  entries: [],
  files: [],
})

export const isEmptyWork = (work: FilingWork): boolean =>
  work.draft === null && work.entries.length === 0 && work.files.length === 0

export const isUnsent = (entry: StoredEntry): boolean => entry.state !== 'delivered'

/** Hashes that anything on this phone still needs (OB14). */
export function neededFiles(work: FilingWork): Set<string> {
  const references = [
    ...(work.draft?.evidence ?? []),
    ...(work.draft?.detached ?? []),
    ...work.entries.filter((entry) => !entry.filesCleared).flatMap((entry) => entry.push.evidence),
  ]
  return new Set(references.map((reference) => reference.sha256))
}

/** Of these, what unsent work needs. */
export function unsentFiles(work: FilingWork): Set<string> {
  return neededFiles({ ...work, entries: work.entries.filter(isUnsent) })
}

export interface Keys {
  work(filingId: string): string
  readonly works: string
  shot(id: string): string
  readonly shots: string
  filing(id: string): string
  readonly filings: string
  readonly feed: string
  /** `of`: the filing or project that the file is for. */
  upload(of: string, sha256: string): string
  readonly uploads: string
}

export function keysOf(accountId: string): Keys {
  const room = `account/${accountId}`
  return {
    work: (filingId) => `${room}/work/${filingId}`,
    works: `${room}/work/`,
    shot: (id) => `${room}/shot/${id}`,
    shots: `${room}/shot/`,
    filing: (id) => `${room}/filing/${id}`,
    filings: `${room}/filing/`,
    feed: `${room}/feed`,
    upload: (of, sha256) => `${room}/upload/${of}/${sha256}`,
    uploads: `${room}/upload/`,
  }
}
