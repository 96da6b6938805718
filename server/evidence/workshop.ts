/**
 * Image work (EV7, EV14): one decode of the original yields thumbnail, watermarked copy and trace; the public copy is
 * made apart. Nothing of the original's metadata is carried over.
 */
import { inspectFile } from '@domain/evidence/inspect-file'
import { inspectPieces } from '@domain/evidence/inspect-pieces'
import { traceOf } from '@domain/evidence/likeness'
import type { ImageWorkshop, Watermark } from '@server/application/ports/evidence'
import sharp, { type Sharp } from 'sharp'
import { mediaTypeOf } from './media-type'
import { readMetadata } from './metadata'
import { oneAtATime } from './one-at-a-time'
import { grayOf, layOver, type Pixels } from './pixels'
import { watermarkSvg } from './watermark'

/** A photo stands in memory whole to be looked at; a document does not (UP7). */
const wholeInMemory = 1024 * 1024

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

export const imageWorkshop: ImageWorkshop = {
  async sniff({ size, pieces }) {
    if (size > wholeInMemory) return inspectPieces(pieces, size)
    const chunks: Uint8Array[] = []
    for await (const piece of pieces()) chunks.push(piece)
    return inspectFile(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
  },

  metadata: (bytes) => readMetadata(bytes),

  make(bytes, watermark) {
    return inTurn(async () => {
      const picture = await decoded(bytes, longestEdge)
      if (picture === null) return null
      const small = await reduced(picture)
      const thumbnail = await thumbnailOf(small)
      await write(watermark, picture)
      return { thumbnail, watermarked: await quickJpeg(open(picture), 80), trace: traceOf(grayOf(small)) }
    })
  },

  publicCopy(bytes) {
    return inTurn(async () => {
      const picture = await decoded(bytes, publicEdge)
      // the public loads it from afar: smaller is worth the work
      return picture && open(picture).jpeg({ quality: 80, mozjpeg: true }).toBuffer()
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

/** Tables of its own for each picture would save an eighth of the bytes for more than twice the work. */
async function quickJpeg(picture: Sharp, quality: number): Promise<Uint8Array> {
  return picture.jpeg({ quality, optimiseCoding: false }).toBuffer()
}

async function reduced(picture: Pixels, edge = thumbnailEdge): Promise<Pixels> {
  const { data, info } = await open(picture)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
}

/** At most 20 KB: a noisy picture loses quality before it loses size. */
async function thumbnailOf(small: Pixels): Promise<Uint8Array> {
  for (const quality of [72, 55, 40]) {
    const made = await quickJpeg(open(small), quality)
    if (made.byteLength <= thumbnailMaxBytes) return made
  }
  return quickJpeg(open(await reduced(small, thumbnailEdge / 2)), 40)
}

/** Writes the lines into the picture itself; laying them over by the library would copy all of it twice more. */
async function write(watermark: Watermark, picture: Pixels): Promise<void> {
  const svg = watermarkSvg(watermark, picture.raw.width, picture.raw.height)
  if (svg === null) return
  const { data, info } = await sharp(svg).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  layOver(picture, { data, raw: { width: info.width, height: info.height, channels: 4 } })
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
