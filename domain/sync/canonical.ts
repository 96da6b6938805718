import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SY1: canonical JSON by RFC 8785 (JCS): keys in UTF-16 order, no blanks, numbers as ECMAScript writes them.
 * The same text comes out on the phone and on the server, so both hash the same bytes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical JSON has no such number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const tree = value as Readonly<Record<string, unknown>>
    let text = ''
    for (const key of Object.keys(tree).sort()) {
      const member = tree[key]
      if (member !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(member)}`
    }
    return `{${text}}`
  }
  throw new Error(`canonical JSON has no ${typeof value}`)
}

export const utf8Bytes = (text: string): Uint8Array => utf8ToBytes(text)

/** SHA-256 of the canonical JSON, lower-case hex. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/** SHA-256 of bytes that come piece by piece, lower-case hex. */
export function runningHash(): { update(bytes: Uint8Array): void; hex(): string } {
  const hash = sha256.create()
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) }
}

/** SHA-256 of a file's bytes, lower-case hex; slow on an old phone, so only where nothing faster has done it. */
export function bytesHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}
