/** How often something may be asked within a window, counted for all server processes (LM1–LM6). */
export type LimitName = 'sign-in' | 'step' | 'upload' | 'open'

export interface LimitKeys {
  /** Whoever it is about, told or not: a username, an account's id, a ticket; null where there is nobody. */
  readonly account: string | null
  /** Where the call came from. */
  readonly address: string
}

export interface Limits {
  /** Takes one from each allowance; a Problem `request.too-many` with `retryAfterSeconds` where one is used up. */
  take(limit: LimitName, keys: LimitKeys): Promise<void>
  /** Gives back what `take` took: a sign-in that succeeded is no attempt (LM2). */
  giveBack(limit: LimitName, keys: LimitKeys): Promise<void>
}
