import { linkSigner } from '@server/evidence/links'
import fc from 'fast-check'

const secret = 'an example secret of 32 bytes ..'
const sha256 = 'ab'.repeat(32)
const noon = new Date('2026-08-31T04:00:00Z')

function clocked(start = noon) {
  let now = start
  const links = linkSigner({ secret, lifetimeSeconds: 300, now: () => now })
  return { links, after: (seconds: number) => (now = new Date(start.getTime() + seconds * 1000)) }
}

function partsOf(path: string) {
  const url = new URL(path, 'http://host')
  const part = (name: string) => url.searchParams.get(name) ?? ''
  return {
    sha256: url.pathname.replace('/files/', ''),
    type: part('type'),
    until: part('until'),
    signature: part('sig'),
  }
}

it('EV8: opens what it signed until the time in the path, and not a second longer', () => {
  const { links, after } = clocked()
  const parts = partsOf(links.sign(sha256, 'image/jpeg'))
  expect(links.open(parts)).toEqual({ sha256, mediaType: 'image/jpeg' })
  after(299)
  expect(links.open(parts)).not.toBeNull()
  after(300)
  expect(links.open(parts)).toBeNull()
})

it('EV8: any change of any part breaks the link', () => {
  const { links } = clocked()
  const parts = partsOf(links.sign(sha256, 'image/jpeg'))
  const names = ['sha256', 'type', 'until', 'signature'] as const
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(100), fc.string({ maxLength: 3 }), (name, at, text) => {
      const value = parts[name]
      const changed = `${value.slice(0, at)}${text}${value.slice(at + 1)}`
      fc.pre(changed !== value)
      // the last of 43 base64 characters holds two bits that mean nothing
      fc.pre(
        name !== 'signature' || !Buffer.from(changed, 'base64url').equals(Buffer.from(value, 'base64url')),
      )
      expect(links.open({ ...parts, [name]: changed })).toBeNull()
    }),
  )
})

it.each(['', 'x', 'é', 'a'.repeat(10_000)])(
  'a signature such as %.10j is refused, not an error',
  (signature) => {
    const { links } = clocked()
    expect(links.open({ ...partsOf(links.sign(sha256, 'image/png')), signature })).toBeNull()
  },
)

it('another server process with the same secret opens it; one with another secret does not', () => {
  const parts = partsOf(clocked().links.sign(sha256, 'image/webp'))
  expect(clocked().links.open(parts)).not.toBeNull()
  const stranger = linkSigner({ secret: secret.toUpperCase(), lifetimeSeconds: 300, now: () => noon })
  expect(stranger.open(parts)).toBeNull()
})

it('a short secret stops the start', () => {
  expect(() => linkSigner({ secret: 'short', lifetimeSeconds: 300, now: () => noon })).toThrow('32 bytes')
})
