import type { Capture } from '@domain/evidence/evidence'
import { captureSchema } from '@domain/evidence/evidence'
import { findingWords } from '@domain/evidence/finding-words'
import { distanceMetres, type ExaminedPhoto, findingKinds, findingsOf } from '@domain/evidence/findings'
import type { PhotoMetadata } from '@domain/evidence/metadata'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'

const rules = ruleSetFor(2026, '360700', defaultRuleSets)
if (!rules) throw new Error('no rules')

const site = { latitude: 25.83, longitude: 114.93, radiusMetres: null }
const fix = { latitude: 25.83, longitude: 114.93, accuracyMeters: 10, ageMs: 100, datum: 'WGS-84' as const }
const silent: PhotoMetadata = {
  width: 1600,
  height: 1200,
  takenAt: null,
  offset: null,
  camera: null,
  software: null,
  place: null,
}
const capture: Capture = {
  source: 'camera',
  takenAt: '2026-08-24T01:31:07.000Z',
  monotonicMs: 5000,
  clock: { skewMs: 400, boundMs: 700, checkedAt: '2026-08-24T01:00:00.000Z', jumpMs: 3 },
  fix,
  view: '中景',
}

interface Change {
  capture?: Partial<Capture>
  metadata?: Partial<PhotoMetadata>
  point?: { latitude: number; longitude: number } | null
  site?: ExaminedPhoto['site']
  mediaType?: string
  receivedAt?: string
}

