import { queryTerms } from '@domain/disclosure/terms'
import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import type { SnapshotRecord } from '../ports/store'

const pageSize = 20

/** Published projects whose name, unit, department or district holds the words; newest first. No sign-in. */
export async function searchPublished(
  house: House,
  text: string,
  before: string | null,
): Promise<{ items: readonly SnapshotRecord[]; next: string | null }> {
  const items = await house.reader.searchPublished({
    terms: queryTerms(text),
    text: text.trim(),
    limit: pageSize,
    before,
  })
  return { items, next: items.length === pageSize ? (items.at(-1)?.publishedAt ?? null) : null }
}

/** All current snapshots of a project, newest first. */
export async function publishedProject(house: House, projectId: string): Promise<readonly SnapshotRecord[]> {
  const snapshots = await house.reader.published(projectId)
  if (snapshots.length === 0) throw new Problem('disclosure.not-found')
  return snapshots
}
