/**
 * One file to the server in pieces (UP1–UP4):
 *
 *   where did we stop? ─▶ piece ─▶ address kept on the phone ─▶ piece … piece ─▶ address forgotten
 *
 * After any break, the app killed too, only what no answer has named goes again.
 */
import { pieceBytes } from '@domain/sync/pieces'
import { failureOf, silence } from './failure'
import type { OpenedFile, Purpose, Transport, UploadPoint } from './ports'
import type { Unfinished } from './unfinished'

export interface FileUpload {
  readonly transport: Pick<Transport, 'upload' | 'uploadOffset'>
  readonly unfinished: Unfinished
  readonly purpose: Purpose
  readonly sha256: string
  readonly file: OpenedFile
  readonly signal?: AbortSignal | undefined
  /** Waits for an answer, but not for ever. */
  readonly patiently: <T>(answer: Promise<T>, ms: number) => Promise<T>
  /** Bytes that the server has acknowledged. */
  readonly progress: (acknowledgedBytes: number) => void
}

const pieceTimeout = 65_000
/** How often a server may send us elsewhere before we call it a day. */
const mostTurns = 3

/** Resolves once the server holds the whole file; rejects with SendFailure, and goes on from there next time. */
export async function uploadFile(upload: FileUpload): Promise<void> {
  const { unfinished, purpose, sha256, file, progress } = upload
  let point = await kept(upload)
  let turns = 0
  while (point === null || point.offset < file.size) {
    const offset: number = point?.offset ?? 0
    if (offset > 0) progress(offset)
    try {
      const next = await sendPiece(upload, point)
      if (next.offset <= offset) throw silence('no-answer')
      if (point === null && next.offset < file.size) {
        // a full phone keeps nothing; what it has is sent all the same
        await unfinished.keep(purpose, sha256, next.address).catch(() => {})
      }
      point = next
    } catch (error) {
      point = await turned(upload, point, error)
      turns += 1
      if (turns > mostTurns) throw silence('no-answer')
    }
  }
  progress(file.size)
  await unfinished.forget(purpose, sha256).catch(() => {})
}

/** Where an earlier attempt stopped, as the server says; null where there was none, or it is gone. */
async function kept({ transport, unfinished, purpose, sha256, signal, patiently }: FileUpload) {
  const address = await unfinished.of(purpose, sha256)
  if (address === null) return null
  const offset = await patiently(transport.uploadOffset(address, signal), pieceTimeout)
  return offset === null ? null : { address, offset }
}

async function sendPiece(upload: FileUpload, at: UploadPoint | null): Promise<UploadPoint> {
  const { transport, purpose, sha256, file, signal, patiently } = upload
  const from = at?.offset ?? 0
  const bytes = await file.slice(from, Math.min(file.size, from + pieceBytes))
  return patiently(transport.upload({ purpose, sha256, size: file.size, at, bytes, signal }), pieceTimeout)
}

/** The server knows better how far we are, or knows nothing of it any more; any other refusal stands. */
async function turned(
  { unfinished, purpose, sha256 }: FileUpload,
  point: UploadPoint | null,
  error: unknown,
): Promise<UploadPoint | null> {
  const { code, details } = failureOf(error)
  if (point && code === 'upload.elsewhere' && typeof details.offset === 'number') {
    return { ...point, offset: details.offset }
  }
  if (code === 'evidence.hash-mismatch' || code === 'upload.not-found') {
    await unfinished.forget(purpose, sha256)
    if (code === 'upload.not-found') return null
  }
  throw error
}
