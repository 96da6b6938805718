/** Work that changes something: one transaction, committed whole or not at all. */

import type { Scope } from '@domain/access/access'
import type { Place } from '@domain/access/roles'
import type { DiaryEntry } from '@domain/evidence/diary'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { FilingStatus } from '@domain/filings/chain'
import type { RemarkInput } from '@domain/filings/remarks'
import type { FilingFacts } from '@domain/filings/results'
import type { Receipt, RevisionPush } from '@domain/sync/protocol'
import type { AdministrationWrites } from './administration'
import type { CalendarWrites } from './calendar'
import type { ChallengeWrites } from './challenge'
import type { DiaryWrites } from './diary'
import type { LibraryWrites } from './library'
import type { MessageWrites } from './messages'
import type { NoticeWrites } from './notices'
import type { PaymentWrites } from './payments'
import type {
  AccountRecord,
  AuditEntry,
  ConfirmedPhoto,
  DecisionRecord,
  FilingRecord,
  NewSnapshot,
  ProjectHeader,
  RevisionRecord,
  SnapshotRecord,
} from './records'
import type { RegistryWrites } from './registry'
import type { RuleWrites } from './rules'
import type { SecondFactorWrites, SignInStep } from './second-factor'
import type { WeChatWrites } from './wechat'

export interface NewRevision {
  readonly push: RevisionPush
  readonly number: number
  readonly contentHash: string
  readonly authorId: string
  readonly receivedAt: string
  readonly receipt: Receipt
  readonly unitId: string
}

/** What decides whether a push is taken in, as it stands under the lock of its filing. */
export interface LockedPush {
  readonly filing: FilingRecord
  /** The revision that stands under the same id already. */
  readonly known: { readonly contentHash: string; readonly receipt: Receipt } | null
  /** Of the files, those that the filing's unit uploaded, each with its media type. */
  readonly held: ReadonlyMap<string, string>
  /** Evidence registered under the same ids. */
  readonly registered: readonly {
    readonly id: string
    readonly filingId: string
    readonly slot: string
    readonly sha256: string
  }[]
  /** Diary entries under the same ids (EV12). */
  readonly gathered: readonly DiaryEntry[]
}

/** A revision with all that follows from it. */
export interface TakenRevision {
  readonly revision: NewRevision
  readonly status: FilingStatus
  readonly seen: Pick<FilingRecord, 'light' | 'doubts'>
  readonly audit: AuditEntry
}

/** Work that commits or leaves no trace. Every method runs in the one transaction. */
export interface Transaction
  extends ChallengeWrites,
    RegistryWrites,
    PaymentWrites,
    WeChatWrites,
    DiaryWrites,
    RuleWrites,
    SecondFactorWrites,
    AdministrationWrites,
    CalendarWrites,
    NoticeWrites,
    MessageWrites,
    LibraryWrites {
  /** Locks the filing; null when it is absent or out of scope, which look the same (AC3). */
  lockFiling(id: string, scope: Scope): Promise<FilingRecord | null>
  revisionById(id: string): Promise<RevisionRecord | null>
  currentRevision(filing: FilingRecord): Promise<RevisionRecord | null>
  /** Whether the person authored any revision of the filing (nobody approves what they filed). */
  hasAuthored(filingId: string, accountId: string): Promise<boolean>
  /** Of these hashes, those that the unit uploaded, each with its media type. */
  heldBy(unitId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Evidence already registered under these ids. */
  evidenceById(ids: readonly string[]): Promise<readonly (EvidenceRef & { readonly filingId: string })[]>
  /** Whether the current revision has a photo that no person has judged (DS3), or a document. */
  hasEvidenceToRead(filingId: string): Promise<boolean>
  /** RV6: whether the current revision has a doubt about a photo that nobody has found to be none. */
  hasOpenFindings(filingId: string): Promise<boolean>
  /** Locks a doubt about a photo of the filing (EV24); null when there is none such. */
  photoFinding(
    id: string,
    filingId: string,
  ): Promise<{ readonly verdict: 'fine' | 'doubtful' | null; readonly reason: string | null } | null>
  judgeFinding(judgement: {
    findingId: string
    verdict: 'fine' | 'doubtful'
    reason: string
    actorId: string
    at: string
  }): Promise<void>
  /** Locks the filing of a push; null when it is absent or out of scope, which look the same (AC3). */
  lockPush(push: RevisionPush, scope: Scope): Promise<LockedPush | null>
  /**
   * Writes a revision with its evidence, moves the filing, records and announces it, and has the background make the
   * pictures of its photos.
   */
  takeIn(taken: TakenRevision): Promise<void>
  moveFiling(
    id: string,
    status: FilingStatus,
    seen: Pick<FilingRecord, 'light' | 'doubts'>,
    at: string,
  ): Promise<void>
  decisionById(id: string): Promise<DecisionRecord | null>
  addDecision(decision: DecisionRecord, remarks: readonly RemarkInput[]): Promise<void>
  projectFacts(filing: FilingRecord, facts: FilingFacts): Promise<void>
  projectHeader(projectId: string): Promise<ProjectHeader>
  /** Evidence of the filing's current revision that a person has found fit for the public. */
  confirmedPhotos(filingId: string): Promise<readonly ConfirmedPhoto[]>
  addSnapshot(snapshot: NewSnapshot): Promise<void>
  latestSnapshot(projectId: string, kind: string, period: string): Promise<SnapshotRecord | null>
  confirmPhoto(confirmation: {
    evidenceId: string
    fit: boolean
    publicSha256: string | null
    actorId: string
  }): Promise<void>
  ownAccount(accountId: string): Promise<Pick<AccountRecord, 'username' | 'passwordHash'>>
  accountByName(username: string): Promise<AccountRecord | null>
  noteSignIn(accountId: string, outcome: { failures: number; lockedUntil: string | null }): Promise<void>
  addSession(session: {
    tokenHash: string
    accountId: string
    device: string
    expiresAt: string
    way: 'password' | 'wechat'
    pending: SignInStep | null
  }): Promise<void>
  endSession(tokenHash: string): Promise<void>
  /** The kind's filing of the project that has not ended, and how many it has had in the year; locks the project. */
  begunFilings(
    kind: string,
    projectId: string,
    fiscalYear: number,
  ): Promise<{ readonly open: string | null; readonly count: number }>
  openTask(task: NewTask): Promise<{ readonly id: string; readonly created: boolean }>
  openFiling(filing: NewFiling): Promise<boolean>
  record(entry: AuditEntry): Promise<void>
  /** Puts the filing on the change feed of its unit. */
  announce(filing: { readonly id: string; readonly unitId: string }): Promise<void>
}

export interface Store {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface NewTask {
  /** Empty: as the rule set says (CA7). */
  readonly remindDays?: readonly number[]
  readonly id: string
  readonly kind: string
  readonly fiscalYear: number
  readonly period: string
  readonly title: string
  readonly districtId: string
  readonly opensAt: string
  readonly dueAt: string
}

export interface NewFiling extends Place {
  readonly id: string
  readonly kind: string
  readonly period: string
  readonly fiscalYear: number
  readonly taskId: string
  readonly projectId: string
  readonly goalVersionId: string | null
  readonly ruleSetId: string
  readonly subject: unknown
}
