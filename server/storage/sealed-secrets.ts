/** Secrets that the server must compute with, sealed where they lie (ID19): AES-256-GCM, bound to whose they are. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Sealed for its owner, so that a row alone, or under another name, opens nothing. */
export interface SecretSeal {
  seal(secret: string, owner: string): string
  /** Those of earlier versions lie open. */
  isSealed(kept: string): boolean
  /** Throws where key or owner is another. */
  open(kept: string, owner: string): string
}

const mark = 'sealed1:'
const nonceBytes = 12
const tagBytes = 16

/** `shared` are at least 32 random bytes, the same on every server process. */
export function secretSeal(shared: string): SecretSeal {
  if (shared.length < 32) throw new Error('the key of sealed secrets needs at least 32 bytes')
  const key = Buffer.from(hkdfSync('sha256', shared, '', 'second-factor', 32))
  return {
    seal(secret, owner) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },

    isSealed: (kept) => kept.startsWith(mark),

    open(kept, owner) {
      const bytes = Buffer.from(kept.slice(mark.length), 'base64')
      const nonce = bytes.subarray(0, nonceBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(owner))
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      const rest = bytes.subarray(nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')
    },
  }
}
