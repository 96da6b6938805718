/**
 * What the pages see of one account's work on this phone: filings, drafts, evidence, outbox.
 * Rules OB1–OB14 (outbox), SY1–SY10 (sync) are stated in domain/sync/RULES.md.
 * Reading is synchronous and works offline; a value stays the same object until something changes.
 */
import type { Assignment } from '@domain/access/roles'
import type { ChallengeAnswer } from '@domain/evidence/challenge'
import type { DiaryEntry } from '@domain/evidence/diary'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Unread } from '@domain/filings/carry-over'
import type { Form } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import type { MergeChoice, MergeField } from '@domain/sync/merge'
import type { EntryState } from '@domain/sync/outbox'
import type { Receipt, RevisionPush } from '@domain/sync/protocol'
import type { Offer, TakenIn } from './composing'
import type { ChallengeItem, DiaryItem } from './diary-view'
import type { Captured } from './ports'
import type { FilingView, GatheringProject } from './remote.types'
import type { Rescued } from './rescue'
import type { Trouble, TroubleCode } from './troubles'

export type {
  Captured,
  ChallengeItem,
  DiaryEntry,
  DiaryItem,
  EvidenceRef,
  FilingView,
  Finding,
  Form,
  GatheringProject,
  MergeChoice,
  MergeField,
  Offer,
  Trouble,
  TroubleCode,
}

export type Content = Readonly<Record<string, unknown>>

export interface Account {
  readonly accountId: string
  readonly name: string
  readonly assignments: readonly Assignment[]
}

/** What the author is writing; every keystroke is kept. */
export interface Draft {
  readonly filingId: string
  /** Number of the revision that the author has before them; 0 before the first. */
  readonly base: number
  readonly content: Content
  readonly evidence: readonly EvidenceRef[]
  /** Re-shot or taken out: their files stay on the phone until the draft is submitted. */
  readonly detached: readonly EvidenceRef[]
  /** When the last change became durable, ISO 8601 UTC; null until the first did. */
  readonly savedAt: string | null
  /** The returned revision that this draft corrects; null for a first report. */
  readonly answers: number | null
  /** The outbox entry that a submission takes the place of, while it still can (OB9). */
  readonly replaces: string | null
  /** What was written on an older form and has no place in the present one (FK9). */
  readonly unread?: readonly Unread[]
}

/** A draft with what its kind computes from it. */
export interface OpenDraft {
  readonly filing: FilingView
  readonly draft: Draft
  readonly form: Form
  /** `block` stops a submission; `warn` is shown. In reading order. */
  readonly findings: readonly Finding[]
  /** The other version, when somebody filed one in between; submit is refused until it is settled. */
  readonly conflict: Conflict | null
}

/** One filing on its way (待同步条目). */
export interface Entry {
  /** The revision's id. */
  readonly id: string
  readonly filingId: string
  readonly projectName: string
  /** '绩效监控' */
  readonly title: string
  /** '2026-07' as the filing names its period. */
  readonly period: string
  readonly state: EntryState
  /** Why it is where it is: what happened, what is safe, what next. Always a whole Chinese sentence. */
  readonly reason: string
  /** Stable code behind the reason: a ProblemCode of the server or a TroubleCode of the phone; null when all is well. */
  readonly problem: string | null
  /** What the server (or the phone) wants corrected, field by field; only when refused. */
  readonly findings: readonly { readonly field: string; readonly message: string }[]
  /** The photo that must be replaced, when one is to blame. */
  readonly culprit: string | null
  /** The version that came in between; only when outdated. */
  readonly newer: NewerVersion | null
  readonly tries: number
  readonly queuedAt: string
  readonly lastAttemptAt: string | null
  readonly nextAttemptAt: string | null
  /** Files the server is known to hold, of all; bytes likewise. */
  readonly progress: {
    readonly sentFiles: number
    readonly totalFiles: number
    readonly sentBytes: number
    readonly totalBytes: number
  }
  readonly receipt: Receipt | null
  /** '2026-0831-3F2A91'; null before delivery. */
  readonly receiptNumber: string | null
  readonly deliveredAt: string | null
  /** Its photos were cleared from this phone after delivery. */
  readonly filesCleared: boolean
  readonly push: RevisionPush
}

export interface NewerVersion {
  readonly number: number
  readonly authorName: string
  readonly receivedAt: string
}

/** Two versions of one filing, field by field (逐项对比). */
export interface Conflict {
  readonly filingId: string
  /** Where my version lies: an outbox entry, or only the draft. */
  readonly entryId: string | null
  readonly newer: NewerVersion
  /** Every field in which the two differ; those that only one side changed come with a choice made. */
  readonly fields: readonly MergeField[]
}

/** Where a filing stands from its author's view; screen a groups by it. */
export type Standing =
  | 'to-fill' // 待填
  | 'returned' // 被退回
  | 'to-send' // 待同步: submitted, on this phone
  | 'in-review' // 审核中 (已送达)
  | 'final' // 已办结

/** What of this phone's room is taken by photos. */
export interface Usage {
  readonly bytes: number
  readonly count: number
  readonly unsentBytes: number
  readonly unsentCount: number
  /** Delivered photos: what clearing would give back. */
  readonly clearableBytes: number
  readonly clearableCount: number
}

export interface Workspace {
  readonly account: Account
  /** Grows with every change; hooks watch it. */
  readonly version: number

