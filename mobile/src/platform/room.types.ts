import type { Room } from '../sync/space'

/** Asks the platform to keep what we store, and what it gives. */
export type AskRoom = () => Promise<Room>
