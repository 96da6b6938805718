/** What a file is, told from its first bytes; names and declared types lie. */
export type Picture = 'image/jpeg' | 'image/png'

const at = (bytes: Uint8Array, from: number, text: string) =>
  [...text].every((letter, index) => bytes[from + index] === letter.charCodeAt(0))

/** HEIF brands that iPhones and some Android phones write. */
const HEIC = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']

export function mediaTypeOf(buffer: ArrayBuffer): Picture | 'image/heic' | 'application/pdf' | undefined {
  const bytes = new Uint8Array(buffer, 0, Math.min(16, buffer.byteLength))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && at(bytes, 1, 'PNG')) return 'image/png'
  if (at(bytes, 0, '%PDF')) return 'application/pdf'
  if (at(bytes, 4, 'ftyp') && HEIC.some((brand) => at(bytes, 8, brand))) return 'image/heic'
  return undefined
}
