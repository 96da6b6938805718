/**
 * A photo becomes evidence in four steps, each durable before the next (OB11):
 *
 *   intent ─▶ file ─▶ filing's work (draft and file in one record) ─▶ intent goes
 *
 * A kill after any of them loses nothing: the next start finishes what it finds, or finds that nothing was taken.
 */
import { isPhotoType } from '@domain/evidence/document-kinds'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { bytesHash } from '@domain/sync/canonical'
import { attached, type Ground, withDraft } from './drafts'
import type { Ledger } from './ledger'
import type { Captured, FileStore, KeptFile, Locator, Store } from './ports'
import type { Keys, Shot } from './records'

export interface Darkroom {
  readonly store: Store
  readonly files: FileStore
  readonly ledger: Ledger
  readonly keys: Keys
}

/** EV2, EV3: what is known at the shutter; the place is asked for and comes later. */
export function shotOf(
  id: string,
  filingId: string,
  slot: string,
  { mediaType, source, pickedAt, monotonicMs, clock, name }: Captured,
  view: string,
): Shot {
  const missing = source === 'camera' ? 'pending' : source
  const check = clock && { clock }
  const capture = { source, takenAt: pickedAt, monotonicMs, ...check, fix: { missing }, view }
  return { id, filingId, slot, mediaType, capture, ...(name === undefined ? {} : { name }) }
}

/** The evidence once it is durable; rejects and leaves nothing behind when the phone cannot keep it. */
export async function develop(
  room: Darkroom,
  shot: Shot,
  captured: Captured,
  ground: Ground | null,
): Promise<EvidenceRef> {
  const intent = room.keys.shot(shot.id)
  await room.store.set(intent, shot)
  let kept: KeptFile | null = null
  try {
    kept = await room.files.keep(captured.temp, { id: shot.id, mediaType: shot.mediaType })
    return await link(room, shot, kept, ground)
  } catch (error) {
    if (kept) await room.files.remove(kept.id)
    throw error
  } finally {
    // should this fail, the next start finds the photo linked, or nothing taken
    await room.store.remove(intent).catch(() => {})
  }
}

async function link(room: Darkroom, shot: Shot, kept: KeptFile, ground: Ground | null): Promise<EvidenceRef> {
  // a camera's PNG may come back as JPEG; a document is what it was found to be
  const mediaType =
    isPhotoType(shot.mediaType) && isPhotoType(kept.mediaType) ? kept.mediaType : shot.mediaType
  const reference: EvidenceRef = {
    id: shot.id,
    slot: shot.slot,
    sha256: kept.sha256,
    size: kept.size,
    mediaType,
    capture: shot.capture,
    ...(shot.name === undefined ? {} : { name: shot.name }),
  }
  await room.ledger.commit(shot.filingId, (work) => attached(withDraft(work, ground), reference, kept))
  return reference
}

/** Finishes what a kill cut off; run before anything else touches the work. */
export async function finishShots(
  room: Darkroom,
  groundOf: (filingId: string) => Ground | null,
): Promise<void> {
  for (const key of await room.store.keys(room.keys.shots)) {
    const shot = await room.store.get<Shot>(key)
    if (shot && !isLinked(room, shot)) await finish(room, shot, groundOf(shot.filingId))
    await room.store.remove(key)
  }
}

function isLinked({ ledger }: Darkroom, shot: Shot): boolean {
  return ledger.of(shot.filingId).files.some((file) => file.id === shot.id)
}

async function finish(room: Darkroom, shot: Shot, ground: Ground | null): Promise<void> {
  const bytes = await room.files.read(shot.id).catch((error: { name?: unknown }) => {
    if (error.name === 'FileAbsent') return null
    throw error
  })
  if (bytes === null) return // the file never came to be: nothing was taken
  const { id, mediaType } = shot
  const kept = { id, size: bytes.byteLength, sha256: bytesHash(new Uint8Array(bytes)), mediaType }
  await link(room, shot, kept, ground)
}

/** EV3: the place as the evidence carries it, its age counted from the shutter; why not, where there is none. */
export async function placeOf(locator: Locator, takenAt: string): Promise<EvidenceRef['capture']['fix']> {
  try {
    const fix = await locator.fix()
    if ('missing' in fix) return { missing: fix.missing }
    const { latitude, longitude, accuracyMeters, datum } = fix
    const ageMs = Math.round(Math.max(0, Date.parse(takenAt) - Date.parse(fix.takenAt)))
    return { latitude, longitude, accuracyMeters, ageMs: Number.isFinite(ageMs) ? ageMs : fix.ageMs, datum }
  } catch {
    return { missing: 'unavailable' }
  }
}
