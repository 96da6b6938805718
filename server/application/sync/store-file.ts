import { covers, scopeOf } from '@domain/access/access'
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
  return keepFile(work, unitId, sent)
}

/** The same, for a unit that is known to be within what the actor reports. */
export async function keepFile(
  work: Work,
  unitId: string,
  { bytes, sha256 }: Pick<SentFile, 'bytes' | 'sha256'>,
): Promise<StoredFile> {
  const mediaType = await acceptedType(work, { size: bytes.byteLength, pieces: () => [bytes] })
  if (work.blobs.hashOf(bytes) !== sha256) throw new Problem('evidence.hash-mismatch')
  const stored = await work.blobs.put(bytes, sha256)
  await work.uploads.hold({ unitId, uploader: work.actor.accountId, ...stored, mediaType })
  return stored
}

/**
 * Where a file is for, within what the actor reports (AC3); anything else looks absent. `lies`: where the filing lies,
 * null where there is none, for whoever has asked that already.
 */
export async function placeOf(work: Work, purpose: SentFile['for'], lies?: Place | null): Promise<Place> {
  const scope = scopeOf(work.actor, 'filing.report')
  if (lies && covers(scope, lies)) return lies
  if (lies !== undefined) throw new Problem('filing.not-found')
  const place =
    'filingId' in purpose
      ? await work.reader.filingPlace(purpose.filingId, scope)
      : await work.reader.diaryPlace(purpose.projectId, scope)
  if (place) return place
  throw new Problem('filingId' in purpose ? 'filing.not-found' : 'diary.not-found')
}
