import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes hashed between two pauses: about 50 ms on a slow phone without JIT. */
const CHUNK = 64 * 1024

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

export const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 in plain JavaScript, letting the screen breathe between chunks. */
export async function sha256Chunked(bytes: ArrayBuffer): Promise<string> {
  const hash = sha256.create()
  for (let from = 0; from < bytes.byteLength; from += CHUNK) {
    if (from > 0) await pause()
    hash.update(new Uint8Array(bytes, from, Math.min(CHUNK, bytes.byteLength - from)))
  }
  return hex(hash.digest())
}
