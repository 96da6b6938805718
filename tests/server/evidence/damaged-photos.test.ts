import { mediaTypeOf } from '@server/evidence/media-type'
import { imageWorkshop } from '@server/evidence/workshop'
import fc from 'fast-check'
import sharp from 'sharp'

/** A small file is its own sample. */
const sniff = (bytes: Uint8Array) => imageWorkshop.sniff({ size: bytes.byteLength, pieces: () => [bytes] })

const lines = ['残疾人康复救助 360700-2026-001', '2026-08-31 09:41:07']
/** The same noise in every run, so that a seed of the property below finds the same bytes again. */
const noise = (width: number, height: number) =>
  sharp(
    Uint8Array.from({ length: width * height * 3 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 13),
    { raw: { width, height, channels: 3 } },
  )
const halves = () => sharp({ create: { width: 600, height: 400, channels: 3, background: 'blue' } })

describe('EV1: the type is told by the bytes', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s is taken', async (format) => {
    expect(await sniff(await halves().toFormat(format).toBuffer())).toEqual({
      mediaType: `image/${format}`,
    })
  })

  it('a JPEG with a damaged body still is a JPEG', async () => {
    const bytes = await halves().jpeg().toBuffer()
    expect(await sniff(bytes.fill(0x55, 40))).toEqual({ mediaType: 'image/jpeg' })
  })

  it.each([
    ['text that is named .jpg', Buffer.from('这不是照片 photo.jpg')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a sound in RIFF', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['two bytes', Buffer.from([0xff, 0xd8])],
  ])('%s is not', async (_, bytes) => {
    expect(await sniff(bytes)).toHaveProperty('refusal')
    expect(await imageWorkshop.make(bytes, lines)).toBeNull()
    expect(mediaTypeOf(bytes)).toBeNull()
  })
})

describe('EV7: what cannot be decoded yields nothing, and nothing crashes', () => {
  it('a truncated JPEG', async () => {
    const bytes = await noise(800, 600).jpeg().toBuffer()
    expect(await imageWorkshop.make(bytes.subarray(0, bytes.length / 2), lines)).toBeNull()
    expect(await imageWorkshop.publicCopy(bytes.subarray(0, 300))).toBeNull()
  })

  it('a JPEG with any damage decodes in part or not at all', async () => {
    const whole = await noise(160, 120).jpeg().toBuffer()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: whole.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 50 }),
        async (at, damage) => {
          const bytes = Buffer.from(whole)
          bytes.set(damage.subarray(0, bytes.length - at), at)
          const images = await imageWorkshop.make(bytes, lines)
          if (images) expect(mediaTypeOf(images.thumbnail)).toBe('image/jpeg')
        },
      ),
      { numRuns: 40 },
    )
  })

  it('a picture that claims more pixels than any phone has is not unpacked', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(400_000)
    expect(await imageWorkshop.make(bomb, lines)).toBeNull()
    expect(await imageWorkshop.publicCopy(bomb)).toBeNull()
  })
})
