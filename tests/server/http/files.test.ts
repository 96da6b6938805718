import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse } from './fake-house'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
afterAll(async () => (await build).close())
const get = async (url: string) => (await build).inject(url)

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
      'cross-origin-resource-policy': 'cross-origin',
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
