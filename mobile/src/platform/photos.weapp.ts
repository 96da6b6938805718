import Taro from '@tarojs/taro'
import { type Captured, PhotoRefused, type Photos, REFUSALS } from './photos.types'
import { momentNow, serverClock } from './server-clock'

export * from './photos.types'

/** Pixels on the long side, and bytes, that an original should not exceed. */
const SIDE = 1600
const BYTES = 600 * 1024

const refuse = (reason: PhotoRefused['reason']) => new PhotoRefused(reason, REFUSALS[reason])

/** WeChat has compressed it already; what is still too large goes through once or twice more. */
export async function fitted(
  path: string,
  size: number,
): Promise<Omit<Captured, 'source' | 'pickedAt' | 'monotonicMs'>> {
  const info = await Taro.getImageInfo({ src: path }).catch(() => {
    throw refuse('unreadable')
  })
  const kind = info.type.toLowerCase()
  if (kind.includes('hei')) throw refuse('heic')
  if (!/jpe?g|png/.test(kind)) throw refuse('not-a-picture')
  const { width, height } = info
  const scale = Math.min(1, SIDE / Math.max(width, height))
  if (scale === 1 && size <= BYTES) {
    return { temp: path, mediaType: kind === 'png' ? 'image/png' : 'image/jpeg', width, height }
  }
  const inside = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const { tempFilePath } = await Taro.compressImage({
    src: path,
    quality: 80,
    compressedWidth: inside.width,
    compressedHeight: inside.height,
  })
  return { temp: tempFilePath, mediaType: 'image/jpeg', ...inside }
}

export const photos: Photos = {
  async take({ source, count = 1 }) {
    const picked = await Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: [source],
      sizeType: ['compressed'],
      camera: 'back',
    }).catch((error: { errMsg?: string }) => {
      if (/privacy/i.test(error.errMsg ?? '')) throw refuse('privacy')
      if (/cancel/i.test(error.errMsg ?? '')) return undefined
      if (/auth|deny|denied|permission/i.test(error.errMsg ?? '')) throw refuse('permission')
      throw refuse('unreadable')
    })
    if (!picked) return []
    const moment = momentNow()
    const check = await serverClock.at(moment)
    const known = {
      source,
      pickedAt: new Date(moment.wall).toISOString(),
      monotonicMs: moment.monotonic,
      ...(check && { clock: check }),
    }
    return Promise.all(
      picked.tempFiles.map(async ({ tempFilePath, size }) => ({
        ...known,
        ...(await fitted(tempFilePath, size)),
      })),
    )
  },
}
