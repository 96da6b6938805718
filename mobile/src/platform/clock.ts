import type { Clock } from './clock.types'

export type { Clock } from './clock.types'

export const clock: Clock = { wall: () => Date.now(), monotonic: () => performance.now() }
