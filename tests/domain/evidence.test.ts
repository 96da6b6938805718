import { captureSchema, evidenceRefSchema, sha256Schema } from '@domain/evidence/evidence'

const capture = {
  source: 'camera',
  takenAt: '2026-08-31T01:41:07.000Z',
  monotonicMs: 120_345.5,
  fix: { latitude: 25.83, longitude: 114.93, accuracyMeters: 12, ageMs: 800, datum: 'GCJ-02' },
  view: '全景',
}
const ref = {
  id: '0190a5c0-0000-4000-8000-000000000001',
  slot: 'k3',
  sha256: 'ab'.repeat(32),
  size: 234_567,
  mediaType: 'image/jpeg',
  capture,
}

it('EV2: what was known at capture travels with the file', () => {
  expect(evidenceRefSchema.parse(ref)).toEqual(ref)
})

it('EV3: a missing place is said with its reason', () => {
  expect(captureSchema.parse({ ...capture, fix: { missing: '没有授权定位' } }).fix).toEqual({
    missing: '没有授权定位',
  })
  expect(captureSchema.parse({ ...capture, fix: { ...capture.fix, accuracyMeters: null } })).toBeDefined()
})

it.each`
  rule                                  | change
  ${'EV3 neither a place nor a reason'} | ${{ fix: null }}
  ${'EV3 an empty reason'}              | ${{ fix: { missing: '' } }}
  ${'EV3 a place without its age'}      | ${{ fix: { latitude: 25, longitude: 114, accuracyMeters: 3, datum: 'WGS-84' } }}
  ${'EV3 a place off the globe'}        | ${{ fix: { ...capture.fix, latitude: 91 } }}
  ${'EV3 an unknown datum'}             | ${{ fix: { ...capture.fix, datum: 'BD-09' } }}
  ${'EV2 a day instead of an instant'}  | ${{ takenAt: '2026-08-31' }}
  ${'EV2 an unknown source'}            | ${{ source: 'screenshot' }}
  ${'EV2 a member nobody declared'}     | ${{ device: 'x' }}
`('$rule is refused', ({ change }) => {
  expect(captureSchema.safeParse({ ...capture, ...change }).success).toBe(false)
})

it.each`
  rule                          | change
  ${'EV1 another media type'}   | ${{ mediaType: 'image/heic' }}
  ${'EV5 no fingerprint'}       | ${{ sha256: 'AB'.repeat(32) }}
  ${'an empty file'}            | ${{ size: 0 }}
  ${'evidence of no indicator'} | ${{ slot: '' }}
`('$rule is refused', ({ change }) => {
  expect(evidenceRefSchema.safeParse({ ...ref, ...change }).success).toBe(false)
})

it('EV5: a fingerprint is 64 small hexadecimal digits and nothing behind them', () => {
  expect(sha256Schema.safeParse(`${'ab'.repeat(32)}\n`).success).toBe(false)
})
