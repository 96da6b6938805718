/** The files of an entry go before its revision does (OB2, SY9): only those that the server lacks, two at a time. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { runningHash } from '@domain/sync/canonical'
import { pieceBytes } from '@domain/sync/pieces'
import type { RevisionPush } from '@domain/sync/protocol'
import { failureOf, SendFailure } from './failure'
import type { FileStore, OpenedFile, Transport } from './ports'
import { trouble } from './troubles'
import type { Unfinished } from './unfinished'
import { uploadFile } from './upload-file'

export interface FileSending {
  readonly transport: Transport
  readonly files: Pick<FileStore, 'open'>
  readonly unfinished: Unfinished
  /** The kept file with these bytes, or null when this phone has none. */
  readonly fileOf: (sha256: string) => string | null
  readonly signal: AbortSignal
  /** Waits for an answer, but not for ever. */
  readonly patiently: <T>(answer: Promise<T>, ms: number) => Promise<T>
  /** The server is known to hold these. */
  readonly holds: (hashes: readonly string[]) => void
  /** Bytes of a file that the server has acknowledged. */
  readonly progress: (sha256: string, acknowledgedBytes: number) => void
}

const atOnce = 2
const lackingTimeout = 20_000

/** Resolves once the server holds every file; a photo that cannot be sent does not keep back the others. */
export async function sendFiles(push: RevisionPush, sending: FileSending): Promise<void> {
  const hashes = [...new Set(push.evidence.map((item) => item.sha256))]
  // asked without files too: it shows a captive portal before the revision leaves
  const lacking = await sending.patiently(
    sending.transport.lacking(push.filingId, hashes, sending.signal),
    lackingTimeout,
  )
  const missing = new Set(lacking)
  sending.holds(hashes.filter((hash) => !missing.has(hash)))
  const queue = hashes.filter((hash) => missing.has(hash))
  const failures: SendFailure[] = []
  const worker = async () => {
    for (let hash = queue.shift(); hash !== undefined; hash = queue.shift()) {
      try {
        await sendFile(push, hash, sending)
        sending.holds([hash])
      } catch (error) {
        const failure = failureOf(error)
        failures.push(failure)
        if (!isAboutFile(failure)) queue.length = 0
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const gravest = failures.find((failure) => !isAboutFile(failure)) ?? failures[0]
  if (gravest) throw gravest
}

/** A fault of one photo; anything else would meet the next photo too. */
const isAboutFile = (failure: SendFailure): boolean => typeof failure.details.culprit === 'string'

async function sendFile(push: RevisionPush, sha256: string, sending: FileSending): Promise<void> {
  const item = push.evidence.find((candidate) => candidate.sha256 === sha256)
  if (!item) throw new Error(`the revision has no file ${sha256}`)
  const file = await opened(push, item, sending)
  const { transport, unfinished, signal, patiently } = sending
  try {
    await uploadFile({
      transport,
      unfinished,
      purpose: { filingId: push.filingId },
      sha256,
      file,
      signal,
      patiently,
      progress: (acknowledged) => sending.progress(sha256, acknowledged),
    })
  } catch (error) {
    const failure = failureOf(error)
    // damaged on the way is sent again; damaged on the phone must be replaced
    if (failure.code === 'evidence.hash-mismatch' && (await hashOf(file)) !== sha256) {
      throw damaged(push, item)
    }
    if (failure.nature === 'refused' && failure.code !== 'evidence.hash-mismatch') {
      throw blaming(push, item, failure)
    }
    throw failure
  }
}

async function opened(push: RevisionPush, item: EvidenceRef, sending: FileSending): Promise<OpenedFile> {
  const id = sending.fileOf(item.sha256)
  if (id === null) throw damaged(push, item)
  try {
    return await sending.files.open(id)
  } catch (error) {
    if ((error as { name?: unknown }).name === 'FileAbsent') throw damaged(push, item)
    throw error
  }
}

async function hashOf(file: OpenedFile): Promise<string> {
  const hash = runningHash()
  for (let from = 0; from < file.size; from += pieceBytes) {
    hash.update(new Uint8Array(await file.slice(from, Math.min(file.size, from + pieceBytes))))
  }
  return hash.hex()
}

function damaged(push: RevisionPush, item: EvidenceRef): SendFailure {
  const { code, sentence } = trouble('file-damaged')
  const failure = new SendFailure('refused', { code, sentence: '', details: {} })
  return blaming(push, item, failure, `第 ${positionOf(push, item)} 张${sentence}`)
}

function blaming(
  push: RevisionPush,
  item: EvidenceRef,
  failure: SendFailure,
  sentence = `第 ${positionOf(push, item)} 张照片没有被接收：${failure.message}`,
): SendFailure {
  const details = { ...failure.details, culprit: item.id }
  return new SendFailure('refused', { code: failure.code, sentence, details })
}

const positionOf = (push: RevisionPush, item: EvidenceRef): number =>
  push.evidence.findIndex((candidate) => candidate.id === item.id) + 1
