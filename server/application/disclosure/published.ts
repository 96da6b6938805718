import { queryTerms } from '@domain/disclosure/terms'
import { Problem } from '@domain/problems/problem'
import * as z from 'zod'
import type { House } from '../ports/context'
import type { SnapshotRecord } from '../ports/records'

const pageSize = 20

/** The form of a page's `next`: instant and id of its last entry. */
export const pageCursorSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/)

/**
 * Published projects whose name, unit, department or district holds the words; newest first. No sign-in.
 * `before` is the `next` of the page before, opaque to the caller.
 */
export async function searchPublished(
  house: House,
  text: string,
  before: string | null,
): Promise<{ items: readonly SnapshotRecord[]; next: string | null }> {
  const items = await house.reader.searchPublished({
    terms: queryTerms(text),
    text: text.trim(),
    limit: pageSize,
    before: before === null ? null : placeOf(before),
  })
  const last = items.at(-1)
  return { items, next: last && items.length === pageSize ? `${last.publishedAt}_${last.id}` : null }
}

function placeOf(cursor: string): { publishedAt: string; id: string } {
  const [publishedAt = '', id = ''] = cursor.split('_')
  return { publishedAt, id }
}

/** All current snapshots of a project, newest first. */
export async function publishedProject(house: House, projectId: string): Promise<readonly SnapshotRecord[]> {
  const snapshots = await house.reader.published(projectId)
  if (snapshots.length === 0) throw new Problem('disclosure.not-found')
  return snapshots
}
