import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { SnapshotRecord } from '@server/application/ports/records'
import { iso } from './sql'

export interface SnapshotRow {
  id: string
  project_id: string
  kind: string
  period: string
  version: number
  content: SnapshotContent
  content_hash: string
  terms: string[]
  published_at: Date
  withdrawn_at: Date | null
  withdrawn_why: string | null
}

export function snapshotRecord(row: SnapshotRow): SnapshotRecord {
  return {
    id: row.id,
    projectId: row.project_id,
    kind: row.kind,
    period: row.period,
    version: row.version,
    content: row.content,
    contentHash: row.content_hash,
    terms: row.terms,
    publishedAt: iso(row.published_at),
    withdrawnAt: row.withdrawn_at === null ? null : iso(row.withdrawn_at),
    withdrawnWhy: row.withdrawn_why,
  }
}
