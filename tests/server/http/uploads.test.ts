import { createHash, randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse, filingId, officer, token } from './fake-house'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
let port = 0
beforeAll(async () => {
  port = Number(new URL(await (await build).listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => (await build).close())
beforeEach(() => {
  house.stored.clear()
  house.holdings.length = 0
})

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(50_000)])
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const address = (bytes: Uint8Array, filing = filingId) => `/uploads/${sha256(bytes)}?filing=${filing}`
const authorization = `Bearer ${token}`

const send = async (bytes: Buffer, more: { method?: 'PUT' | 'POST'; url?: string; headers?: object } = {}) =>
  (await build).inject({
    method: more.method ?? 'PUT',
    url: more.url ?? address(bytes),
    headers: { authorization, ...more.headers },
    payload: bytes,
  })

it.each([
  ['PUT', 'image/jpeg'],
  ['POST', 'application/octet-stream'],
  ['PUT', 'application/json'],
  ['POST', 'text/plain;charset=UTF-8'],
  ['POST', 'multipart/form-data; boundary=x'],
  ['PUT', undefined],
] as const)('EV1: %s takes raw bytes declared as %s', async (method, contentType) => {
  const answer = await send(photo, { method, headers: contentType ? { 'content-type': contentType } : {} })
  expect([answer.statusCode, answer.json()]).toEqual([200, { sha256: sha256(photo), size: photo.length }])
  expect(house.stored.get(sha256(photo))).toEqual(photo)
  expect(house.holdings).toEqual([{ unitId: 'u1', uploader: officer.accountId, sha256: sha256(photo) }])
})

it('EV4: the same file again gets the same answer', async () => {
  const answers = [await send(photo), await send(photo)]
  expect(answers[0]?.body).toBe(answers[1]?.body)
})

const other = Buffer.concat([photo, Buffer.from('x')])
it.each`
  what                          | bytes                          | url                                       | headers                             | status | code
  ${'no token'}                 | ${photo}                       | ${address(photo)}                         | ${{ authorization: '' }}            | ${401} | ${'identity.session-ended'}
  ${'an ended token'}           | ${photo}                       | ${address(photo)}                         | ${{ authorization: 'Bearer gone' }} | ${401} | ${'identity.session-ended'}
  ${'a filing out of scope'}    | ${photo}                       | ${address(photo, officer.accountId)}      | ${{}}                               | ${404} | ${'filing.not-found'}
  ${'no filing'}                | ${photo}                       | ${`/uploads/${sha256(photo)}`}            | ${{}}                               | ${422} | ${'request.malformed'}
  ${'two filings'}              | ${photo}                       | ${`${address(photo)}&filing=${filingId}`} | ${{}}                               | ${422} | ${'request.malformed'}
  ${'a malformed fingerprint'}  | ${photo}                       | ${`/uploads/ABC?filing=${filingId}`}      | ${{}}                               | ${422} | ${'request.malformed'}
  ${'other bytes'}              | ${other}                       | ${address(photo)}                         | ${{}}                               | ${422} | ${'evidence.hash-mismatch'}
  ${'text'}                     | ${Buffer.from('text')}         | ${address(Buffer.from('text'))}           | ${{}}                               | ${422} | ${'evidence.unsupported'}
  ${'nothing'}                  | ${Buffer.alloc(0)}             | ${address(Buffer.alloc(0))}               | ${{}}                               | ${422} | ${'evidence.unsupported'}
  ${'one byte above the limit'} | ${Buffer.alloc(100_001, 0xff)} | ${address(Buffer.alloc(100_001, 0xff))}   | ${{}}                               | ${422} | ${'evidence.too-large'}
`('refuses $what as $code, and keeps nothing', async ({ bytes, url, headers, status, code }) => {
  const answer = await send(bytes, { url, headers })
  expect(answer.statusCode).toBe(status)
  expect(answer.json().problem).toMatchObject({ code, sentence: expect.stringContaining('。') })
  expect(house.stored.size).toBe(0)
  expect(house.holdings).toEqual([])
})

it('takes a file of exactly the largest size', async () => {
  expect((await send(Buffer.alloc(100_000, 0xff))).statusCode).toBe(200)
})

/** Sends over a real connection and reads the answer only after the last byte is written, as phones do. */
function sendSlowly(bytes: Buffer, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const call = httpRequest(
      { port, method: 'PUT', path: address(bytes), headers: { 'content-type': 'image/jpeg', ...headers } },
      (answer) => {
        let body = ''
        answer
          .on('data', (chunk) => (body += chunk))
          .on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      },
    ).on('error', reject)
    const write = (at: number): void => {
      if (at >= bytes.length) return void call.end()
      call.write(bytes.subarray(at, at + 256 * 1024), () => write(at + 256 * 1024))
    }
    write(0)
  })
}

it.each`
  what                     | headers                                                         | status
  ${'with its length'}     | ${{ authorization, 'content-length': String(8 * 1024 * 1024) }} | ${422}
  ${'in chunks'}           | ${{ authorization }}                                            | ${422}
  ${'by nobody signed in'} | ${{ 'content-length': String(8 * 1024 * 1024) }}                | ${401}
`(
  'an oversize file sent $what reads its answer, and the connection is not torn',
  async ({ headers, status }) => {
    const answer = await sendSlowly(Buffer.alloc(8 * 1024 * 1024, 0xff), headers)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body).problem.sentence).toContain('。')
  },
)

it('EV4: a file whose connection breaks off leaves nothing, and the next one is taken', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `PUT ${address(photo)} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: ${photo.length}\r\n\r\n`,
      )
      socket.write(photo.subarray(0, 1000), () => setTimeout(() => socket.destroy(), 50))
    }).on('close', () => resolve())
  })
  expect(house.stored.size).toBe(0)
  expect((await send(photo)).statusCode).toBe(200)
})
