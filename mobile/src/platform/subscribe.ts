import type { Subscribe } from './subscribe.types'

/** A browser gets no messages: the inbox tells everything. */
export const subscribe: Subscribe | null = null