function photo(change: Change = {}): ExaminedPhoto {
  return {
    capture: { ...capture, ...change.capture },
    metadata: { ...silent, ...change.metadata },
    point: change.point === undefined ? { latitude: fix.latitude, longitude: fix.longitude } : change.point,
    site: change.site === undefined ? site : change.site,
    mediaType: change.mediaType ?? 'image/jpeg',
    period: { from: '2025-12-31T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
    receivedAt: change.receivedAt ?? '2026-08-25T00:00:00.000Z',
  }
}

const album = { source: 'album' as const, fix: { missing: 'album' } }
const clock = (change: Partial<NonNullable<Capture['clock']>>) => ({
  clock: { skewMs: 0, boundMs: 500, checkedAt: '2026-08-24T01:00:00.000Z', jumpMs: null, ...change },
})
const minute = 60_000

it('a photo of the app’s own camera, on the spot and in time, raises nothing', () => {
  expect(findingsOf(photo(), rules)).toEqual([])
})

it.each<[string, Change, string[]]>([
  [
    'EV17 the last instant of the year before',
    { capture: { takenAt: '2025-12-31T15:59:59.000Z', ...clock({}) } },
    ['outside-period'],
  ],
  [
    'EV17 the first instant of the year, by China’s clock',
    { capture: { takenAt: '2025-12-31T16:00:00.000Z', ...clock({}) } },
    [],
  ],
  [
    'EV17 the shutter is corrected by the skew',
    { capture: { takenAt: '2025-12-31T15:58:00.000Z', ...clock({ skewMs: 3 * minute }) } },
    [],
  ],
  [
    'EV17 an album photo is dated by its own file',
    { capture: album, metadata: { takenAt: '2025-06-01T08:00:00', camera: 'HUAWEI' } },
    ['outside-period', 'album'],
  ],
  ['EV18 within the threshold', { point: { latitude: 25.8344, longitude: 114.93 } }, []],
  ['EV18 beyond it', { point: { latitude: 25.8356, longitude: 114.93 } }, ['far-from-site']],
  [
    'EV18 what the accuracy leaves open counts for the photo',
    { point: { latitude: 25.8356, longitude: 114.93 }, capture: { fix: { ...fix, accuracyMeters: 200 } } },
    [],
  ],
  [
    'EV18 a site may have a radius of its own',
    { point: { latitude: 25.8356, longitude: 114.93 }, site: { ...site, radiusMetres: 2000 } },
    [],
  ],
  ['EV18 no site registered', { point: { latitude: 30, longitude: 114.93 }, site: null }, []],
  ['EV18 no place taken', { point: null, capture: { fix: { missing: 'denied' } } }, []],
  ['EV19 from the album, without any metadata', { capture: album }, ['album']],
  ['EV20 the camera strips its metadata: nothing', { metadata: silent }, []],
  [
    'EV20 the file’s time agrees, without an offset it is China’s',
    { metadata: { takenAt: '2026-08-24T09:31:07', camera: 'X' } },
    [],
  ],
  [
    'EV20 the file’s time agrees by its offset',
    { metadata: { takenAt: '2026-08-24T01:31:07', offset: '+00:00', camera: 'X' } },
    [],
  ],
  ['EV20 ten minutes apart', { metadata: { takenAt: '2026-08-24T09:41:07', camera: 'X' } }, []],
  [
    'EV20 eleven minutes apart',
    { metadata: { takenAt: '2026-08-24T09:42:07', camera: 'X' } },
    ['metadata-contradicts'],
  ],
  ['EV20 no clock of that name', { metadata: { takenAt: '0000-00-00T00:00:00', camera: 'X' } }, []],
  ['EV20 the mark of an editor', { metadata: { software: 'Adobe Photoshop CC (Macintosh)' } }, ['edited']],
  ['EV20 the firmware of a camera', { metadata: { software: 'Version 1.0', camera: 'OLYMPUS' } }, []],
  ['EV21 skew within what is allowed', { capture: clock({ skewMs: 10 * minute }) }, []],
  ['EV21 skew beyond it', { capture: clock({ skewMs: -12 * minute }) }, ['clock']],
  [
    'EV21 skew that the bound leaves open',
    { capture: clock({ skewMs: 12 * minute, boundMs: 3 * minute }) },
    [],
  ],
  ['EV21 the clock was set after the check', { capture: clock({ jumpMs: -60 * minute }) }, ['clock']],
  ['EV21 taken after it arrived', { receivedAt: '2026-08-24T01:00:00.000Z' }, ['clock']],
  ['EV21 a late arrival is normal offline work', { receivedAt: '2026-12-24T01:00:00.000Z' }, []],
  [
    'EV22 as long as a phone’s screen, picked',
    { capture: album, metadata: { width: 738, height: 1600 } },
    ['album', 'screenshot'],
  ],
  ['EV22 the same from the camera', { metadata: { width: 738, height: 1600 } }, []],
  ['EV22 a picked PNG', { capture: album, mediaType: 'image/png' }, ['album', 'screenshot']],
  [
    'EV22 a panorama of a camera',
    { capture: album, metadata: { width: 4000, height: 1800, camera: 'X' } },
    ['album'],
  ],
])('%s', (_, change, kinds) => {
  expect(findingsOf(photo(change), rules).map(({ kind }) => kind)).toEqual(kinds)
})

it('EV18: distances are those of the globe', () => {
  expect(distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(
    111_195,
    -1,
  )
  expect(distanceMetres(site, site)).toBe(0)
})

it('EV2: a capture of before the clock was checked still reads', () => {
  const { clock: _, ...older } = capture
  expect(captureSchema.parse(older)).toEqual(older)
})

describe('EV23: every finding says what it cannot prove', () => {
  const details = {
    moment: '2026-08-24T01:31:07.000Z',
    minutes: 12,
    metres: 1240,
    allowed: 500,
    distance: 5,
    percent: 92,
    software: 'GIMP',
    width: 1,
    height: 2,
  }
  it.each(findingKinds)('%s', (kind) => {
    const { title, sentence } = findingWords(kind, details, '另一单位的项目')
    expect(title).toMatch(/^(疑似|相册导入)/)
    expect(sentence).toMatch(/可能|会|不等于|可以修改|看不出/)
    expect(sentence).not.toMatch(/undefined|NaN|！|。$/)
  })
})
