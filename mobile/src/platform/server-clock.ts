/** The server's clock as its answers tell it: every answer that the phone gets is listened to (EV2). */
import { type ClockSkew, clockSkew, type Moment } from '../sync/clock-skew'
import { clock } from './clock'
import { keyValue } from './key-value'
import type { Fetch } from './request.types'

export const serverClock: ClockSkew = clockSkew(keyValue)

export const momentNow = (): Moment => ({ wall: clock.wall(), monotonic: clock.monotonic() })

export function heard(fetch: Fetch): Fetch {
  return async (url, init) => {
    const asked = momentNow()
    const reply = await fetch(url, init)
    serverClock.heard(reply.headers?.get('date') ?? null, asked, momentNow())
    return reply
  }
}
