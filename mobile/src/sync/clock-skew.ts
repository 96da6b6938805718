/**
 * How far the phone's clock is from the server's (EV2), estimated from the `Date` of the server's answers: it was
 * written somewhere between sending and receiving, so half the round trip bounds the error, and half a second more,
 * for the header counts whole seconds.
 */
import type { ClockCheck } from '@domain/evidence/evidence'
import type { Store } from './ports'

/** The two clocks at one moment, in milliseconds. */
export interface Moment {
  readonly wall: number
  readonly monotonic: number
}

export interface ClockSkew {
  /** An answer's `Date` header, with the moments of asking and answering. */
  heard(date: string | null, asked: Moment, answered: Moment): void
  /** What is known at the shutter; undefined before the server has ever answered. */
  at(moment: Moment): Promise<ClockCheck | undefined>
}

type Kept = Pick<ClockCheck, 'skewMs' | 'boundMs' | 'checkedAt'>

interface Estimate extends Kept {
  /** Both clocks at the estimate; null for one of an earlier run, whose monotonic clock has ended. */
  readonly moment: Moment | null
}

const key = 'clock-skew'
const headerHalfMs = 500
/** Slower answers tell too little. */
const slowestMs = 20_000
/** A better estimate is kept so long before a worse one takes its place: clocks drift by seconds a day. */
const freshMs = 10 * 60_000

export function clockSkew(store: Pick<Store, 'get' | 'set'>): ClockSkew {
  let known: Estimate | null = null
  let reading: Promise<void> | null = null

  const read = (): Promise<void> => {
    reading ??= store
      .get<Kept>(key)
      .then((kept) => {
        if (kept !== undefined && known === null) known = { ...kept, moment: null }
      })
      .catch(() => {})
    return reading
  }

  return {
    heard(date, asked, answered) {
      const server = date === null ? Number.NaN : Date.parse(date)
      const trip = answered.monotonic - asked.monotonic
      if (Number.isNaN(server) || trip < 0 || trip > slowestMs) return
      const boundMs = Math.round(trip / 2) + headerHalfMs
      const last = known?.moment
      const isFresh = last !== null && last !== undefined && answered.monotonic - last.monotonic < freshMs
      if (known !== null && isFresh && known.boundMs < boundMs && setBack(last, answered) === 0) return
      known = {
        skewMs: Math.round(server + headerHalfMs - (answered.wall - trip / 2)),
        boundMs,
        checkedAt: new Date(answered.wall).toISOString(),
        moment: answered,
      }
      // what cannot be kept is estimated anew by the next answer
      void store.set(key, { skewMs: known.skewMs, boundMs, checkedAt: known.checkedAt }).catch(() => {})
    },

    async at(moment) {
      await read()
      if (known === null) return undefined
      const { moment: then, ...check } = known
      if (then === null) return { ...check, jumpMs: null }
      const jumpMs = setBack(then, moment)
      return { ...check, skewMs: check.skewMs - jumpMs, jumpMs }
    },
  }
}

const tolerance = 2000

/**
 * How far the wall clock was set back between two moments, as a negative number, else 0. A wall clock that ran ahead
 * proves nothing: the monotonic clocks of phones stand still while they sleep.
 */
function setBack(then: Moment, now: Moment): number {
  const gained = now.wall - then.wall - (now.monotonic - then.monotonic)
  return gained < -tolerance ? Math.round(gained) : 0
}
