import type { Location } from './location.types'

export type { Fix, Location, NoFix } from './location.types'

/** Milliseconds that a fix may take. */
const LIMIT = 10_000

const REASONS = { 1: 'denied', 2: 'unavailable', 3: 'timeout' } as const

/** The browser's own fix, WGS-84, and only on a secure page. */
export const location: Location = {
  fix: () =>
    new Promise((resolve) => {
      if (!window.isSecureContext) return resolve({ missing: 'insecure' })
      if (!navigator.geolocation) return resolve({ missing: 'unavailable' })
      // A browser counts its own time limit only after the person has allowed the fix; ours counts from the start.
      const late = setTimeout(() => resolve({ missing: 'timeout' }), LIMIT)
      navigator.geolocation.getCurrentPosition(
        ({ coords, timestamp }) => {
          clearTimeout(late)
          resolve({
            latitude: coords.latitude,
            longitude: coords.longitude,
            accuracyMeters: coords.accuracy,
            takenAt: new Date(timestamp).toISOString(),
            ageMs: Math.max(0, Date.now() - timestamp),
            datum: 'WGS-84',
          })
        },
        ({ code }) => {
          clearTimeout(late)
          resolve({ missing: REASONS[code as 1 | 2 | 3] ?? 'unavailable' })
        },
        { enableHighAccuracy: true, timeout: LIMIT, maximumAge: 0 },
      )
    }),
}
