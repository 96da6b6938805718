import type { AskRoom } from './room.types'

/** WeChat gives a mini-program 200 MB for files, and forgets nothing by itself. */
export const askRoom: AskRoom = async () => ({ limit: 200 * 1024 * 1024, forgetsAfterDays: null })
