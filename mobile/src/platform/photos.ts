import { chooseFiles } from './choose-files'
import { mediaTypeOf } from './media-type'
import { type Captured, PhotoRefused, type Photos, REFUSALS } from './photos.types'
import { scaled } from './scaled'
import { momentNow, serverClock } from './server-clock'

export * from './photos.types'

const refuse = (reason: PhotoRefused['reason']) => new PhotoRefused(reason, REFUSALS[reason])

/** A picture within the size that is sent; one that no canvas can draw stays as it is. */
export async function taken(file: File): Promise<Pick<Captured, 'temp' | 'mediaType' | 'width' | 'height'>> {
  const bytes = await new Response(file).arrayBuffer()
  const type = mediaTypeOf(bytes)
  if (type === 'image/heic' || /\.hei[cf]$/i.test(file.name)) throw refuse('heic')
  if (type !== 'image/jpeg' && type !== 'image/png') throw refuse('not-a-picture')
  const original = new Blob([bytes], { type })
  return scaled(original, bytes, type).catch(() => ({ temp: original, mediaType: type }))
}

export const photos: Photos = {
  async take({ source, count = 1 }) {
    const chosen = await chooseFiles({ accept: 'image/jpeg,image/png', count, camera: source === 'camera' })
    const moment = momentNow()
    const check = await serverClock.at(moment)
    const known = {
      source,
      pickedAt: new Date(moment.wall).toISOString(),
      monotonicMs: moment.monotonic,
      ...(check && { clock: check }),
    }
    const captured: Captured[] = []
    for (const file of chosen) captured.push({ ...known, ...(await taken(file)) })
    return captured
  },
}
