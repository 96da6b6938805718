/**
 * Phone and server need not be of one age (SY11). Both say the number of the agreement that they speak; the server
 * takes a span of them. Raise `current` when what is sent changes its shape, `oldest` when an old shape is given up.
 */
export const protocol = { oldest: 1, current: 1 } as const

/** In every request to the sync procedures and in every answer to them; a phone that says nothing speaks 1. */
export const protocolHeader = 'x-sync-protocol'

export interface Span {
  readonly oldest: number
  readonly current: number
}

/** Who of the two must be brought up to date before anything is sent. */
export type Fit = 'fits' | 'phone-older' | 'server-older'

/** SY11: `said` is the header as it came; what is no number was never ours and is taken as the first. */
export function fitOf(said: string | undefined, server: Span = protocol): Fit {
  const phone = /^[1-9]\d{0,5}$/.test(said ?? '') ? Number(said) : 1
  if (phone < server.oldest) return 'phone-older'
  return phone > server.current ? 'server-older' : 'fits'
}