  /** Own units' filings as of the last pull, with this phone's own receipts laid over. Due soonest first. */
  filings(): readonly FilingView[]
  filing(id: string): FilingView | null
  standing(filingId: string): Standing
  readonly lastPulledAt: string | null
  /** Why the last refresh did not get through; null when it did. */
  readonly pullTrouble: Trouble | null
  readonly refreshing: boolean
  /** Pulls until complete. Never rejects: see `pullTrouble`. Calls in between share one run. */
  refresh(): Promise<void>

  draft(filingId: string): Draft | null
  drafts(): readonly Draft[]
  /** The draft with form, findings and conflict; null without a draft or a cached filing. */
  open(filingId: string): OpenDraft | null
  /** The draft there is, or a new one: own unsent content, else the last revision's, else blank. Throws Problem('filing.not-found') for a filing not cached. */
  startDraft(filingId: string): Draft
  /** In memory at once, durable within 300 ms. Starts a draft where there is none (an edit is never swallowed). */
  edit(filingId: string, path: string, value: unknown): void
  /** Everything edited so far is durable when it resolves; call on hide. */
  flush(): Promise<void>
  /** Only after the UI asked: the draft and its unsent photos are gone. */
  dropDraft(filingId: string): Promise<void>

  /** The file is durable before the evidence shows up in the draft; the place follows by itself. Rejects with a sentence (StorageFull). */
  attach(filingId: string, slot: string, captured: Captured, view: string): Promise<EvidenceRef>
  /** Other indicator or other view of the same photo. */
  rebind(filingId: string, evidenceId: string, to: { slot?: string; view?: string }): Promise<EvidenceRef>
  /** Takes it out of the draft; the file stays until submit. */
  detach(filingId: string, evidenceId: string): Promise<void>
  /** Puts a detached one back. */
  reattach(filingId: string, evidenceId: string): Promise<void>
  /** A path for <Image> while the file is on this phone, else null (use the filing's thumbnailUrl). Release it with `releaseUrl`. */
  localUrl(evidence: Pick<EvidenceRef, 'sha256'>): Promise<string | null>
  releaseUrl(url: string): void

  /** Draft → outbox, durable in one step when it resolves. Rejects with Problem and changes nothing: 'filing.refused' (findings), 'revision.outdated'. */
  submit(filingId: string): Promise<Entry>
  /** Oldest first. */
  entries(): readonly Entry[]
  entry(id: string): Entry | null
  /** Unsent entries, for the badge. */
  readonly unsentCount: number
  /** The entry's content as a draft whose submission takes its place. */
  revise(entryId: string): Draft
  setAside(entryId: string): Promise<void>
  resume(entryId: string): Promise<void>
  /** Only after the UI asked. Refused (false) while it is being sent and once it is delivered. */
  discard(entryId: string): Promise<boolean>
  /** 现在再试: forgets every pause. */
  retryNow(): void
  /** The entry as a rescue file, a ZIP with everything in it (OB16). */
  rescue(entryId: string): Promise<Uint8Array>
  /** Takes a rescue file in, set aside. Rejects with Problem and changes nothing: not one, damaged, somebody else's. */
  takeInRescue(zip: Uint8Array): Promise<Rescued>

  /** Two versions side by side, or null when there is nothing to settle. */
  conflict(filingId: string): Conflict | null
  /** The chosen fields (unnamed ones as suggested, open ones must be named) become the draft, on the newer version. */
  settle(filingId: string, choices: Readonly<Record<string, MergeChoice>>): Promise<Draft>

  /** Projects of the own units that evidence can be gathered for, as of the last pull (EV9). */
  diaryProjects(): readonly GatheringProject[]
  /** The unit's diary, newest first; what this phone has not sent yet among it. */
  diary(): readonly DiaryItem[]
  /** A photo or a document: durable when it resolves, with or without a network. Rejects with a sentence (StorageFull). */
  diaryPhoto(
    projectId: string,
    slot: string,
    captured: Captured,
    view: string,
    challenge?: ChallengeAnswer,
  ): Promise<DiaryEntry>
  /** Re-shoots that the unit owes (CH3), as of the last pull, each with what this phone has taken for it. */
  challenges(): readonly ChallengeItem[]
  diaryNote(projectId: string, slot: string, text: string): Promise<DiaryEntry>
  /** Only after the UI asked. Refused (false) while anything is being sent and once the server holds it. */
  dropDiary(id: string): Promise<boolean>
  /** The report that an entry went into, draft or handed in; null while it waits for one (EV38). */
  diaryUse(entry: DiaryEntry): FilingView | null
  /** What the diary holds for a report (EV11, EV13, EV36). */
  offer(filingId: string): Offer
  /** All of it that fits, or only these entries, into the draft in one step (EV12, EV36). */
  takeIn(filingId: string, only?: readonly string[]): Promise<TakenIn>

  usage(): Usage
  /** Photos of delivered work only; receipts stay. Resolves with the bytes given back. */
  clearDelivered(): Promise<number>
  /** The phone could not keep the last change; the sentence says what to do. */
  readonly storageTrouble: Trouble | null

  /** The server ended the session: everything stays, sending waits for sign-in. */
  readonly signInNeeded: boolean
  readonly online: boolean

  subscribe(listener: () => void): () => void
  /** Flushes and stops the runner. Nothing is dropped; the same account finds all of it again. */
  close(): Promise<void>
}
