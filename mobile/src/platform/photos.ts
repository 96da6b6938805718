import { clock } from './clock'
import { mediaTypeOf } from './media-type'
import { type Captured, PhotoRefused, type Photos, REFUSALS } from './photos.types'
import { scaled } from './scaled'

export * from './photos.types'

const refuse = (reason: PhotoRefused['reason']) => new PhotoRefused(reason, REFUSALS[reason])

/** Some browsers never tell that the picker was closed empty: then the next call ends the one before. */
let abandon = () => {}

function pick(camera: boolean, count: number): Promise<File[]> {
  abandon()
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/jpeg,image/png'
    input.multiple = count > 1
    if (camera) input.setAttribute('capture', 'environment')
    input.style.display = 'none'
    const end = (chosen: File[]) => {
      input.remove()
      resolve(chosen)
    }
    abandon = () => end([])
    input.addEventListener('change', () => end([...(input.files ?? [])].slice(0, count)))
    input.addEventListener('cancel', () => end([]))
    document.body.append(input)
    input.click()
  })
}

async function taken(file: File): Promise<Pick<Captured, 'temp' | 'mediaType' | 'width' | 'height'>> {
  const bytes = await new Response(file).arrayBuffer()
  const type = mediaTypeOf(bytes)
  if (type === 'image/heic' || /\.hei[cf]$/i.test(file.name)) throw refuse('heic')
  if (type !== 'image/jpeg' && type !== 'image/png') throw refuse('not-a-picture')
  const original = new Blob([bytes], { type })
  return scaled(original, bytes, type).catch(() => ({ temp: original, mediaType: type }))
}

/** A file input of our own: Taro's picker on the web fakes what it cannot do. */
export const photos: Photos = {
  async take({ source, count = 1 }) {
    const chosen = await pick(source === 'camera', count)
    const known = { source, pickedAt: new Date(clock.wall()).toISOString(), monotonicMs: clock.monotonic() }
    const captured: Captured[] = []
    for (const file of chosen) captured.push({ ...known, ...(await taken(file)) })
    return captured
  },
}
