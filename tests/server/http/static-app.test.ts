import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse } from './fake-house'

const house = fakeHouse()
const router = initTRPC.create().router({})
const h5Dir = mkdtempSync(join(tmpdir(), 'h5-'))
mkdirSync(join(h5Dir, 'js'))
writeFileSync(
  join(h5Dir, 'index.html'),
  '<!doctype html><title>app</title><script>let here</script><script src="/js/app.0a1b2c3d.js"></script>',
)
writeFileSync(join(h5Dir, 'js', 'app.0a1b2c3d.js'), 'app()')
writeFileSync(join(h5Dir, 'sw.js'), 'worker()')

const build = buildServer({ house, router, h5Dir })
afterAll(async () => {
  await (await build).close()
  rmSync(h5Dir, { recursive: true })
})
const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })
const browser = { accept: 'text/html,application/xhtml+xml' }

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
