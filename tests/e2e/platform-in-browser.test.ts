/**
 * The web's platform in a real browser: what IndexedDB keeps over a reload, photos through a real picker and canvas,
 * a fix from the system. The modules are bundled by themselves, so no page is needed.
 */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Captured } from '@/platform/photos.types'
import { openChromium } from '../support/chromium'

const MODULES = ['key-value', 'files', 'photos', 'location', 'random', 'sha256-chunked', 'clock', 'preview']

let server: Server
let context: BrowserContext
let page: Page
let address: string

async function bundle(): Promise<string> {
  const platform = path.resolve('mobile/src/platform')
  const contents = MODULES.map((name) => `export * from '${platform}/${name}.ts'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'P',
    target: 'chrome80',
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(async () => {
  const script = await bundle()
  server = createServer((request, response) => {
    const isScript = request.url === '/p.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html;charset=utf-8')
    response.end(isScript ? script : '<!doctype html><title>platform</title><script src="/p.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  context = await openChromium(
    { width: 375, height: 812 },
    { permissions: ['geolocation'], geolocation: { latitude: 25.8312, longitude: 114.9336, accuracy: 18 } },
  )
  page = await context.newPage()
  await page.goto(address)
}, 60_000)

afterAll(async () => {
  await context?.close()
  server?.close()
})

/** Runs code in the page; `P` is the platform. */
const inPage = <T>(code: string) => page.evaluate<T>(`(async () => { ${code} })()`)

describe('what is kept', () => {
  it('outlives a reload: values by prefix and files byte for byte', async () => {
    const kept = await inPage<{ id: string; sha256: string }>(`
      await P.keyValue.set('draft:2', { actual: '2,108' })
      await P.keyValue.set('draft:1', { actual: '长'.repeat(500000) })
      await P.keyValue.set('other', null)
      return P.files.keep(new Blob([new Uint8Array(300000).fill(7)]), { mediaType: 'application/zip' })
    `)
    await page.reload()
    const found = await inPage<{
      keys: string[]
      draft: unknown
      size: number
      usage: unknown
      url: number
    }>(`
      const url = await P.files.url('${kept.id}')
      const size = (await (await fetch(url)).arrayBuffer()).byteLength
      P.files.release(url)
      return {
        keys: await P.keyValue.keys('draft:'),
        draft: await P.keyValue.get('draft:2'),
        size,
        usage: await P.files.usage(),
      }
    `)
    expect(found).toEqual({
      keys: ['draft:1', 'draft:2'],
      draft: { actual: '2,108' },
      size: 300_000,
      usage: { bytes: 300_000, count: 1 },
    })
    expect(kept.sha256).toBe(createHash('sha256').update(Buffer.alloc(300_000, 7)).digest('hex'))
  })

  it('says which file is absent, and removes what is there', async () => {
    const said = await inPage<string>(`
      const { id } = await P.files.keep(new Blob(['x']))
      await P.files.remove(id)
      return P.files.read(id).catch((error) => error.name + ' ' + (error.id === id))
    `)
    expect(said).toBe('FileAbsent true')
  })

  it('hashes in plain JavaScript just as the browser does', async () => {
    const same = await inPage<boolean>(`
      const bytes = crypto.getRandomValues(new Uint8Array(60000)).buffer
      const own = await crypto.subtle.digest('SHA-256', bytes)
      return (await P.sha256Chunked(bytes)) === [...new Uint8Array(own)].map((b) => b.toString(16).padStart(2, '0')).join('')
    `)
    expect(same).toBe(true)
  })
})

type Taken = Omit<Captured, 'temp'> & { size: number; base64: string }

/** Picks `files` in the browser's own chooser and says what came of it, or the refusal. */
async function take(name: string, mimeType: string, buffer: Buffer): Promise<Taken | string> {
  const chooser = page.waitForEvent('filechooser')
  const taken = inPage<Taken | string>(`
    try {
      const [photo] = await P.photos.take({ source: 'camera' })
      const bytes = new Uint8Array(await photo.temp.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return { ...photo, temp: undefined, size: bytes.length, base64: btoa(text) }
    } catch (error) { return error.message }
  `)
  await (await chooser).setFiles({ name, mimeType, buffer })
  return taken
}

/** A noisy picture, red in its upper left quarter as a person sees it; `lying` as cameras store a portrait. */
async function photo(width: number, height: number, orientation = 1): Promise<Buffer> {
  const noise = Buffer.alloc(width * height * 3)
  let seed = 1
  for (let at = 0; at < noise.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    noise[at] = 100 + ((seed >> 16) % 100)
  }
  const red = {
    create: { width: width / 2, height: height / 2, channels: 3 as const, background: '#ff0000' },
  }
  const upright = sharp(noise, { raw: { width, height, channels: 3 } }).composite([
    { input: await sharp(red).png().toBuffer(), left: 0, top: 0 },
  ])
  const drawn = await upright.png().toBuffer()
  const stored =
    orientation === 6 ? sharp(drawn).rotate(-90) : orientation === 3 ? sharp(drawn).rotate(180) : sharp(drawn)
  return stored.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
}

const corner = async (image: Buffer) => {
  const { data } = await sharp(image)
    .rotate()
    .resize(8, 8)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (data[0] ?? 0) > 200 && (data[1] ?? 255) < 60 ? 'red' : 'grey'
}

describe('a photo', () => {
  it('that is small stays byte for byte as the picker gave it', async () => {
    const original = await photo(400, 300)
    const taken = (await take('a.jpg', 'image/jpeg', original)) as Taken
    expect(Buffer.from(taken.base64, 'base64').equals(original)).toBe(true)
    expect(taken).toMatchObject({ source: 'camera', mediaType: 'image/jpeg', width: 400, height: 300 })
    expect(Math.abs(Date.parse(taken.pickedAt) - Date.now())).toBeLessThan(20_000)
  })

  it.each([1, 3, 6])(
    'that is large comes within 1600 px and 600 KB, upright, from orientation %i',
    async (orientation) => {
      const taken = (await take('b.jpg', 'image/jpeg', await photo(1500, 2400, orientation))) as Taken
      const bytes = Buffer.from(taken.base64, 'base64')
      const { width, height } = await sharp(bytes).metadata()
      expect([width, height, taken.width, taken.height]).toEqual([1000, 1600, 1000, 1600])
      expect(bytes.length).toBeLessThanOrEqual(600 * 1024)
      expect(await corner(bytes)).toBe('red')
    },
  )

  it('in PNG beyond the size becomes a JPEG', async () => {
    const png = await sharp(await photo(1200, 900))
      .png()
      .toBuffer()
    expect(await take('c.png', 'image/png', png)).toMatchObject({
      mediaType: 'image/jpeg',
      width: 1200,
      height: 900,
    })
  })

  it('in HEIC is refused with a sentence, whatever its name says', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(32)])
    expect(await take('d.jpg', 'image/jpeg', heic)).toContain('HEIC 格式')
    expect(await take('d.heic', 'image/heic', heic)).toContain('HEIC 格式')
  })

  it('that is no photo is refused; one that is damaged is kept as it is, for a person to judge', async () => {
    expect(await take('e.jpg', 'image/jpeg', Buffer.from('hello, no picture'))).toContain('不是 JPEG 或 PNG')
    const damaged = (await photo(400, 300)).subarray(0, 200)
    expect(await take('f.jpg', 'image/jpeg', damaged)).toMatchObject({ size: 200, mediaType: 'image/jpeg' })
  })

  it('not chosen is an empty list, and the next call ends one left hanging', async () => {
    const hanging = inPage<unknown[]>(`
      const first = P.photos.take({ source: 'album' })
      setTimeout(() => P.photos.take({ source: 'album' }), 50)
      return first
    `)
    expect(await hanging).toEqual([])
  })
})

describe('a fix', () => {
  it('is the system’s own, with accuracy and age, in WGS-84', async () => {
    const fix = await inPage<Record<string, unknown>>('return P.location.fix()')
    expect(fix).toMatchObject({ latitude: 25.8312, longitude: 114.9336, accuracyMeters: 18, datum: 'WGS-84' })
    expect(fix.ageMs).toBeLessThan(10_000)
  })

  it('is missing, with the reason, when it is not allowed', async () => {
    await context.clearPermissions()
    expect(await inPage('return P.location.fix()')).toEqual({ missing: 'denied' })
  })
})

it('pictures over the window turn by arrow and go by Escape', async () => {
  await inPage(`P.openPreview(['/a', '/b'], '/a')`)
  const alt = () =>
    page.evaluate(() => document.querySelector('[role=dialog] img')?.getAttribute('alt') ?? null)
  expect(await alt()).toBe('第 1 张，共 2 张')
  await page.keyboard.press('ArrowRight')
  expect(await alt()).toBe('第 2 张，共 2 张')
  await page.keyboard.press('Escape')
  expect(await alt()).toBeNull()
})
