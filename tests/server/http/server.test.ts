import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@domain/problems/problem'
import type { Caller } from '@server/http/caller'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import * as z from 'zod'
import { fakeHouse, officer, token } from './fake-house'

const house = fakeHouse()
const t = initTRPC.context<Caller>().create()
const router = t.router({
  who: t.procedure.query(async ({ ctx }) => (await Promise.all([ctx.actor(), ctx.actor()]))[0]),
  echo: t.procedure.input(z.string()).mutation(({ input }) => input),
  broken: t.procedure.query(() => {
    throw new Error('secret detail')
  }),
  refused: t.procedure.query(() => {
    throw new Problem('filing.not-found')
  }),
})

const h5Dir = mkdtempSync(join(tmpdir(), 'h5-'))
mkdirSync(join(h5Dir, 'js'))
writeFileSync(
  join(h5Dir, 'index.html'),
  '<!doctype html><title>app</title><script>let here</script><script src="/js/app.0a1b2c3d.js"></script>',
)
writeFileSync(join(h5Dir, 'js', 'app.0a1b2c3d.js'), 'app()')
writeFileSync(join(h5Dir, 'sw.js'), 'worker()')

const build = buildServer({ house, router, h5Dir, https: true })
afterAll(async () => {
  await (await build).close()
  rmSync(h5Dir, { recursive: true })
})
const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })
const browser = { accept: 'text/html,application/xhtml+xml' }

describe('procedures', () => {
  it('ID4: know the caller by the bearer token, asked for once a request', async () => {
    house.asked = 0
    const answer = await get('/trpc/who,who?batch=1&input={}', { authorization: `Bearer ${token}` })
    expect(answer.json()).toEqual([{ result: { data: officer } }, { result: { data: officer } }])
    expect(house.asked).toBe(1)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([undefined, '', 'Basic abc', 'Bearer', `bearer${token}`, 'Bearer \u00e9'])(
    'ID4: take the header %j for nobody',
    async (authorization) => {
      house.asked = 0
      const answer = await get('/trpc/who', authorization === undefined ? {} : { authorization })
      expect(answer.json()).toEqual({ result: { data: null } })
      expect(house.asked).toBe(0)
    },
  )

  it('take a long address, and a query sent as POST', async () => {
    const many = Array.from({ length: 30 }, () => 'who').join(',')
    const long = encodeURIComponent(JSON.stringify({ pad: 'x'.repeat(20_000) }))
    expect((await get(`/trpc/${many}?batch=1&input=${long}`)).statusCode).toBe(200)
    const posted = await (await build).inject({
      method: 'POST',
      url: '/trpc/who',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    })
    expect(posted.statusCode).toBe(200)
  })

  it('refuse a body too large or of another type in the shape that the client reads', async () => {
    const call = async (payload: string, contentType: string) =>
      (await build).inject({
        method: 'POST',
        url: '/trpc/echo',
        headers: { 'content-type': contentType },
        payload,
      })
    const large = await call(JSON.stringify('x'.repeat(3_000_000)), 'application/json')
    expect(large.statusCode).toBe(413)
    expect(large.json().error).toMatchObject({
      message: expect.stringContaining('太大'),
      data: { httpStatus: 413, problem: { code: 'request.too-large' } },
    })
    expect((await call('x', 'application/xml')).json().error.data.problem.code).toBe('request.malformed')
  })

  it('answer an unknown one as an error of their own, never with the app', async () => {
    const answer = await get('/trpc/nothing', browser)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error.data.code).toBe('NOT_FOUND')
  })
})

describe('EV8: signed files', () => {
  const sha256 = 'ab'.repeat(32)
  beforeAll(() => house.stored.set(sha256, Buffer.from('bytes')))

  it('come with their type, for the signed time only', async () => {
    const { statusCode, body, headers } = await get(house.links.sign(sha256, 'image/png'))
    expect([statusCode, body]).toEqual([200, 'bytes'])
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300, immutable',
      'referrer-policy': 'no-referrer',
    })
  })

  it.each([
    `/files/${sha256}`,
    `/files/${sha256}?type=image/png&until=1788393900&sig=bad`,
    `/files/${sha256}?type=image/png&type=b&until=1&sig=ok`,
    `/files/${'cd'.repeat(32)}?type=image/png&until=1788393900&sig=ok`,
    '/files/..%2f..%2fpasswd?type=a&until=1&sig=ok',
  ])('%.60s looks absent', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().problem.code).toBe('evidence.not-found')
  })
})

describe('health', () => {
  afterEach(() => {
    house.broken = { database: false, blobs: false }
  })

  it('is ok only while database and files answer, and tells no details', async () => {
    const well = await get('/health')
    expect([well.statusCode, well.json()]).toEqual([200, { status: 'ok', database: 'ok', files: 'ok' }])
    house.broken = { database: true, blobs: false }
    const ill = await get('/health')
    expect([ill.statusCode, ill.json()]).toEqual([
      503,
      { status: 'failing', database: 'failing', files: 'ok' },
    ])
    house.broken = { database: false, blobs: true }
    expect((await get('/health')).json()).toMatchObject({ status: 'failing', files: 'failing' })
  })
})

describe('the web app', () => {
  it.each(['/', '/pages/todo/index', '/pages/owner/report/index?id=1'])('starts at %s', async (url) => {
    const { statusCode, body, headers } = await get(url, browser)
    expect([statusCode, body.includes('<title>app')]).toEqual([200, true])
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-\S+';/)
  })

  it('keeps hashed files for a year and asks again for the rest', async () => {
    const hashed = await get('/js/app.0a1b2c3d.js')
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers['content-type']).toContain('javascript')
    expect((await get('/sw.js')).headers['cache-control']).toBe('no-cache')
    expect((await get('/index.html')).headers['cache-control']).toBe('no-cache')
  })

  it.each([
    '/js/gone.0a1b2c3d.js',
    '/pages/app.js',
    '/uploads/x',
    '/health/x',
    '/files',
    '/open',
    '/trpc',
    '/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
  ])('does not stand in for %s', async (url) => {
    const answer = await get(url, browser)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('没有这个网址')
    expect((await get(url)).json().problem.code).toBe('address.unknown')
  })

  it('leaves the start to the public pages where it was not built', async () => {
    const bare = await buildServer({ house, router, h5Dir: join(h5Dir, 'none') })
    const answer = await bare.inject('/')
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/p'])
    await bare.close()
  })
})

it('every answer carries the protective headers', async () => {
  for (const url of ['/', '/p', '/health', '/open/v1/projects', '/trpc/who', '/nothing', '/p/%ff']) {
    const { headers } = await get(url)
    expect([url, headers]).toEqual([
      url,
      expect.objectContaining({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'strict-transport-security': 'max-age=31536000',
      }),
    ])
  }
})

it('an accident is told in Chinese, without its detail', async () => {
  const broken = {
    ...house,
    reader: { ...house.reader, published: () => Promise.reject(new Error('secret detail')) },
  }
  const server = await buildServer({ house: broken, router, h5Dir: null })
  for (const url of ['/p/x', '/open/v1/projects/x']) {
    const { statusCode, body } = await server.inject(url)
    expect(statusCode).toBe(500)
    expect(body).toContain('服务器繁忙')
    expect(body).not.toContain('secret')
  }
  await server.close()
})
