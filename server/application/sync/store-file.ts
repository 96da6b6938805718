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

/** EV1, EV4: takes a file for a unit: type told by its content, hash verified, durable before the answer. */
export async function storeFile(work: Work, sent: SentFile): Promise<{ sha256: string; size: number }> {
  const place = await placeOf(work, sent.for)
  if (sent.bytes.byteLength > work.settings.maxUploadBytes) {
    throw new Problem('evidence.too-large', { maxBytes: work.settings.maxUploadBytes })
  }
  const mediaType = await acceptedType(work, sent.bytes)
  if (work.blobs.hashOf(sent.bytes) !== sent.sha256) throw new Problem('evidence.hash-mismatch')
  const stored = await work.blobs.put(sent.bytes)
  await work.store.write(async (tx) => {
    await tx.addHolding(place.unitId, work.actor.accountId, { ...stored, mediaType })
    await tx.record({
      actorId: work.actor.accountId,
      action: 'evidence.stored',
      subject: 'blob',
      subjectId: stored.sha256,
      details: { unitId: place.unitId, size: stored.size, mediaType },
    })
  })
  return stored
}

async function placeOf(work: Work, purpose: SentFile['for']): Promise<Place> {
  const scope = scopeOf(work.actor, 'filing.report')
  const place =
    'filingId' in purpose
      ? await work.reader.filingPlace(purpose.filingId, scope)
      : await work.reader.diaryPlace(purpose.projectId, scope)
  if (place) return place
  throw new Problem('filingId' in purpose ? 'filing.not-found' : 'diary.not-found')
}
