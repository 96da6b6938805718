/** What is stored, as use cases see it. Instants are ISO 8601 in UTC. */
import type { Place } from '@domain/access/roles'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { FilingStatus, Outcome } from '@domain/filings/chain'
import type { Light } from '@domain/filings/form'
import type { Receipt } from '@domain/sync/protocol'

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
  /** How many findings of level warn the checks had about the current revision. */
  readonly doubts: number
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
  readonly outcome: Outcome
  readonly toStep: string
  readonly opinion: string
  /** The answers of the step's own form, null where none was asked. */
  readonly answers: unknown
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

/** What was looked up or made under a natural key. */
export interface Found {
  readonly id: string
  readonly created: boolean
}

export interface UnitRecord extends Place {
  readonly name: string
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
