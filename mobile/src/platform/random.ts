import type { Random } from './random.types'
import { uuidOf } from './uuid-of'

export type { Random } from './random.types'

const bytes = async (count: number) => globalThis.crypto.getRandomValues(new Uint8Array(count))

/** `getRandomValues` is there on plain http too, `randomUUID` is not. */
export const random: Random = { bytes, uuid: async () => uuidOf(await bytes(16)) }
