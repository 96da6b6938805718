import { scopeOf } from '@domain/access/access'
import type { Place } from '@domain/access/roles'
import { Problem } from '@domain/problems/problem'
import { acceptedType } from '../evidence/accepted-type'
import type { Work } from '../ports/context'

export interface SentFile {
  /** What the file is for: a filing, or the diary of a project (EV9). */
  readonly for: { readonly filingId: string } | { readonly projectId: string }
  /** The hash that the phone computed at the shutter. */
  readonly sha256: string
  readonly bytes: Uint8Array
}

export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

/** EV1, EV4: takes a file for a unit: type told by its content, hash verified, durable before the answer. */
export async function storeFile(work: Work, sent: SentFile): Promise<StoredFile> {
  const { unitId } = await placeOf(work, sent.for)
  const { bytes, sha256 } = sent
  const mediaType = await acceptedType(work, { size: bytes.byteLength, pieces: () => [bytes] })
  if (work.blobs.hashOf(bytes) !== sha256) throw new Problem('evidence.hash-mismatch')
  const stored = await work.blobs.put(bytes, sha256)
  await work.uploads.hold({ unitId, uploader: work.actor.accountId, ...stored, mediaType })
  return stored
}

/** Where a file is for, within what the actor reports (AC3); anything else looks absent. */
export async function placeOf(work: Work, purpose: SentFile['for']): Promise<Place> {
  const scope = scopeOf(work.actor, 'filing.report')
  const place =
    'filingId' in purpose
      ? await work.reader.filingPlace(purpose.filingId, scope)
      : await work.reader.diaryPlace(purpose.projectId, scope)
  if (place) return place
  throw new Problem('filingId' in purpose ? 'filing.not-found' : 'diary.not-found')
}
