/** Documents as evidence (文档佐证): their kinds, names and limits. Rules EV30–EV35 are stated in RULES.md. */
import * as z from 'zod'
import type { RuleSet } from '../rule-sets/rule-set'

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

export const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/ofd',
] as const

export type PhotoType = (typeof photoTypes)[number]
export type DocumentType = (typeof documentTypes)[number]
export type EvidenceType = PhotoType | DocumentType

export type DocumentKind = 'pdf' | 'xlsx' | 'docx' | 'ofd'

const kinds: Readonly<Record<DocumentType, DocumentKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/ofd': 'ofd',
}

export const isDocumentType = (type: string): type is DocumentType =>
  (documentTypes as readonly string[]).includes(type)

export const isPhotoType = (type: string): type is PhotoType =>
  (photoTypes as readonly string[]).includes(type)

export const documentKindOf = (type: DocumentType): DocumentKind => kinds[type]

/** Whether a piece of evidence is a document and no photo. */
export const isDocument = ({ mediaType }: { readonly mediaType: string }): boolean =>
  isDocumentType(mediaType)

/** EV30: whether a claimed type agrees with the one that the bytes told: documents exactly, photos as photos. */
export const isOfType = (claimed: { readonly mediaType: string }, told: string | undefined): boolean =>
  isDocument(claimed) ? claimed.mediaType === told : told === undefined || !isDocumentType(told)

/** 'PDF 文档' … as a person is told. */
export const kindWords: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF 文档',
  xlsx: 'Excel 表格',
  docx: 'Word 文档',
  ofd: 'OFD 文档',
}

const longestName = 120

/** What no file name shows or keeps: controls, characters that turn the reading direction, what a path is made of. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\/:*?"<>|]/gu

/**
 * EV32: the name as it was given, without folders and characters that mislead, ending in the kind that the content has.
 * At most 120 characters; a name of which nothing is left becomes 文档.
 */
export function documentName(given: string, kind: DocumentKind): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(unfit, '').replace(/\s+/g, ' ').trim()
  const stem = clean.replace(/\.[^.]*$/, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const room = longestName - kind.length - 1
  return `${[...stem].slice(0, room).join('').trim() || '文档'}.${kind}`
}

/** A name that is clean already: what the server takes. */
export const documentNameSchema = z
  .string()
  .min(1)
  .max(2 * longestName)
  .refine((name) => {
    const kind = /\.(pdf|xlsx|docx|ofd)$/.exec(name)?.[1]
    return kind !== undefined && documentName(name, kind as DocumentKind) === name
  }, '文件名不合格，请重新选择文件')

/** EV31: the kind that a name claims; null where it claims none of ours. */
export function claimedKind(name: string): string | null {
  return /\.([0-9a-z]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? null
}

export type FileLimits = Pick<RuleSet['evidence'], 'fileMaxBytes'>

/** EV33: the most bytes that a file of the type may have. */
export function mostBytesOf(type: EvidenceType, { fileMaxBytes }: FileLimits): number {
  return isDocumentType(type) ? fileMaxBytes[kinds[type]] : fileMaxBytes.photo
}

/** The most bytes that any file may have: where a transport stops reading. */
export const mostBytesOfAny = ({ fileMaxBytes }: FileLimits): number =>
  Math.max(...Object.values(fileMaxBytes))

/** '1.2 MB', '340 KB' */
export function sizeWords(bytes: number): string {
  const kib = Math.max(1, Math.round(bytes / 1024))
  return kib < 1024 ? `${kib} KB` : `${(Math.round((bytes * 10) / 1024 ** 2) / 10).toString()} MB`
}
