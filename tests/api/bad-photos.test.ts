/** Photos that are not as they should be (EV1, EV7, EV31): a clear refusal that stores nothing, or kept and flagged. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { inspectFile } from '@domain/evidence/inspect-file'
import { sentenceOf } from '@domain/problems/codes'
import { makeImages } from '@server/application/evidence/make-images'
import { inWgs84 } from '@server/evidence/datum'
import { imageWorkshop } from '@server/evidence/workshop'
import { imageLedger } from '@server/storage/image-ledger'
import sharp from 'sharp'
import { type City, openCity, revision } from '../support/city'
import { reportFor } from '../support/report'

let city: City
beforeEach(async () => {
  city = await openCity()
}, 30_000)
afterEach(() => city.close())

const scene = (width = 600, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } }).composite([
    { input: { create: { width: 200, height: 150, channels: 3, background: '#da5' } }, left: 90, top: 60 },
  ])
const noise = (side: number): Promise<Buffer> =>
  sharp(
    Uint8Array.from({ length: side * side * 3 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 13),
    { raw: { width: side, height: side, channels: 3 } },
  )
    .jpeg({ quality: 90 })
    .toBuffer()

async function problemOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'taken',
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code ?? String(error),
  )
}

describe('refused with a sentence, and nothing is stored', () => {
  it.each<[string, string, () => Promise<Uint8Array>]>([
    ['zero bytes', 'evidence.empty', async () => Buffer.alloc(0)],
    ['text that is named .jpg', 'evidence.unsupported', async () => Buffer.from('这不是照片')],
    ['the first two bytes of a JPEG', 'evidence.unsupported', async () => Buffer.from([0xff, 0xd8])],
    ['HEIC', 'evidence.heic', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['GIF, animated or not', 'evidence.unsupported', () => scene().gif().toBuffer()],
    [
      'more bytes than a photo may have',
      'evidence.too-large',
      async () => Buffer.concat([await noise(64), Buffer.alloc(5_000_000)]),
    ],
  ])('%s', async (_, code, bytes) => {
    const { indicators } = await reportFor(city, await city.as('author'))
    const file = await bytes()
    const before = await city.everything()
    const said = await problemOf(city.store('author', city.filingId, indicators[0] ?? '', file))
    expect(said).toBe(code)
    expect(sentenceOf(code as never)).toMatch(/没有收下|不能|没有保存|打不开/)
    expect(await city.everything()).toBe(before)
    expect(await city.house.blobs.has(createHash('sha256').update(file).digest('hex'))).toBe(false)
  })
})

/** Hands in a report with these files and lets the job work; what the reviewer then sees of each. */
async function seen(files: readonly Uint8Array[], types: readonly EvidenceRef['mediaType'][]) {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const photos: EvidenceRef[] = []
  for (const [at, file] of files.entries()) {
    const stored = await city.store('author', city.filingId, indicators[0] ?? '', file)
    photos.push({ ...stored, mediaType: types[at] ?? 'image/jpeg' })
  }
  const sent = revision(city.filingId, 0, content, photos)
  await author.sync.push(sent)
  await makeImages(city.house, imageLedger(city.pool, inWgs84), sent.revisionId)
  const view = await (await city.as('head')).review.filing({ id: city.filingId })
  for (const [at, photo] of photos.entries()) {
    // EV5: whatever it is, the original stays byte for byte
    expect(
      Buffer.from((await city.house.blobs.read(photo.sha256)) ?? []).equals(files[at] ?? Buffer.alloc(0)),
    ).toBe(true)
  }
  return photos.map(({ id }) => view.evidence.find((item) => item.id === id))
}

describe('EV7: kept as evidence', () => {
  it('and flagged, when it breaks off, is damaged, or claims more pixels than any phone has', async () => {
    const whole = await noise(400)
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const damaged = Buffer.from(whole).fill(0x55, 40)
    const shown = await seen(
      [whole.subarray(0, whole.length / 3), damaged, bomb],
      ['image/jpeg', 'image/jpeg', 'image/png'],
    )
    expect(shown.map((item) => [item?.undecodable, item?.thumbnailUrl, item?.examined])).toEqual(
      Array(3).fill([true, null, true]),
    )
  }, 30_000)

  it('and shown, when it is unusual: CMYK, 16 bits a channel, several frames, transparent', async () => {
    const frames = await sharp([await scene().png().toBuffer(), await scene().negate().png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer()
    const shown = await seen(
      [
        await scene().toColourspace('cmyk').jpeg().toBuffer(),
        await scene().toColourspace('rgb16').png().toBuffer(),
        frames,
        await sharp({ create: { width: 90, height: 60, channels: 4, background: '#0000' } })
          .png()
          .toBuffer(),
      ],
      ['image/jpeg', 'image/png', 'image/webp', 'image/png'],
    )
    expect(shown.map((item) => [item?.undecodable, item?.thumbnailUrl !== null])).toEqual(
      Array(4).fill([false, true]),
    )
  }, 30_000)
})

/** A collection of photos of many cameras, where it is at hand; the project itself carries none. */
const collection = process.env.PHOTO_COLLECTION ?? join(process.cwd(), '../shared/data/photos')
const files = existsSync(collection)
  ? readdirSync(collection).filter((name) => /\.(jpe?g|heic)$/i.test(name))
  : []

;(files.length > 0 ? describe : describe.skip)('photos of many cameras', () => {
  it.each(files.length > 0 ? files : ['none'])(
    '%s is shown upright, or refused or flagged as it should be',
    async (name) => {
      const bytes = readFileSync(join(collection, name))
      const sniffed = inspectFile(bytes)
      if (/heic$/i.test(name)) return expect(sniffed).toEqual({ refusal: 'heic' })
      expect(sniffed).toEqual({ mediaType: 'image/jpeg' })
      const made = await imageWorkshop.make(bytes, ['水印'])
      if (/corrupted/.test(name)) expect(made).toBeNull()
      else if (!/image01137/.test(name)) expect((await sharp(made?.thumbnail).metadata()).format).toBe('jpeg')
      const metadata = imageWorkshop.metadata(bytes)
      expect(JSON.stringify(metadata)).not.toMatch(/\\u0000/)
      if (/^DSCN/.test(name))
        expect(metadata).toMatchObject({
          takenAt: expect.stringMatching(/^2008-10-22T16/),
          place: { latitude: expect.closeTo(43.467, 2) },
        })
      if (/landscape|portrait/.test(name)) {
        const { width, height } = await sharp(made?.thumbnail).metadata()
        expect(width > height).toBe(/landscape/.test(name))
      }
    },
    30_000,
  )
})
