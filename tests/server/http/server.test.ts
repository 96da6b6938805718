import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse } from './fake-house'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null, https: true })
afterAll(async () => (await build).close())
const get = async (url: string) => (await build).inject(url)

describe('health', () => {
  afterEach(() => {
    house.broken = { database: false, blobs: false }
  })

  it('is ok only while database and files answer, and tells no details', async () => {
    const well = await get('/health')
    expect([well.statusCode, well.json()]).toEqual([
      200,
      { status: 'ok', database: 'ok', files: 'ok', integrity: 'unknown' },
    ])
    house.broken = { database: true, blobs: false }
    const ill = await get('/health')
    expect([ill.statusCode, ill.json()]).toEqual([
      503,
      { status: 'failing', database: 'failing', files: 'ok', integrity: 'unknown' },
    ])
    house.broken = { database: false, blobs: true }
    expect((await get('/health')).json()).toMatchObject({ status: 'failing', files: 'failing' })
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
  const server = await buildServer({ house: broken, router: initTRPC.create().router({}), h5Dir: null })
  for (const url of ['/p/x', '/open/v1/projects/x']) {
    const { statusCode, body } = await server.inject(url)
    expect(statusCode).toBe(500)
    expect(body).toContain('服务器繁忙')
    expect(body).not.toContain('secret')
  }
  await server.close()
})
