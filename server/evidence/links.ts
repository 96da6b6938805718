/** Short-lived signed paths to protected files (EV8), because an image element sends no header. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LinkSigner } from '@server/application/ports/evidence'

export interface LinkOptions {
  /** At least 32 random bytes, the same on every server process. */
  readonly secret: Uint8Array | string
  readonly lifetimeSeconds: number
  readonly now: () => Date
}

/** EV8: whoever holds the path may read the file until the time in it; any change of a part breaks it. */
export function linkSigner({ secret, lifetimeSeconds, now }: LinkOptions): LinkSigner {
  if (secret.length < 32) throw new Error('the secret of signed links needs at least 32 bytes')
  const seconds = () => Math.floor(now().getTime() / 1000)
  const seal = (sha256: string, type: string, until: string): Buffer =>
    createHmac('sha256', secret).update(`${sha256}\n${type}\n${until}`).digest()

  return {
    sign(sha256, mediaType) {
      const until = String(seconds() + lifetimeSeconds)
      const sig = seal(sha256, mediaType, until).toString('base64url')
      return `/files/${sha256}?${new URLSearchParams({ type: mediaType, until, sig })}`
    },

    open({ sha256, type, until, signature }) {
      const given = Buffer.from(signature, 'base64url')
      const made = seal(sha256, type, until)
      if (given.length !== made.length || !timingSafeEqual(given, made)) return null
      return Number(until) > seconds() ? { sha256, mediaType: type } : null
    },
  }
}
