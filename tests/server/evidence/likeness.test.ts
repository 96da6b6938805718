import { hashDistance, likenessTo, type PictureTrace, traceOf } from '@domain/evidence/likeness'
import { imageWorkshop } from '@server/evidence/workshop'
import sharp, { type Sharp } from 'sharp'

/** A scene of soft shapes that no other seed draws. */
function scene(seed: number): Promise<Buffer> {
  const [width, height] = [1200, 900]
  let state = seed
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  const shapes = Array.from({ length: 14 }, () => {
    const fill = `rgb(${next(256)},${next(256)},${next(256)})`
    return next(2) === 0
      ? `<circle cx="${next(width)}" cy="${next(height)}" r="${60 + next(240)}" fill="${fill}"/>`
      : `<rect x="${next(width)}" y="${next(height)}" width="${80 + next(500)}" height="${60 + next(400)}" fill="${fill}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#8a8"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer()
}

async function trace(bytes: Uint8Array): Promise<PictureTrace> {
  const made = await imageWorkshop.make(bytes, [])
  if (!made) throw new Error('not decoded')
  return made.trace
}

/** As the look-up and the examination decide. */
const alike = (one: PictureTrace, other: PictureTrace): boolean =>
  hashDistance(one.hash, other.hash) <= 28 && likenessTo(one.detail)(other.detail) >= 0.6

describe('EV14: a picture is known again', () => {
  it.each<[string, (picture: Sharp) => Sharp]>([
    ['after strong compression', (picture) => picture.jpeg({ quality: 25 })],
    ['at half the size', (picture) => picture.resize(600)],
    ['brighter', (picture) => picture.linear(1, 30)],
    ['darker', (picture) => picture.linear(0.6, 0)],
    ['without colour', (picture) => picture.greyscale()],
    [
      'with 3 % cut off all around',
      (picture) => picture.extract({ left: 36, top: 27, width: 1128, height: 846 }),
    ],
    ['as PNG', (picture) => picture.png()],
    ['slightly out of focus', (picture) => picture.blur(3)],
  ])('%s', async (_, changed) => {
    for (const seed of [1, 2, 3]) {
      const bytes = await scene(seed)
      const other = await changed(sharp(bytes)).toBuffer()
      expect(alike(await trace(bytes), await trace(other))).toBe(true)
    }
  })

  it.each([3, 6, 8])('laid down with orientation %i, which is applied before', async (orientation) => {
    const bytes = await scene(4)
    const angle = { 3: 180, 6: 270, 8: 90 }[orientation]
    const laid = await sharp(bytes).rotate(angle).withMetadata({ orientation }).jpeg().toBuffer()
    expect(alike(await trace(bytes), await trace(laid))).toBe(true)
  })

  it('and not taken for another: none of 190 pairs of 20 scenes', async () => {
    const traces: PictureTrace[] = []
    for (let seed = 10; seed < 30; seed += 1)
      traces.push(
        await trace(
          await sharp(await scene(seed))
            .resize(400)
            .toBuffer(),
        ),
      )
    const pairs = traces.flatMap((one, index) => traces.slice(index + 1).map((other) => alike(one, other)))
    expect(pairs).toHaveLength(190)
    expect(pairs.filter(Boolean)).toEqual([])
  }, 20_000)

  it('a picture of one colour has a trace, and is like none', async () => {
    const flat = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    const { hash, detail } = await trace(flat)
    expect(hash).toBe('0'.repeat(32))
    expect(detail).toHaveLength(576)
    expect(likenessTo(detail)(detail)).toBe(0)
  })

  it('a picture thinner than the grid has a trace', () => {
    expect(traceOf({ pixels: [1, 200], width: 1, height: 2 }).hash).toMatch(/^[0-9a-f]{32}$/)
  })
})
