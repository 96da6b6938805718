/**
 * What a file is, told from its bytes alone (EV30), and why a document is not taken (EV31). Phone and server ask the
 * same function; nothing is unpacked and nothing is run.
 */
import type { ProblemCode } from '../problems/codes'
import {
  claimedKind,
  type DocumentKind,
  type DocumentType,
  documentKindOf,
  documentTypes,
  type EvidenceType,
  kindWords,
} from './document-kinds'
import { type ZipPart, zipDirectory } from './zip-directory'

export type Refusal =
  | 'empty'
  | 'heic'
  | 'damaged'
  | 'protected'
  | 'active'
  | 'bomb'
  | 'old-office'
  | 'unsupported'

export type Inspected = { readonly mediaType: EvidenceType } | { readonly refusal: Refusal }

/** What an office document unpacks to at most, and how many parts it has: beyond that it is made to do harm. */
const mostUnpacked = 1024 ** 3
export const mostParts = 20_000
/** Plain XML packs to a hundredth at best; a part that claims more than this and is large is no text. */
const mostRatio = 1000
const smallPart = 16 * 1024 ** 2

export function inspectFile(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { refusal: 'empty' }
  if (at(bytes, 0, '\xff\xd8\xff')) return { mediaType: 'image/jpeg' }
  if (at(bytes, 0, '\x89PNG\r\n\x1a\n')) return { mediaType: 'image/png' }
  if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP')) return { mediaType: 'image/webp' }
  if (at(bytes, 4, 'ftyp') && heic.some((brand) => at(bytes, 8, brand))) return { refusal: 'heic' }
  if (at(bytes, 0, '%PDF-')) return inspectPdf(bytes.subarray(-2048), (mark) => marks[mark](bytes, true))
  if (at(bytes, 0, 'PK\x03\x04')) {
    const parts = zipDirectory(bytes, mostParts)
    return parts === null ? { refusal: 'damaged' } : inspectContainer(parts, bytes.length)
  }
  if (at(bytes, 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    return inspectOldOffice((mark) => marks[mark](bytes, true))
  }
  return { refusal: 'unsupported' }
}

/** HEIF brands that phones write. */
const heic = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']

/** Words that a document must not hold, and how each is found; `last`: nothing follows these bytes. */
export const marks = {
  encrypt: (bytes, last) => hasName(bytes, '/Encrypt', last),
  script: (bytes, last) => hasName(bytes, '/JavaScript', last),
  launch: (bytes, last) => hasName(bytes, '/Launch', last),
  package: (bytes) => find(bytes, wideText('EncryptedPackage'), 0) >= 0,
} as const satisfies Readonly<Record<string, (bytes: Uint8Array, last: boolean) => boolean>>

export type Holds = (mark: keyof typeof marks) => boolean

/** `end`: the last 2048 bytes, or all. */
export function inspectPdf(end: Uint8Array, holds: Holds): Inspected {
  if (find(end, ascii('%%EOF'), 0) < 0) return { refusal: 'damaged' }
  if (holds('encrypt')) return { refusal: 'protected' }
  if (holds('script') || holds('launch')) return { refusal: 'active' }
  return { mediaType: 'application/pdf' }
}

export const inspectOldOffice = (holds: Holds): Inspected => ({
  refusal: holds('package') ? 'protected' : 'old-office',
})

/** A name of PDF is whole only where another token begins behind it: /EncryptMetadata is not /Encrypt. */
function hasName(bytes: Uint8Array, name: string, last: boolean): boolean {
  const letters = ascii(name)
  for (let from = find(bytes, letters, 0); from >= 0; from = find(bytes, letters, from + 1)) {
    const next = bytes[from + letters.length]
    if (next === undefined ? last : !/[A-Za-z0-9_.-]/.test(String.fromCharCode(next))) return true
  }
  return false
}

const mainParts: Readonly<Record<string, DocumentKind>> = {
  'xl/workbook.xml': 'xlsx',
  'word/document.xml': 'docx',
  'OFD.xml': 'ofd',
}

/** `size`: bytes of the whole container. */
export function inspectContainer(parts: readonly ZipPart[], size: number): Inspected {
  if (isBomb(parts, size)) return { refusal: 'bomb' }
  if (parts.some(({ encrypted }) => encrypted)) return { refusal: 'protected' }
  const found = parts.flatMap(({ name }) => mainParts[name] ?? [])
  const [kind] = found
  const office = parts.some(({ name }) => name === '[Content_Types].xml')
  if (kind === undefined || found.length > 1 || (kind !== 'ofd' && !office)) return { refusal: 'unsupported' }
  if (parts.some(({ name }) => active.test(name))) return { refusal: 'active' }
  return { mediaType: typeOf(kind) }
}

/** Where Office keeps macros, and controls that run code. */
const active = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets\/.*|dialogsheets\/.*|activeX\/.*)$/i

function isBomb(parts: readonly ZipPart[], size: number): boolean {
  const packed = parts.reduce((sum, part) => sum + part.packed, 0)
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0)
  return (
    parts.length > mostParts ||
    unpacked > mostUnpacked ||
    packed > size || // parts that lie over one another
    parts.some((part) => part.unpacked > smallPart && part.unpacked > part.packed * mostRatio)
  )
}

const typeOf = (kind: DocumentKind): DocumentType =>
  documentTypes.find((type) => documentKindOf(type) === kind) ?? 'application/pdf'

/** EV31: the problem whose sentence says why the file was not taken. */
export const refusalCode = (refusal: Refusal): ProblemCode => `evidence.${refusal}`

/** EV31: a name that claims another kind than the content has; null where both agree. */
export function nameRefusal(name: string, type: DocumentType): string | null {
  const kind = documentKindOf(type)
  const claimed = claimedKind(name)
  if (claimed === null || claimed === kind) return null
  return `文件名以“.${claimed}”结尾，内容却是 ${kindWords[kind]}，没有存下。请把扩展名改回“.${kind}”，或核对后另选一份。`
}

function at(bytes: Uint8Array, from: number, text: string): boolean {
  for (let n = 0; n < text.length; n += 1) if (bytes[from + n] !== text.charCodeAt(n)) return false
  return true
}

/** Where the letters first stand from a place on; -1 where they do not. */
function find(bytes: Uint8Array, letters: Uint8Array, from: number): number {
  const [first = 0] = letters
  for (let place = bytes.indexOf(first, from); place >= 0; place = bytes.indexOf(first, place + 1)) {
    let n = 1
    while (n < letters.length && bytes[place + n] === letters[n]) n += 1
    if (n === letters.length) return place
  }
  return -1
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** UTF-16, as the directory of an old Office file names its streams. */
const wideText = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]))
