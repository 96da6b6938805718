import { randomUUID } from 'node:crypto'
import { appRouter } from '@server/api/app-router'
import { loadConfig } from '@server/config'
import { buildServer } from '@server/http/server'
import { databaseLimits } from '@server/storage/limits'
import type { FastifyInstance } from 'fastify'
import type { City } from '../support/city'
import { openCity, password } from '../support/city'

/** Limits over HTTP (LM1, LM5, LM6): the sentence, the status, Retry-After, and whose address counts. */
let city: City
let server: FastifyInstance
beforeEach(async () => {
  city = await openCity()
  const { limits } = loadConfig({
    LIMIT_SIGN_INS_ACCOUNT: '3',
    LIMIT_SIGN_INS_ADDRESS: '5',
    LIMIT_UPLOADS_ACCOUNT: '2',
    LIMIT_OPEN_ADDRESS: '2',
  })
  const house = { ...city.house, limits: databaseLimits(city.pool, limits) }
  server = await buildServer({ house, router: appRouter, h5Dir: null, trustedProxies: ['127.0.0.1'] })
})
afterEach(async () => {
  await server.close()
  await city.close()
})

const headers = (from: string) => ({ 'x-forwarded-for': from, 'content-type': 'application/json' })
const call = (path: string, input: unknown, from: string) =>
  server.inject({
    method: 'POST',
    url: `/trpc/${path}`,
    headers: headers(from),
    payload: JSON.stringify(input),
  })
const signIn = (username: string, secret: string, from = '203.0.113.1') =>
  call('identity.signIn', { username, password: secret, device: 't' }, from)

it('LM1, LM5 an account is tried so often, from whatever address; the right password waits as well', async () => {
  for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3'])
    expect((await signIn('author', 'wrong', address)).statusCode).toBe(401)
  const refused = await signIn('author', password, '203.0.113.4')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
  const { message, data } = refused.json().error
  expect(message).toBe('这一步做得太频繁，这次没有办理，没有任何改动。本机内容都在，请 15 分钟后再试。')
  expect(data.problem).toMatchObject({ code: 'request.too-many', sentence: message })
})

it('LM1 an address tries so many accounts', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) expect((await signIn(name, 'wrong')).statusCode).toBe(401)
  expect((await signIn('f', 'wrong')).statusCode).toBe(429)
  expect((await signIn('f', 'wrong', '203.0.113.2')).statusCode).toBe(401)
})

it('LM2 an office that signs in correctly is never refused', async () => {
  for (let times = 0; times < 12; times += 1) expect((await signIn('author', password)).statusCode).toBe(200)
})

it('LM1 WeChat codes and tickets are tried so often', async () => {
  const tries = Array.from({ length: 4 }, () => ({ ticket: 'guessed', phoneCode: 'x', device: 't' }))
  const statuses: number[] = []
  for (const input of tries)
    statuses.push((await call('identity.bindByPhone', input, '203.0.113.9')).statusCode)
  expect(statuses).toEqual([422, 422, 422, 429])
})

it('LM6 nobody but a trusted proxy says where a call came from', async () => {
  await server.close()
  const { limits } = loadConfig({ LIMIT_SIGN_INS_ADDRESS: '2' })
  const house = { ...city.house, limits: databaseLimits(city.pool, limits) }
  server = await buildServer({ house, router: appRouter, h5Dir: null })
  expect((await signIn('a', 'wrong', '203.0.113.1')).statusCode).toBe(401)
  expect((await signIn('b', 'wrong', '203.0.113.2')).statusCode).toBe(401)
  expect((await signIn('c', 'wrong', '203.0.113.3')).statusCode).toBe(429)
})

it('LM1, LM5 uploads are taken so often; a refused one stores nothing', async () => {
  const { token } = await city.anybody().identity.signIn({ username: 'author', password, device: 't' })
  const photo = await city.photo('free', 7)
  const bytes = await city.house.blobs.read(photo.sha256)
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const upload = () =>
    server.inject({
      method: 'POST',
      url: '/uploads',
      headers: {
        authorization: `Bearer ${token}`,
        'upload-length': String(photo.size),
        'upload-metadata': `sha256 ${encoded(photo.sha256)},filing ${encoded(city.filingId)}`,
        'content-type': 'application/offset+octet-stream',
      },
      payload: Buffer.from(bytes ?? []),
    })
  expect((await upload()).statusCode).toBe(201)
  expect((await upload()).statusCode).toBe(201)
  const before = await city.everything()
  const refused = await upload()
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500)
  expect(refused.json().problem.sentence).toContain('10 分钟后再试')
  expect(await city.everything()).toBe(before)
})

it('LM1 open questions are answered so often', async () => {
  const ask = () => call('disclosure.project', { id: randomUUID() }, '203.0.113.1')
  const statuses: number[] = []
  for (let times = 0; times < 3; times += 1) statuses.push((await ask()).statusCode)
  expect(statuses.slice(0, 2)).not.toContain(429)
  expect(statuses[2]).toBe(429)
})

const asBrowser = {
  accept: 'text/html',
  'x-forwarded-for': '203.0.113.1',
  'content-type': 'application/x-www-form-urlencoded',
}

it.each`
  method    | url                 | payload
  ${'GET'}  | ${'/p?q=%E6%95%99'} | ${undefined}
  ${'GET'}  | ${'/p/nothing'}     | ${undefined}
  ${'POST'} | ${'/check'}         | ${'json=%5B%5D'}
  ${'POST'} | ${'/receipt'}       | ${'receipt=%7B%7D'}
`('LM1, LM5 $method $url is answered so often, then with a page that says when', async (asked) => {
  const { method, url, payload } = asked as { method: 'GET' | 'POST'; url: string; payload?: string }
  const ask = () => server.inject({ method, url, headers: asBrowser, ...(payload && { payload }) })
  expect((await ask()).statusCode).not.toBe(429)
  expect((await ask()).statusCode).not.toBe(429)
  const refused = await ask()
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.body).toContain('<h1>请稍后再试</h1>')
  expect(refused.body).toMatch(/请 (\d+ 秒|1 分钟)后再试。/)
})

it.each(['/open/v1/projects', '/open/v1/projects/nothing', '/open/v1/receipt-keys', '/open/v1/photos/none'])(
  'LM1, LM5 GET %s is answered so often, then told in JSON, to pages of other sites as well',
  async (url) => {
    const ask = () => server.inject({ url, headers: { 'x-forwarded-for': '203.0.113.1' } })
    for (let times = 0; times < 2; times += 1) expect((await ask()).statusCode).not.toBe(429)
    const refused = await ask()
    expect(refused.statusCode).toBe(429)
    expect(refused.json().problem.code).toBe('request.too-many')
    expect(refused.headers['access-control-expose-headers']).toContain('retry-after')
    const preflight = await server.inject({
      method: 'OPTIONS',
      url,
      headers: { 'x-forwarded-for': '203.0.113.1' },
    })
    expect(preflight.statusCode).toBe(204)
  },
)

it('LM1 the empty forms of /check and /receipt cost nothing', async () => {
  for (const url of ['/check', '/receipt', '/check', '/receipt'])
    expect((await server.inject({ url, headers: asBrowser })).statusCode).toBe(200)
})
