/** Passwords and session tokens (ID1, ID3): argon2id with OWASP's parameters, opaque tokens kept only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { PasswordKeeper } from '@server/application/ports/identity'

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. Argon2id is the library's own choice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const tokenBytes = 32

export const passwordKeeper: PasswordKeeper = {
  hash(password) {
    return hash(composed(password), cost)
  },

  /** False, never an error, for a stored text that is no argon2 hash. */
  async matches(password, stored) {
    return verify(stored, composed(password)).catch(() => false)
  },

  newToken() {
    return randomBytes(tokenBytes).toString('base64url')
  },

  random(alphabet, length) {
    return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  },

  tokenHash(token) {
    return createHash('sha256').update(token).digest('hex')
  },
}

/** Keyboards differ in how they compose an accented letter; people do not see it. */
function composed(password: string): string {
  return password.normalize('NFC')
}
