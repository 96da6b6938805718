import { FileAbsent, type Files, type Kept, type Temp } from './files.types'
import { mediaTypeOf } from './media-type'
import { random } from './random'
import { sha256Of } from './sha256'
import { indexedShelf, type Shelf } from './shelf'
import { sayFull } from './storage-full'

export * from './files.types'

/** As it lies on the shelf. An ArrayBuffer, because some browsers lose blobs. */
interface Stored {
  bytes: ArrayBuffer
  mediaType: string
}

const bytesOf = async (temp: Temp): Promise<ArrayBuffer> =>
  typeof temp === 'string' ? (await fetch(temp)).arrayBuffer() : new Response(temp).arrayBuffer()

/** Bytes and their size go in together; the size alone answers `usage`. */
export function filesOver(shelf: Shelf): Files {
  const stored = async (id: string): Promise<Stored> => {
    const file = await shelf.get<Stored>('files', id)
    if (!file) throw new FileAbsent(id)
    return file
  }
  const put = async (bytes: ArrayBuffer, named: { id?: string; mediaType?: string }): Promise<Kept> => {
    const id = named.id ?? (await random.uuid())
    const mediaType = mediaTypeOf(bytes) ?? named.mediaType ?? 'application/octet-stream'
    const size = bytes.byteLength
    await shelf
      .put({ shelf: 'files', key: id, value: { bytes, mediaType } }, { shelf: 'sizes', key: id, value: size })
      .catch(sayFull)
    return { id, size, sha256: await sha256Of(bytes), mediaType }
  }
  return {
    keep: async (temp, named = {}) => put(await bytesOf(temp), named),
    keepBytes: (bytes, named) => put(new Uint8Array(bytes).buffer, named),
    read: async (id) => (await stored(id)).bytes,
    async open(id) {
      const { bytes } = await stored(id)
      return { size: bytes.byteLength, slice: async (from, to) => bytes.slice(from, to) }
    },
    async url(id) {
      const { bytes, mediaType } = await stored(id)
      return URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    },
    release: (url) => URL.revokeObjectURL(url),
    remove: (id) => shelf.remove(['files', 'sizes'], id),
    async usage() {
      const sizes = await shelf.all<number>('sizes')
      return { bytes: sizes.reduce((sum, size) => sum + size, 0), count: sizes.length }
    },
  }
}

export const files = filesOver(indexedShelf)
