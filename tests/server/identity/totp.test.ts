import { inflateSync } from 'node:zlib'
import { qrPicture } from '@server/identity/qr-picture'
import { oneTimeCodes } from '@server/identity/totp'
import { Secret } from 'otpauth'
import { encode } from 'uqr'

/** The secret and codes of RFC 6238, appendix B, cut to six digits. */
const secret = Secret.fromUTF8('12345678901234567890').base32
it.each`
  seconds        | code
  ${59}          | ${'287082'}
  ${1111111109}  | ${'081804'}
  ${1234567890}  | ${'005924'}
  ${20000000000} | ${'353130'}
`('ID14 agrees with RFC 6238 at $seconds', ({ seconds, code }) => {
  const at = (shift: number) => new Date((seconds + shift) * 1000)
  const step = Math.floor(seconds / 30)
  expect(oneTimeCodes.stepOf(secret, code, at(0))).toBe(step)
  expect(oneTimeCodes.stepOf(secret, code, at(30))).toBe(step)
  expect(oneTimeCodes.stepOf(secret, code, at(-30))).toBe(step)
  expect(oneTimeCodes.stepOf(secret, code, at(60))).toBeNull()
  expect(oneTimeCodes.stepOf(secret, code, at(-60))).toBeNull()
})

it.each(['', '12345', '1234567', 'abcdef', '28708２'])('ID14 takes %p for no code', (code) => {
  expect(oneTimeCodes.stepOf(secret, code, new Date(59_000))).toBeNull()
})

it('ID17 the address names issuer and account, and the picture shows it', () => {
  const made = oneTimeCodes.newSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  const uri = oneTimeCodes.uri(made, 'jixiao')
  expect(new URL(uri).searchParams.get('secret')).toBe(made)
  expect(decodeURIComponent(uri)).toContain('绩效直报:jixiao')
  expect(pixelsOf(qrPicture(uri))).toEqual(
    encode(uri, { ecc: 'M', border: 4 }).data.flatMap((row) =>
      Array.from({ length: 6 }, () => row).map((line) =>
        line.flatMap((dark) => Array.from({ length: 6 }, () => dark)),
      ),
    ),
  )
})

/** What the PNG shows, pixel by pixel: true is dark. */
function pixelsOf(address: string): boolean[][] {
  const png = Buffer.from(address.split(',')[1] ?? '', 'base64')
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const start = png.indexOf('IDAT')
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const bytes = Math.ceil(width / 8) + 1
  return Array.from({ length: height }, (_, y) =>
    Array.from(
      { length: width },
      (_, x) => ((lines[y * bytes + 1 + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0,
    ),
  )
}
