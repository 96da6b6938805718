import Taro from '@tarojs/taro'
import type { Fix, Location, NoFix } from './location.types'

export type { Fix, Location, NoFix } from './location.types'

/** Milliseconds that a fix may take. */
const LIMIT = 10_000

/** WeChat gives the same fix again for 30 s and tells no time: an unchanged one is as old as when we first saw it. */
let seen: { latitude: number; longitude: number; accuracy: number; at: number } | undefined

async function ask(): Promise<Fix | NoFix> {
  try {
    const { latitude, longitude, accuracy } = await Taro.getLocation({
      type: 'wgs84',
      isHighAccuracy: true,
      highAccuracyExpireTime: 8_000,
    })
    const now = Date.now()
    const same =
      seen && seen.latitude === latitude && seen.longitude === longitude && seen.accuracy === accuracy
    if (!same) seen = { latitude, longitude, accuracy, at: now }
    const at = seen?.at ?? now
    return {
      latitude,
      longitude,
      accuracyMeters: accuracy,
      takenAt: new Date(at).toISOString(),
      ageMs: now - at,
      datum: 'WGS-84',
    }
  } catch (error) {
    const said = String((error as { errMsg?: string }).errMsg ?? error)
    return { missing: /auth|deny|denied|privacy/i.test(said) ? 'denied' : 'unavailable' }
  }
}

export const location: Location = {
  fix: () =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve({ missing: 'timeout' }), LIMIT)
      void ask().then((answer) => {
        clearTimeout(late)
        resolve(answer)
      })
    }),
}
