import type { Scope } from '@domain/access/access'
import type { Actor, Assignment, Place } from '@domain/access/roles'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { FilingStatus } from '@domain/filings/chain'
import type { Light } from '@domain/filings/form'
import type { FilingFacts, KnownProject } from '@domain/filings/kind'
import type { Remark, RemarkInput } from '@domain/filings/remarks'
import type { ApprovedGoal } from '@domain/goal/approved-goal'
import type { Cursor, Receipt, RevisionPush } from '@domain/sync/protocol'

/** A filing as use cases see it: identity, place, fixed subject, status. Instants are ISO 8601 UTC. */
export interface FilingRecord extends Place {
  readonly id: string
  readonly kind: string
  readonly period: string
  readonly fiscalYear: number
  readonly projectId: string
  readonly ruleSetId: string
  readonly subject: unknown
  readonly status: FilingStatus
  readonly light: Light
  readonly opensAt: string
  readonly dueAt: string
  readonly openedAt: string
  readonly movedAt: string
}

export interface RevisionRecord {
  readonly id: string
  readonly filingId: string
  readonly number: number
  readonly base: number
  readonly content: unknown
  readonly contentHash: string
  readonly authorId: string
  readonly authorName: string
  readonly receivedAt: string
  readonly receipt: Receipt
  readonly evidence: readonly EvidenceRef[]
}

export interface DecisionRecord {
  readonly id: string
  readonly filingId: string
  readonly revision: number
  readonly step: string
  readonly outcome: 'approved' | 'returned'
  readonly toStep: string
  readonly opinion: string
  readonly contentHash: string
  readonly actorId: string
  readonly actorName: string
  readonly at: string
}

