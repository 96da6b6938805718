import Taro from '@tarojs/taro'
import type { Random } from './random.types'
import { uuidOf } from './uuid-of'

export type { Random } from './random.types'

/** Bytes asked for at once: the call crosses to the native side, so one call serves many ids. */
const POOL = 256

let pool = new Uint8Array(0)

async function bytes(count: number): Promise<Uint8Array> {
  if (pool.length < count) {
    const { randomValues } = await Taro.getRandomValues({ length: Math.max(POOL, count) })
    pool = new Uint8Array(randomValues)
  }
  const taken = pool.slice(0, count)
  pool = pool.slice(count)
  return taken
}

export const random: Random = { bytes, uuid: async () => uuidOf(await bytes(16)) }
