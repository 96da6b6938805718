/**
 * A file that comes in pieces (UP1–UP8). Pieces are durable one by one; the last one is joined to the others and
 * hashed, and only then does the unit hold the file and the upload stand at its end.
 *
 *   begin ─ piece … piece ─▶ parts in the blob store ─ last piece ─▶ hash ─▶ blob ─▶ held
 */
import type { Place } from '@domain/access/roles'
import { isDocumentType } from '@domain/evidence/document-kinds'
import { Problem } from '@domain/problems/problem'
import { acceptedType } from '../evidence/accepted-type'
import type { Work } from '../ports/context'
import type { UploadRecord } from '../ports/uploads'
import { keepFile, placeOf, type SentFile, type StoredFile } from './store-file'

export interface AnnouncedFile {
  readonly for: SentFile['for']
  readonly sha256: string
  /** Bytes of the whole file. */
  readonly size: number
}

export interface Standing {
  /** Null when the file was whole at once: there is nothing to go on with. */
  readonly id: string | null
  readonly offset: number
  /** The file, once the unit holds it. */
  readonly stored: StoredFile | null
}

/** Bytes as they arrive, some at a time; it ends where the connection broke off. */
export type Slices = AsyncIterable<Uint8Array>

/**
 * UP2: begins an upload; a file that is whole in its first slice is stored at once, without a trace of the way.
 * `lies`: where the filing lies, for whoever has asked that already.
 */
export async function beginUpload(
  work: Work,
  file: AnnouncedFile,
  slices: Slices,
  lies?: Place | null,
): Promise<Standing> {
  const { unitId } = await placeOf(work, file.for, lies)
  const { maxUploadBytes } = work.settings
  if (file.size === 0) throw new Problem('evidence.empty')
  if (file.size > maxUploadBytes) throw new Problem('evidence.too-large', { maxBytes: maxUploadBytes })
  let upload: UploadRecord | null = null
  for await (const bytes of slices) {
    if (upload) {
      upload = await takePiece(work, upload, bytes)
    } else if (bytes.byteLength === file.size) {
      const stored = await keepFile(work, unitId, { ...file, bytes })
      return { id: null, offset: file.size, stored }
    } else {
      await refuseLargePhoto(work, bytes, file.size)
      upload = await open(work, file, unitId, bytes)
    }
  }
  upload ??= await open(work, file, unitId, new Uint8Array())
  return standing(upload)
}

/** Goes on at an offset; anywhere but at the end of what is acknowledged it is refused, and nothing changes (UP6). */
export async function continueUpload(
  work: Work,
  id: string,
  offset: number,
  slices: Slices,
): Promise<Standing> {
  let upload = await ownUpload(work, id)
  if (offset !== upload.received) throw elsewhere(upload.received)
  for await (const bytes of slices) upload = await takePiece(work, upload, bytes)
  return standing(upload)
}

/** How far an upload is. */
export async function uploadStanding(work: Work, id: string): Promise<Standing & { readonly size: number }> {
  const upload = await ownUpload(work, id)
  return { ...standing(upload), size: upload.size }
}

function standing({ id, received, size, sha256 }: UploadRecord): Standing {
  return { id, offset: received, stored: received === size ? { sha256, size } : null }
}

/** UP5: an unfinished upload is its account's, within its present scope; to everybody else it is absent. */
async function ownUpload(work: Work, id: string): Promise<UploadRecord> {
  const upload = await work.uploads.find(id)
  if (upload === null || upload.accountId !== work.actor.accountId) throw new Problem('upload.not-found')
  const { unitId } = await placeOf(work, upload.for)
  if (unitId !== upload.unitId) throw new Problem('upload.not-found')
  return upload
}

async function open(
  work: Work,
  file: AnnouncedFile,
  unitId: string,
  bytes: Uint8Array,
): Promise<UploadRecord> {
  refuseExcess(bytes.byteLength, file.size)
  const upload = {
    id: work.newId(),
    accountId: work.actor.accountId,
    unitId,
    for: file.for,
    sha256: file.sha256,
    size: file.size,
    received: bytes.byteLength,
    parts: bytes.byteLength === 0 ? [] : [await work.blobs.parts.add(bytes)],
  }
  await work.uploads.open(upload)
  return upload
}

async function takePiece(work: Work, upload: UploadRecord, bytes: Uint8Array): Promise<UploadRecord> {
  const { id, received, size } = upload
  const next = received + bytes.byteLength
  refuseExcess(next, size)
  if (next === size) return finish(work, upload, bytes)
  const name = await work.blobs.parts.add(bytes)
  if (await work.uploads.advance(id, received, { name, size: bytes.byteLength })) {
    return { ...upload, received: next, parts: [...upload.parts, name] }
  }
  await work.blobs.parts.remove([name])
  throw elsewhere((await ownUpload(work, id)).received)
}

/** UP3: the last piece; a file that is not what its hash says leaves nothing behind, and is sent anew. */
async function finish(work: Work, upload: UploadRecord, last: Uint8Array): Promise<UploadRecord> {
  const { id, unitId, sha256, size, parts } = upload
  const pieces = () => joined(work, parts, last)
  try {
    const mediaType = await acceptedType(work, { size, pieces })
    await work.blobs.putPieces(sha256, pieces())
    await work.uploads.hold({ unitId, uploader: upload.accountId, sha256, size, mediaType }, id)
  } catch (error) {
    const verdict = verdictOf(error)
    if (verdict === null) throw error
    // another request may have brought the same last piece, and the file is held
    const now = verdict.code === 'upload.not-found' ? await work.uploads.find(id) : null
    if (now?.received === size) return now
    await work.uploads.drop(id)
    await work.blobs.parts.remove(parts)
    throw verdict
  }
  await work.blobs.parts.remove(parts)
  return { ...upload, received: size, parts: [] }
}

async function* joined(work: Work, parts: readonly string[], last: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const name of parts) {
    const bytes = await work.blobs.parts.read(name)
    // finished meanwhile by another request, cleared away, or left out of a backup
    if (bytes === null) throw new Problem('upload.not-found')
    yield bytes
  }
  yield last
}

/** What is plainly a photo need not be sent to its end to be found too large. */
async function refuseLargePhoto(work: Work, head: Uint8Array, size: number): Promise<void> {
  const inspected = await work.workshop.sniff({ size: head.byteLength, pieces: () => [head] })
  if ('mediaType' in inspected && !isDocumentType(inspected.mediaType)) {
    await acceptedType(work, { size, pieces: () => [head] })
  }
}

function refuseExcess(reached: number, size: number): void {
  if (reached > size) throw new Problem('request.malformed')
}

const elsewhere = (offset: number): Problem => new Problem('upload.elsewhere', { offset })

/** What the bytes themselves are refused for; null for an accident, after which the last piece may come again. */
function verdictOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  return (error as { name?: unknown }).name === 'Torn' ? new Problem('evidence.hash-mismatch') : null
}
