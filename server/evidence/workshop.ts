/**
 * Image work (EV7): one decode of the original yields the thumbnail and the watermarked copy; the public copy is
 * made apart. Nothing of the original's metadata is carried over.
 */
import { inspectFile } from '@domain/evidence/inspect-file'
import type { ImageWorkshop } from '@server/application/ports/evidence'
import sharp, { type Sharp } from 'sharp'
import { mediaTypeOf } from './media-type'
import { oneAtATime } from './one-at-a-time'
import { watermarkSvg } from './watermark'

const longestEdge = 1600
const publicEdge = 1280
const thumbnailEdge = 288
const thumbnailMaxBytes = 20 * 1024

/** A 50-megapixel phone photo passes; a picture that only claims to be larger is not unpacked. */
const mostPixels = 64_000_000

// One picture at a time on one thread, and nothing kept afterwards: the server shares a small machine.
sharp.concurrency(1)
sharp.cache(false)
const inTurn = oneAtATime()

interface Pixels {
  readonly data: Buffer
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 }
}

export const imageWorkshop: ImageWorkshop = {
  async sniff(bytes) {
    return inspectFile(bytes)
  },

  make(bytes, watermark) {
    return inTurn(async () => {
      const picture = await decoded(bytes, longestEdge)
      if (picture === null) return null
      const band = watermarkSvg(watermark, picture.raw.width, picture.raw.height)
      const copy = open(picture)
      if (band !== null) copy.composite([{ input: band, gravity: 'southwest' }])
      return { thumbnail: await thumbnailOf(picture), watermarked: await jpeg(copy, 80) }
    })
  },

  publicCopy(bytes) {
    return inTurn(async () => {
      const picture = await decoded(bytes, publicEdge)
      return picture && jpeg(open(picture), 80)
    })
  },
}

/** The upright picture within an edge, in sRGB on white; null for what no decoder can finish. */
async function decoded(bytes: Uint8Array, edge: number): Promise<Pixels | null> {
  if (mediaTypeOf(bytes) === null) return null
  try {
    // failOn 'error': a body that breaks off is damaged, an odd marker that viewers forgive is not
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
  } catch {
    return null
  }
}

function open({ data, raw }: Pixels): Sharp {
  return sharp(data, { raw })
}

async function jpeg(picture: Sharp, quality: number): Promise<Uint8Array> {
  return picture.jpeg({ quality, mozjpeg: true }).toBuffer()
}

/** At most 20 KB: a noisy picture loses quality before it loses size. */
async function thumbnailOf(picture: Pixels): Promise<Uint8Array> {
  const small = () =>
    open(picture).resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
  for (const quality of [72, 55, 40]) {
    const made = await jpeg(small(), quality)
    if (made.byteLength <= thumbnailMaxBytes) return made
  }
  return jpeg(small().resize(thumbnailEdge / 2, thumbnailEdge / 2, { fit: 'inside' }), 40)
}

/** Whether this machine can write Chinese: without a font every character is the same empty box. */
export async function writesChinese(): Promise<boolean> {
  const drawn = (character: string) =>
    sharp(watermarkSvg([character], 200, 200) ?? Buffer.alloc(0))
      .raw()
      .toBuffer()
  const [one, other] = await Promise.all([drawn('赣'), drawn('州')])
  return !one.equals(other)
}
