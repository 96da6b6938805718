import type { Clock } from './clock.types'

export type { Clock } from './clock.types'

const timer = (globalThis as { performance?: { now?: () => number } }).performance

/** Without a timer of the engine's own, the wall clock that at least never goes back. */
let latest = 0
function neverBack(): number {
  latest = Math.max(latest, Date.now())
  return latest
}

export const clock: Clock = {
  wall: () => Date.now(),
  monotonic: () => (typeof timer?.now === 'function' ? timer.now() : neverBack()),
}