export interface AuditEntry {
  readonly actorId: string | null
  readonly action: string
  readonly subject: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface NewRevision {
  readonly push: RevisionPush
  readonly number: number
  readonly contentHash: string
  readonly authorId: string
  readonly receivedAt: string
  readonly receipt: Receipt
  readonly unitId: string
}

/** What was looked up or made under a natural key. */
export interface Found {
  readonly id: string
  readonly created: boolean
}

export interface UnitRecord extends Place {
  readonly name: string
}

/** Registers of the city: districts, sections, units, people, projects, budgets and goals. */
export interface RegistryWrites {
  district(name: string, code: string | null): Promise<Found>
  section(name: string, districtId: string): Promise<Found>
  /** `departmentId` null: the unit is a department itself. */
  unit(unit: {
    name: string
    code: string | null
    districtId: string
    departmentId: string | null
    sectionId: string
  }): Promise<Found>
  findUnit(districtId: string, name: string): Promise<UnitRecord | null>
  account(account: { username: string; name: string; passwordHash: string }): Promise<Found>
  assign(accountId: string, assignment: Assignment): Promise<void>
  project(project: {
    name: string
    code: string | null
    unitId: string
    startYear: number
    endYear: number
    secrecy: string
    source: string | null
    demonstration: boolean
  }): Promise<Found>
  putBudgetLine(line: {
    projectId: string
    fiscalYear: number
    source: string
    initialWan: string
    adjustedWan: string
  }): Promise<void>
  /** The next version of the year's goal; the same goal again is not another version. */
  addGoalVersion(version: {
    projectId: string
    fiscalYear: number
    goal: ApprovedGoal
    goalHash: string
    approvedAt: string
  }): Promise<Found>
}

/** Work that commits or leaves no trace. Every method runs in the one transaction. */
export interface Transaction extends RegistryWrites {
  /** Locks the filing; null when it is absent or out of scope, which look the same (AC3). */
  lockFiling(id: string, scope: Scope): Promise<FilingRecord | null>
  revisionById(id: string): Promise<RevisionRecord | null>
  currentRevision(filing: FilingRecord): Promise<RevisionRecord | null>
  /** Whether the person authored any revision of the filing (nobody approves what they filed). */
  hasAuthored(filingId: string, accountId: string): Promise<boolean>
  /** Of these hashes, those that the unit uploaded. */
  heldBy(unitId: string, hashes: readonly string[]): Promise<ReadonlySet<string>>
  /** Evidence already registered under these ids. */
  evidenceById(ids: readonly string[]): Promise<readonly (EvidenceRef & { readonly filingId: string })[]>
  addRevision(revision: NewRevision): Promise<void>
  moveFiling(id: string, status: FilingStatus, light: Light, at: string): Promise<void>
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
  addHolding(
    unitId: string,
    uploader: string,
    blob: { sha256: string; size: number; mediaType: string },
  ): Promise<void>
  accountByName(username: string): Promise<AccountRecord | null>
  noteSignIn(accountId: string, outcome: { failures: number; lockedUntil: string | null }): Promise<void>
  addSession(session: {
    tokenHash: string
    accountId: string
    device: string
    expiresAt: string
  }): Promise<void>
  endSession(tokenHash: string): Promise<void>
  openTask(task: NewTask): Promise<{ readonly id: string; readonly created: boolean }>
  openFiling(filing: NewFiling): Promise<boolean>
  record(entry: AuditEntry): Promise<void>
  /** Puts the filing on the change feed of its unit. */
  announce(filing: { readonly id: string; readonly unitId: string }): Promise<void>
  /** Has the background make the revision's thumbnails and watermarked copies. */
  enqueueImages(revisionId: string): Promise<void>
}

export interface Store {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface AccountRecord {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly failures: number
  readonly lockedUntil: string | null
  readonly active: boolean
}

export interface NewTask {
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
  readonly goalVersionId: string
  readonly ruleSetId: string
  readonly subject: unknown
}

/** How a project is named to the public. */
export interface ProjectHeader {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly department: string
  readonly district: string
  readonly years: string
  readonly secrecy: string
  /** Where demonstration data was taken from; null for a real project. */
  readonly demonstration: string | null
}

export interface ConfirmedPhoto {
  readonly evidenceId: string
  readonly slot: string
  readonly takenAt: string
  /** Hash of the public copy: no EXIF, no person named. */
  readonly publicSha256: string
}

export interface NewSnapshot {
  readonly id: string
  readonly projectId: string
  readonly kind: string
  readonly period: string
  readonly version: number
  readonly content: SnapshotContent
  readonly contentHash: string
  readonly terms: readonly string[]
  readonly publishedAt: string
}

export interface SnapshotRecord extends NewSnapshot {
  readonly withdrawnAt: string | null
  readonly withdrawnWhy: string | null
}

export interface EvidenceView extends EvidenceRef {
  readonly thumbnail: string | null
  readonly watermarked: string | null
  readonly undecodable: boolean
  readonly confirmed: boolean | null
}

/** A filing with all that a screen or a disclosure needs of it. */
export interface FilingDossier {
  readonly filing: FilingRecord
  readonly projectName: string
  readonly unitName: string
  readonly departmentName: string
  readonly revisions: readonly RevisionRecord[]
  readonly decisions: readonly DecisionRecord[]
  readonly remarks: readonly Remark[]
  readonly evidence: readonly EvidenceView[]
}

export interface QueueRow {
  readonly filingId: string
  readonly projectName: string
  readonly unitName: string
  readonly kind: string
  readonly period: string
  readonly at: string
  readonly revision: number
  readonly light: Light
  readonly movedAt: string
  readonly dueAt: string
  readonly authorName: string
}

export interface QueueFilter {
  /** Steps with the scope in which the actor decides there. */
  readonly steps: readonly { readonly at: string; readonly scope: Scope }[]
  /** Where the reader judges photos: final filings with a photo that nobody has judged yet. */
  readonly photos: Scope
  readonly light?: Light | undefined
  readonly text?: string | undefined
  readonly after?: { readonly movedAt: string; readonly filingId: string } | undefined
  readonly limit: number
}

export interface QueuePage {
  readonly rows: readonly QueueRow[]
  readonly counts: Readonly<Record<Light, number>>
  readonly next: { readonly movedAt: string; readonly filingId: string } | null
}

export interface FeedPage {
  readonly cursor: Cursor
  /** False when more changes wait behind the cursor. */
  readonly complete: boolean
  readonly filingIds: readonly string[]
}

/** A project that a task can be opened for. */
export interface OpenableProject extends Place, KnownProject {
  readonly projectId: string
  readonly goalVersionId: string
}

/** Questions that change nothing. */
export interface Reader {
  actorOf(tokenHash: string, now: Date): Promise<Actor | null>
  feed(scope: Scope, cursor: Cursor | null, limit: number): Promise<FeedPage>
  dossier(filingId: string, scope: Scope): Promise<FilingDossier | null>
  dossiers(filingIds: readonly string[], scope: Scope): Promise<readonly FilingDossier[]>
  heldBy(unitId: string, hashes: readonly string[]): Promise<ReadonlySet<string>>
  filingPlace(filingId: string, scope: Scope): Promise<Place | null>
  queue(filter: QueueFilter): Promise<QueuePage>
  /** Projects with an approved goal for the year, each with its last final filing of the kind before the period. */
  openable(
    kind: string,
    period: string,
    fiscalYear: number,
    districtId: string,
  ): Promise<readonly OpenableProject[]>
  searchPublished(query: {
    terms: readonly string[]
    text: string
    limit: number
    before: { readonly publishedAt: string; readonly id: string } | null
  }): Promise<readonly SnapshotRecord[]>
  published(projectId: string): Promise<readonly SnapshotRecord[]>
  /** A public photo of a current snapshot, or null. */
  publicPhoto(sha256: string): Promise<boolean>
  check(): Promise<void>
}
