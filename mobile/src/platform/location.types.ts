/** Where the phone is, as the system says, with how sure and how old; never invented, never the last known place. */
export interface Location {
  /** At most 10 s; afterwards says why there is no fix. */
  fix(): Promise<Fix | NoFix>
}

export interface Fix {
  /** Degrees. */
  latitude: number
  longitude: number
  accuracyMeters: number
  /** ISO 8601 in UTC, when the system took the fix. */
  takenAt: string
  /** Age of the fix when it was handed over, in milliseconds. */
  ageMs: number
  datum: 'WGS-84' | 'GCJ-02'
}

export interface NoFix {
  missing: 'denied' | 'timeout' | 'unavailable' | 'insecure'
}
