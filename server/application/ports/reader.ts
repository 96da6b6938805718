/** Questions that change nothing, and what they are answered with. */

import type { Scope } from '@domain/access/access'
import type { Actor, Place } from '@domain/access/roles'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { PhotoFindingKind } from '@domain/evidence/findings'
import type { Light } from '@domain/filings/form'
import type { Occasion } from '@domain/filings/kind'
import type { KnownProject } from '@domain/filings/known-project'
import type { Remark } from '@domain/filings/remarks'
import type { Cursor } from '@domain/sync/protocol'
import type { IntegrityRun } from '../evidence/integrity'
import type { AdministrationReads } from './administration'
import type { CalendarReads } from './calendar'
import type { ChallengeReads, ChallengeState } from './challenge'
import type { DiaryReads } from './diary'
import type { LibraryReads } from './library'
import type { MessageReads } from './messages'
import type { NoticeReads } from './notices'
import type { Execution, PaymentReads } from './payments'
import type { DecisionRecord, FilingRecord, RevisionRecord, SnapshotRecord } from './records'
import type { RegisterReads } from './registers'
import type { RuleReads } from './rules'
import type { WeChatReads } from './wechat'

/** A doubt about a photo as it is stored (EV15–EV24). */
export interface FoundFinding {
  readonly id: string
  readonly kind: PhotoFindingKind
  readonly details: Readonly<Record<string, string | number>>
  /** The other photo, wherever it is: what of it a reader may see is for the use case to say (EV23). */
  readonly other: {
    readonly projectName: string
    readonly fiscalYear: number
    readonly indicator: string | null
    readonly thumbnail: string | null
    readonly place: Place
  } | null
  readonly judgement: {
    readonly verdict: 'fine' | 'doubtful'
    readonly reason: string
    readonly by: string
    readonly at: string
  } | null
}

export interface EvidenceView extends EvidenceRef {
  readonly thumbnail: string | null
  readonly watermarked: string | null
  readonly undecodable: boolean
  readonly confirmed: boolean | null
  /** False until the background job has looked for doubts. */
  readonly examined: boolean
  readonly findings: readonly FoundFinding[]
  /** The re-shoot that was drawn for it; null for most. */
  readonly challenge: ChallengeState | null
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
  /** Null where the project has no budget in the year. */
  readonly execution: Execution | null
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
  /** RV6: green, without doubts and without a photo to judge, so it may be approved together with others. */
  readonly batchable: boolean
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

/** A project that a filing can be opened for. */
export interface OpenableProject extends Place, KnownProject {
  readonly projectId: string
  readonly goalVersionId: string | null
}

/** For what a filing is to be opened: the kind and its occasion, and where. */
export interface OpeningQuestion {
  readonly kind: string
  readonly occasion: Occasion
  readonly period: string
  readonly fiscalYear: number
  readonly scope: Scope
  /** Only this project. */
  readonly projectId?: string
}

/** Questions that change nothing. */
export interface Reader
  extends WeChatReads,
    PaymentReads,
    RegisterReads,
    DiaryReads,
    ChallengeReads,
    AdministrationReads,
    CalendarReads,
    RuleReads,
    NoticeReads,
    MessageReads,
    LibraryReads {
  actorOf(tokenHash: string, now: Date): Promise<Actor | null>
  /**
   * Who calls and where a filing lies, in one question. The place tells nothing of whether the caller may see it; null:
   * there is no such filing.
   */
  actorAt(
    tokenHash: string,
    now: Date,
    filingId: string,
  ): Promise<{ readonly actor: Actor; readonly place: Place | null } | null>
  /** Null where there is none, or it is not active. */
  actorOfAccount(accountId: string): Promise<Actor | null>
  feed(scope: Scope, cursor: Cursor | null, limit: number): Promise<FeedPage>
  dossier(filingId: string, scope: Scope): Promise<FilingDossier | null>
  dossiers(filingIds: readonly string[], scope: Scope): Promise<readonly FilingDossier[]>
  /** Of these hashes, those that the filing's unit holds; null where the filing is not within the scope. */
  heldFor(filingId: string, scope: Scope, hashes: readonly string[]): Promise<ReadonlySet<string> | null>
  filingPlace(filingId: string, scope: Scope): Promise<Place | null>
  queue(filter: QueueFilter): Promise<QueuePage>
  /** FK5: the projects of a scope that fit the kind's occasion, each with what the registers know of it. */
  openable(question: OpeningQuestion): Promise<readonly OpenableProject[]>
  searchPublished(query: {
    terms: readonly string[]
    text: string
    limit: number
    before: { readonly publishedAt: string; readonly id: string } | null
  }): Promise<readonly SnapshotRecord[]>
  published(projectId: string): Promise<readonly SnapshotRecord[]>
  /** A public photo of a current snapshot, or null. */
  publicPhoto(sha256: string): Promise<boolean>
  /** The newest pass over the stored files that came to its end; null before the first (EV25). */
  lastIntegrity(): Promise<IntegrityRun | null>
  check(): Promise<void>
}
