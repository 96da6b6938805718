/** The two clocks of a phone, in milliseconds. */
export interface Clock {
  /** Since 1970; the user can set it. */
  wall(): number
  /** Since some fixed moment of this run; nobody can set it. */
  monotonic(): number
}
