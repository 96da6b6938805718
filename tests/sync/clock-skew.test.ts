import { clockSkew, type Moment } from '../../mobile/src/sync/clock-skew'

/** A phone whose wall clock is `ahead` of the server's, at monotonic time `ms` after the server's noon. */
const noon = Date.parse('2026-08-24T04:00:00.000Z')
const at = (ms: number, ahead = 0): Moment => ({ wall: noon + ms + ahead, monotonic: 5000 + ms })
const header = (ms: number): string => new Date(noon + ms).toUTCString()

const memory = () => {
  const values = new Map<string, unknown>()
  return {
    values,
    get: async <T>(key: string) => values.get(key) as T | undefined,
    set: async (key: string, value: unknown) => void values.set(key, value),
  }
}

describe('EV2: the phone’s clock beside the server’s', () => {
  it.each([
    [0, 80],
    [3_600_000, 80],
    [-47_000, 900],
    [12_345, 9000],
  ])('%i ms ahead, round trip of %i ms: the truth lies within the bound', async (ahead, trip) => {
    const skew = clockSkew(memory())
    for (let delay = 0; delay <= trip; delay += trip / 8) {
      skew.heard(header(delay), at(0, ahead), at(trip, ahead))
      const check = await skew.at(at(trip, ahead))
      expect(Math.abs((check?.skewMs ?? Number.NaN) + ahead)).toBeLessThanOrEqual(check?.boundMs ?? 0)
      expect(check?.boundMs).toBe(trip / 2 + 500)
    }
  })

  it('nothing is known before the server has answered, nor from an answer that tells no time or too late', async () => {
    const skew = clockSkew(memory())
    skew.heard(null, at(0), at(10))
    skew.heard('yesterday', at(0), at(10))
    skew.heard(header(0), at(0), at(20_001))
    expect(await skew.at(at(50))).toBeUndefined()
  })

  it('a quick answer is not given up for a slow one of the same minutes, but for any that is newer', async () => {
    const skew = clockSkew(memory())
    skew.heard(header(0), at(0), at(100))
    skew.heard(header(60_000), at(60_000), at(68_000))
    expect((await skew.at(at(69_000)))?.boundMs).toBe(550)
    skew.heard(header(700_000), at(700_000), at(708_000))
    expect((await skew.at(at(709_000)))?.boundMs).toBe(4500)
  })

  it('EV21: a clock that was set back since then is seen, and the skew follows it', async () => {
    const skew = clockSkew(memory())
    skew.heard(header(0), at(0), at(0))
    const before = await skew.at(at(1000))
    expect(before?.jumpMs).toBe(0)
    const after = await skew.at(at(2000, -3_600_000))
    expect(after?.jumpMs).toBe(-3_600_000)
    expect(after?.skewMs).toBe((before?.skewMs ?? 0) + 3_600_000)
  })

  it('a phone that slept is not taken for one whose clock was set: its monotonic clock stood still', async () => {
    const skew = clockSkew(memory())
    skew.heard(header(0), at(0), at(0))
    expect(await skew.at({ wall: noon + 8 * 3_600_000, monotonic: 6000 })).toMatchObject({ jumpMs: 0 })
  })

  it('is kept over a restart, after which no jump can be told', async () => {
    const store = memory()
    const skew = clockSkew(store)
    skew.heard(header(0), at(0, 90_000), at(100, 90_000))
    const check = await clockSkew(store).at({ wall: noon, monotonic: 1 })
    expect(check).toMatchObject({ boundMs: 550, jumpMs: null })
    expect(check?.skewMs).toBeCloseTo(-90_000, -3)
  })
})
