/** Documents made for tests: whole ones of each kind, and the ways in which one can be unfit. */
import { strToU8, zipSync } from 'fflate'

const text = (words: string) => strToU8(words)

const pdfBody = (extra = ''): string =>
  [
    '%PDF-1.7',
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj',
    `trailer <</Root 1 0 R/Size 4${extra}>>`,
    'startxref',
    '0',
    '%%EOF\n',
  ].join('\n')

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** `salt` makes another file of the same kind. */
export const pdf = (salt = ''): Uint8Array => text(`${pdfBody()}% ${salt}\n%%EOF\n`)

/** The largest document that is taken (EV33): 50 MB of bytes that do not repeat. */
export function largestPdf(): Uint8Array {
  const bytes = new Uint8Array(50 * 1024 * 1024)
  const words = new Uint32Array(bytes.buffer)
  for (let at = 0, word = 1; at < words.length; at += 1) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0
    words[at] = word
  }
  bytes.set(text('%PDF-1.7\n'))
  bytes.set(text('\n%%EOF\n'), bytes.byteLength - 7)
  return bytes
}

export const xlsx = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': text(types), 'xl/workbook.xml': text('<workbook/>'), ...more })
export const docx = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': text(types), 'word/document.xml': text('<document/>'), ...more })
export const ofd = (): Uint8Array =>
  zipSync({ 'OFD.xml': text('<OFD/>'), 'Doc_0/Document.xml': text('<Document/>') })

export const truncated = (whole: Uint8Array): Uint8Array => whole.subarray(0, whole.length - 30)

/** A PDF that asks for a password; `/EncryptMetadata` alone asks for none. */
export const lockedPdf = (): Uint8Array => text(pdfBody('/Encrypt 5 0 R'))
export const scriptedPdf = (): Uint8Array => text(pdfBody('/OpenAction<</S/JavaScript/JS(app.alert)>>'))
export const plainPdf = (): Uint8Array => text(pdfBody('/EncryptMetadata true'))

/** A ZIP whose parts say that they are encrypted. */
export function lockedZip(): Uint8Array {
  const bytes = docx()
  for (const [mark, flags] of [
    [0x02014b50, 8],
    [0x04034b50, 6],
  ] as const) {
    for (const at of marks(bytes, mark)) bytes[at + flags] = (bytes[at + flags] ?? 0) | 1
  }
  return bytes
}

/** What Office makes of a document with a password: an old container with an encrypted package inside. */
export function lockedOffice(): Uint8Array {
  const bytes = oldOffice()
  const name = new Uint8Array([...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]))
  bytes.set(name, 1024)
  return bytes
}

export function oldOffice(): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  return bytes
}

/** One part that packs three hundred thousand to one. */
export const bomb = (): Uint8Array => {
  const bytes = docx({ 'word/media/image1.bin': new Uint8Array(1024) })
  for (const at of marks(bytes, 0x02014b50)) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 300_000_000, true)
  }
  return bytes
}

/** Two entries of the directory that point at the same packed bytes, many times over. */
export function overlapping(): Uint8Array {
  const bytes = docx({ 'word/media/a.bin': new Uint8Array(64).fill(7) })
  for (const at of marks(bytes, 0x02014b50)) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 20, bytes.length, true)
  }
  return bytes
}

function marks(bytes: Uint8Array, mark: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 1) if (view.getUint32(at, true) === mark) found.push(at)
  return found
}
