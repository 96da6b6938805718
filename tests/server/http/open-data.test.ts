import { canonicalHash } from '@domain/sync/canonical'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse } from './fake-house'
import { goal, monitoring, named, photoHash, record } from './sample-snapshots'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
afterAll(async () => (await build).close())

const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })

beforeEach(() => {
  house.snapshots = [record(monitoring), record(goal)]
  house.stored.clear()
})

it('DS7: gives every snapshot whole, so that anybody can compute its hash', async () => {
  const { statusCode, headers, body } = await get('/open/v1/projects/GZ-CL-001')
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=60',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  const { snapshots } = JSON.parse(body)
  expect(snapshots).toHaveLength(2)
  for (const snapshot of snapshots) expect(canonicalHash(snapshot.content)).toBe(snapshot.contentHash)
  expect(snapshots[0].links).toEqual({
    project: '/open/v1/projects/GZ-CL-001',
    page: '/p/GZ-CL-001',
    photos: [`/open/v1/photos/${photoHash}`, `/open/v1/photos/${photoHash}`],
  })
})

it('lists by the same words as the page, and follows its own next address to the end', async () => {
  house.snapshots = Array.from({ length: 25 }, (_, at) =>
    record(named(`道路 ${at}`, `P${at}`), {
      publishedAt: new Date(Date.UTC(2026, 8, 28 - at)).toISOString(),
    }),
  )
  const seen: string[] = []
  for (let next: string | null = `/open/v1/projects?q=${encodeURIComponent('道路')}`; next !== null; ) {
    const page: { items: { projectId: string }[]; next: string | null } = JSON.parse((await get(next)).body)
    seen.push(...page.items.map((item) => item.projectId))
    next = page.next
  }
  expect(seen).toHaveLength(25)
  expect(JSON.parse((await get('/open/v1/projects?q=zzz')).body)).toEqual({
    version: 1,
    items: [],
    next: null,
  })
})

it('DS6: of a withdrawn snapshot only when and why', async () => {
  house.snapshots = [record(monitoring, { withdrawnAt: '2026-09-10T02:00:00Z', withdrawnWhy: '口径有误' })]
  const { statusCode, body } = await get('/open/v1/projects/GZ-CL-001')
  expect(statusCode).toBe(410)
  expect(JSON.parse(body).snapshots[0]).toMatchObject({
    withdrawn: { at: '2026-09-10T02:00:00Z', why: '口径有误' },
    content: null,
    links: { photos: [] },
  })
  expect(body).not.toContain('残疾')
})

it('DS3: photos of current snapshots only, and never another file by its fingerprint', async () => {
  const secret = 'ee'.repeat(32)
  house.stored.set(photoHash, Buffer.from('public'))
  house.stored.set(secret, Buffer.from('inside'))
  const photo = await get(`/open/v1/photos/${photoHash}`)
  expect(photo.headers).toMatchObject({ 'content-type': 'image/jpeg', etag: `"${photoHash}"` })
  expect(photo.body).toBe('public')
  const again = await get(`/open/v1/photos/${photoHash}`, { 'if-none-match': `"${photoHash}"` })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  for (const hash of [secret, 'x', '..%2f', photoHash.toUpperCase()]) {
    expect((await get(`/open/v1/photos/${hash}`)).statusCode).toBe(404)
  }
  house.snapshots = [record(monitoring, { withdrawnAt: '2026-09-10T02:00:00Z' })]
  expect((await get(`/open/v1/photos/${photoHash}`)).statusCode).toBe(404)
})

it('answers 304 to whoever has it', async () => {
  const { headers } = await get('/open/v1/projects')
  const again = await get('/open/v1/projects', { 'if-none-match': String(headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(again.headers['access-control-allow-origin']).toBe('*')
})

it.each`
  url                                  | status | code
  ${'/open/v1/projects/unknown'}       | ${404} | ${'disclosure.not-found'}
  ${'/open/v1/projects/%00'}           | ${404} | ${'disclosure.not-found'}
  ${'/open/v1/projects?before=monday'} | ${422} | ${'request.malformed'}
  ${'/open/v1/projects?q=a&q=b'}       | ${422} | ${'request.malformed'}
  ${'/open/v1/projects?q=%00'}         | ${422} | ${'request.malformed'}
  ${'/open/v2/projects'}               | ${404} | ${'address.unknown'}
  ${'/open/v1/%ff'}                    | ${400} | ${'request.malformed'}
`('$url is refused as $code', async ({ url, status, code }) => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.json().problem).toMatchObject({ code, sentence: expect.stringMatching(/。$/) })
})

it('lets other sites ask beforehand', async () => {
  const answer = await (await build).inject({ method: 'OPTIONS', url: '/open/v1/projects' })
  expect(answer.statusCode).toBe(204)
  expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD')
})

it('cannot be written to', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
    expect((await (await build).inject({ method, url: '/open/v1/projects' })).statusCode).toBe(404)
  }
})
