/** What the bytes of a chosen file say about it, the same on every platform. */
import {
  documentKindOf,
  documentName,
  type EvidenceType,
  type FileLimits,
  isDocumentType,
  kindWords,
  mostBytesOf,
  mostBytesOfAny,
  sizeWords,
} from '@domain/evidence/document-kinds'
import { inspectFile, nameRefusal, refusalCode } from '@domain/evidence/inspect-file'
import { sentenceOf } from '@domain/problems/codes'
import { DocumentRefused } from './documents.types'

/** Before anything is read: a file beyond every limit, or without a byte, is not opened. */
export function refuseBySize(size: number, limits: FileLimits): void {
  if (size === 0) throw new DocumentRefused(sentenceOf('evidence.empty'))
  refuseAbove(size, mostBytesOfAny(limits), '文件')
}

/** EV30–EV33: the type, and a document's name; refuses with a sentence what is not taken. */
export function examined(
  bytes: ArrayBuffer,
  givenName: string,
  limits: FileLimits,
): { readonly mediaType: EvidenceType; readonly name: string | null } {
  const inspected = inspectFile(new Uint8Array(bytes))
  if ('refusal' in inspected) throw new DocumentRefused(sentenceOf(refusalCode(inspected.refusal)))
  const { mediaType } = inspected
  if (!isDocumentType(mediaType)) return { mediaType, name: null }
  const misnamed = nameRefusal(givenName, mediaType)
  if (misnamed !== null) throw new DocumentRefused(misnamed)
  const kind = documentKindOf(mediaType)
  refuseAbove(bytes.byteLength, mostBytesOf(mediaType, limits), kindWords[kind])
  return { mediaType, name: documentName(givenName, kind) }
}

function refuseAbove(size: number, most: number, what: string): void {
  if (size <= most) return
  throw new DocumentRefused(
    `这个文件有 ${sizeWords(size)}，${what}最大 ${sizeWords(most)}，没有存下。原文件没有改动，请压缩或拆成几份后再选。`,
  )
}
