/** SHA-256 as the blob stores use it: of bytes, and of pieces as they pass. */
import { createHash } from 'node:crypto'

/** What was to be stored under a fingerprint has another: nothing was stored. */
export class Torn extends Error {
  override name = 'Torn'
  constructor(sha256: string) {
    super(`the bytes are not those of ${sha256}`)
  }
}

const fingerprint = /^[0-9a-f]{64}$/

export const isFingerprint = (name: string): boolean => fingerprint.test(name)

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The same pieces, hashed and counted while they are read; `sha256` and `size` speak once all have passed. */
export function hashing(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const hash = createHash('sha256')
  let size = 0
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      hash.update(piece)
      size += piece.byteLength
      yield piece
    }
  }
  return { pieces: passing(), sha256: () => hash.digest('hex'), size: () => size }
}
