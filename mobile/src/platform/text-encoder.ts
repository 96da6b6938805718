/** The mini-program has no TextEncoder, and hashing a text needs one; this goes in through ProvidePlugin. */

/** What stands for half a surrogate pair. */
const REPLACEMENT = 0xfffd

export class TextEncoder {
  readonly encoding = 'utf-8'

  encode(text = ''): Uint8Array {
    const bytes: number[] = []
    for (const letter of text) bytes.push(...utf8(wellFormed(letter.codePointAt(0) ?? REPLACEMENT)))
    return Uint8Array.from(bytes)
  }
}

const wellFormed = (code: number): number => (code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code)

const following = (code: number, shift: number): number => 0x80 | ((code >> shift) & 0x3f)

function utf8(code: number): number[] {
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), following(code, 0)]
  if (code < 0x10000) return [0xe0 | (code >> 12), following(code, 6), following(code, 0)]
  return [0xf0 | (code >> 18), following(code, 12), following(code, 6), following(code, 0)]
}
