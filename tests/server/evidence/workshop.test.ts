import { randomBytes } from 'node:crypto'
import { imageWorkshop } from '@server/evidence/workshop'
import sharp, { type Sharp } from 'sharp'

const lines = ['残疾人康复救助 360700-2026-001', '2026-08-31 09:41:07', '章贡区 曾丽华 <市残联> & "辅具"']

/** Left half red, right half blue: which way is up can be told from the pixels. */
const halves = (width = 600, height = 400): Sharp =>
  sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: 'red' } }, gravity: 'west' },
  ])

const noise = (width: number, height: number): Sharp =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

async function pixel(image: Uint8Array, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
  if (green > 90) return 'other'
  return red > 180 && blue < 80 ? 'red' : blue > 180 && red < 80 ? 'blue' : 'other'
}

async function made(bytes: Uint8Array, watermark: readonly string[] = lines) {
  const images = await imageWorkshop.make(bytes, watermark)
  if (!images) throw new Error('not decoded')
  return images
}

describe('EV7: thumbnail and watermarked copy', () => {
  it('stay within 288 px and 20 KB, and 1600 px, also for the noisiest picture', async () => {
    const { thumbnail, watermarked } = await made(await noise(3000, 2000).jpeg().toBuffer())
    expect(thumbnail.byteLength).toBeLessThanOrEqual(20 * 1024)
    const small = await sharp(thumbnail).metadata()
    expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(288)
    expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(90)
    expect(await sharp(watermarked).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1067 })
  })

  it('never enlarge a small picture', async () => {
    const { thumbnail, watermarked } = await made(await halves(120, 80).png().toBuffer())
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 120, height: 80 })
    expect(await sharp(watermarked).metadata()).toMatchObject({ width: 120, height: 80 })
  })

  it.each`
    orientation | width  | height | first     | last
    ${1}        | ${600} | ${400} | ${'red'}  | ${'blue'}
    ${3}        | ${600} | ${400} | ${'blue'} | ${'red'}
    ${6}        | ${400} | ${600} | ${'red'}  | ${'blue'}
    ${8}        | ${400} | ${600} | ${'blue'} | ${'red'}
  `('stand upright for orientation $orientation', async ({ orientation, width, height, first, last }) => {
    const bytes = await halves().withMetadata({ orientation }).jpeg().toBuffer()
    const { thumbnail, watermarked } = await made(bytes, [])
    const upright = await sharp(watermarked).metadata()
    expect(upright).toMatchObject({ width, height })
    expect(upright.orientation).toBeUndefined()
    const along = (share: number): [number, number] => (width > height ? [share, 0.5] : [0.5, share])
    for (const image of [thumbnail, watermarked]) {
      expect(await pixel(image, ...along(0.1))).toBe(first)
      expect(await pixel(image, ...along(0.9))).toBe(last)
    }
  })

  it('write the lines in the lower left, and nowhere else', async () => {
    const picture = await halves(1200, 900).jpeg().toBuffer()
    const [plain, written] = await Promise.all([made(picture, []), made(picture)])
    expect(await pixel(written.watermarked, 0.03, 0.95)).toBe('other')
    for (const [x, y] of [
      [0.05, 0.1],
      [0.95, 0.95],
      [0.95, 0.1],
    ] as const) {
      expect(await pixel(written.watermarked, x, y)).toBe(await pixel(plain.watermarked, x, y))
    }
  })

  it.each([
    ['markup', ['</text><script>x</script>', ']]>', '&amp;', '<!--']],
    ['characters that XML forbids', ['a\0b\x0b\ufffe', '\ud800半个字', '\u001b[0m']],
    ['a line wider than the picture', ['很长的项目名称'.repeat(60)]],
    ['more lines than the picture is high', Array.from({ length: 200 }, (_, line) => `第 ${line} 行`)],
    ['empty lines', ['', '  ', '\n']],
  ])('take %s', async (_, watermark) => {
    const { watermarked } = await made(await halves(320, 240).jpeg().toBuffer(), watermark)
    expect(await sharp(watermarked).metadata()).toMatchObject({ width: 320, height: 240 })
  })

  it.each([
    [1, 1],
    [9, 700],
    [700, 9],
  ])('take a picture of %i × %i', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect(await sharp((await made(bytes)).watermarked).metadata()).toMatchObject({ width, height })
  })

  it.each<[string, () => Sharp]>([
    ['gray', () => halves().greyscale()],
    ['CMYK', () => halves().toColourspace('cmyk')],
    ['transparent', () => sharp({ create: { width: 60, height: 40, channels: 4, background: '#0000' } })],
    ['16 bits a channel', () => halves().toColourspace('rgb16')],
  ])('take a picture that is %s', async (name, picture) => {
    const bytes = await (name === 'gray' || name === 'CMYK' ? picture().jpeg() : picture().png()).toBuffer()
    expect(await sharp((await made(bytes)).watermarked).metadata()).toMatchObject({
      channels: 3,
      space: 'srgb',
    })
  })

  it('carry nothing of the metadata over', async () => {
    const bytes = await halves()
      .withExif({ IFD0: { Artist: 'Zeng Lihua' }, IFD3: { GPSLatitude: '25/1 50/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('Zeng Lihua')).toBe(true)
    const images = await made(bytes)
    const publicCopy = await imageWorkshop.publicCopy(bytes)
    for (const image of [images.thumbnail, images.watermarked, publicCopy ?? Buffer.alloc(0)]) {
      const { exif, xmp, icc, iptc } = await sharp(image).metadata()
      expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined])
    }
  })
})

describe('DS3: the public copy', () => {
  it('is an upright JPEG of at most 1280 px without watermark', async () => {
    const bytes = await halves(2000, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const copy = (await imageWorkshop.publicCopy(bytes)) ?? Buffer.alloc(0)
    expect(await sharp(copy).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 1280 })
    expect(await pixel(copy, 0.05, 0.97)).toBe('blue')
  })
})
