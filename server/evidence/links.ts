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
  // a name has no line break (EV32), so the lines cannot run into one another
  const seal = (sha256: string, type: string, until: string, name: string | undefined): Buffer =>
    createHmac('sha256', secret)
      .update([sha256, type, until, ...(name === undefined ? [] : [name])].join('\n'))
      .digest()

  // no SHA-256 reads so: the two kinds of lines never make the same seal
  const sealOf = (parts: readonly string[], until: string): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['sealed', ...parts, until]))
      .digest()

  return {
    seal(parts) {
      const until = String(seconds() + lifetimeSeconds)
      return { until, sig: sealOf(parts, until).toString('base64url') }
    },

    isSealed(parts, { sig, until }) {
      const given = Buffer.from(sig, 'base64url')
      const made = sealOf(parts, until)
      return given.length === made.length && timingSafeEqual(given, made) && Number(until) > seconds()
    },

    sign(sha256, mediaType, name) {
      const until = String(seconds() + lifetimeSeconds)
      const sig = seal(sha256, mediaType, until, name).toString('base64url')
      const named = name === undefined ? {} : { name }
      return `/files/${sha256}?${new URLSearchParams({ type: mediaType, until, sig, ...named })}`
    },

    open({ sha256, type, until, signature, name }) {
      const given = Buffer.from(signature, 'base64url')
      const made = seal(sha256, type, until, name)
      if (given.length !== made.length || !timingSafeEqual(given, made)) return null
      if (Number(until) <= seconds()) return null
      return { sha256, mediaType: type, ...(name === undefined ? {} : { name }) }
    },
  }
}
