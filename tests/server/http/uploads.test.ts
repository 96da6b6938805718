import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import type { LightMyRequestResponse } from 'fastify'
import { Upload as TusUpload } from 'tus-js-client'
import { fakeHouse, filingId, officer, token } from './fake-house'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
let port = 0
beforeAll(async () => {
  port = Number(new URL(await (await build).listen({ port: 0, host: '127.0.0.1' })).port)
})
const agent = new Agent({ keepAlive: true })
afterAll(async () => {
  agent.destroy()
  await (await build).close()
})
beforeEach(() => {
  house.stored.clear()
  house.blobs.pieces.clear()
  house.uploads.rows.clear()
  house.holdings.length = 0
})

const piece = 256 * 1024
const photoOf = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(size - 3)])
const photo = photoOf(50_000)
const large = photoOf(3 * piece + 77)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const authorization = `Bearer ${token}`
const base64 = (text: string) => Buffer.from(text).toString('base64')
const metadata = (hash: string, filing = filingId) => `sha256 ${base64(hash)},filing ${base64(filing)}`

interface Sent {
  readonly hash?: string
  readonly size?: number
  readonly headers?: Record<string, string>
}

const create = async (
  body: Uint8Array,
  { hash = sha256(body), size = body.byteLength, headers = {} }: Sent = {},
) =>
  (await build).inject({
    method: 'POST',
    url: '/uploads',
    headers: {
      authorization,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(size),
      'upload-metadata': metadata(hash),
      ...headers,
    },
    payload: Buffer.from(body),
  })

const append = async (
  url: string,
  offset: number | string,
  body: Uint8Array,
  more: { method?: 'PATCH' | 'POST'; headers?: Record<string, string> } = {},
) =>
  (await build).inject({
    method: more.method ?? 'PATCH',
    url,
    headers: { authorization, 'tus-resumable': '1.0.0', 'upload-offset': String(offset), ...more.headers },
    payload: Buffer.from(body),
  })

const offsetOf = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await (await build).inject({ method: 'HEAD', url, headers: { authorization, ...headers } })
  return answer.statusCode === 200 ? Number(answer.headers['upload-offset']) : answer.statusCode
}

const begun = async (bytes = large, first = piece) => {
  const answer = await create(bytes.subarray(0, first), { hash: sha256(bytes), size: bytes.length })
  expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([201, String(first)])
  return String(answer.headers.location)
}

const nothing = { blobs: 0, pieces: 0, uploads: 0, holdings: 0 }
const kept = () => ({
  blobs: house.stored.size,
  pieces: house.blobs.pieces.size,
  uploads: house.uploads.rows.size,
  holdings: house.holdings.length,
})
const held = (bytes: Uint8Array) => [
  {
    unitId: 'u1',
    uploader: officer.accountId,
    sha256: sha256(bytes),
    size: bytes.byteLength,
    mediaType: 'image/jpeg',
  },
]
const told = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().problem.code]

describe('UP2 a file of one piece', () => {
  it.each(['image/jpeg', 'application/json', 'text/plain;charset=UTF-8', 'multipart/form-data; boundary=x'])(
    'is one request, whatever it is declared as (%s), and leaves nothing but the file',
    async (contentType) => {
      const answer = await create(photo, { headers: { 'content-type': contentType } })
      expect(answer.statusCode).toBe(201)
      expect(answer.headers).toMatchObject({
        'tus-resumable': '1.0.0',
        'upload-offset': String(photo.length),
        location: expect.stringMatching(/^\/uploads\/[0-9a-f-]{36}$/),
        'cache-control': 'no-store',
      })
      expect(house.stored.get(sha256(photo))).toEqual(photo)
      expect(house.holdings).toEqual(held(photo))
      expect(kept()).toEqual({ ...nothing, blobs: 1, holdings: 1 })
    },
  )

  it('EV4 the same file again gets the same answer', async () => {
    const answers = [await create(photo), await create(photo)]
    expect(answers.map((answer) => [answer.statusCode, answer.headers['upload-offset']])).toEqual([
      [201, '50000'],
      [201, '50000'],
    ])
  })
})

describe('UP1 a file of several pieces', () => {
  it.each(['PATCH', 'POST'] as const)('is there after its last piece (%s)', async (method) => {
    const url = await begun()
    for (let at = piece; at < large.length; at += piece) {
      expect(kept()).toMatchObject({ blobs: 0, holdings: 0 })
      const answer = await append(url, at, large.subarray(at, at + piece), {
        method,
        headers: method === 'POST' ? { 'x-http-method-override': 'PATCH' } : {},
      })
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
      expect(Number(answer.headers['upload-offset'])).toBe(Math.min(large.length, at + piece))
    }
    expect(house.stored.get(sha256(large))?.byteLength).toBe(large.length)
    expect(house.holdings).toEqual(held(large))
    expect(kept()).toMatchObject({ pieces: 0 })
    expect(await offsetOf(url)).toBe(large.length)
  })

  it('may be announced before its first byte', async () => {
    const answer = await create(new Uint8Array(), { hash: sha256(photo), size: photo.length })
    expect(answer.headers['upload-offset']).toBe('0')
    expect((await append(String(answer.headers.location), 0, photo)).statusCode).toBe(204)
    expect(house.holdings).toEqual(held(photo))
  })

  it('UP7 is taken in slices: of 4 MB in one request no more than 1 MiB lies in one piece', async () => {
    const bytes = photoOf(4_000_000)
    const url = await begun(bytes, 1000)
    const slices: number[] = []
    const { add } = house.blobs.parts
    house.blobs.parts.add = (slice) => {
      slices.push(slice.byteLength)
      return add(slice)
    }
    expect((await append(url, 1000, bytes.subarray(1000))).statusCode).toBe(204)
    house.blobs.parts.add = add
    expect(Math.max(...slices)).toBeLessThanOrEqual(1024 * 1024 + 64 * 1024)
    expect(house.holdings).toEqual(held(bytes))
  })

  it('a client that others wrote sends it, breaks and all', async () => {
    const sent = (abortAt: number | null, url: string | null) =>
      new Promise<string | null>((resolve, reject) => {
        const upload: TusUpload = new TusUpload(large, {
          endpoint: `http://127.0.0.1:${port}/uploads`,
          uploadUrl: url,
          chunkSize: piece,
          uploadDataDuringCreation: true,
          overridePatchMethod: true,
          retryDelays: null,
          headers: { authorization },
          metadata: { sha256: sha256(large), filing: filingId },
          onError: reject,
          onSuccess: () => resolve(null),
          onChunkComplete: (_, accepted) => {
            if (abortAt === null || accepted < abortAt) return
            void upload.abort()
            resolve(upload.url)
          },
        })
        upload.start()
      })
    const url = await sent(2 * piece, null)
    expect(await offsetOf(new URL(url ?? '').pathname)).toBe(2 * piece)
    expect(await sent(null, url)).toBeNull()
    expect(house.holdings).toEqual(held(large))
  })

  it('the server says what it speaks', async () => {
    const answer = await (await build).inject({ method: 'OPTIONS', url: '/uploads' })
    expect(answer.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload',
      'tus-max-size': '6000000',
    })
  })
})

/** Writes a request by hand, and breaks the connection after so many bytes of its body. */
function cut(head: string, body: Uint8Array, after: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      const fixed = `host: x\r\nauthorization: ${authorization}\r\ntus-resumable: 1.0.0\r\ncontent-length: ${body.length}`
      socket.write(`${head}\r\n${fixed}\r\n\r\n`)
      socket.write(body.subarray(0, after), () => setTimeout(() => socket.destroy(), 80))
    }).on('close', () => setTimeout(resolve, 80))
  })
}

describe('UP1 a connection that breaks in the middle of a piece', () => {
  it.each([1, 1000, 200_000])('keeps what came: %i bytes', async (came) => {
    const url = await begun()
    await cut(`PATCH ${url} HTTP/1.1\r\nupload-offset: ${piece}`, large.subarray(piece, 2 * piece), came)
    expect(await offsetOf(url)).toBe(piece + came)
    expect(kept()).toMatchObject({ blobs: 0, holdings: 0 })
    expect((await append(url, piece + came, large.subarray(piece + came))).statusCode).toBe(204)
    expect(house.holdings).toEqual(held(large))
  })

  it('of the first piece leaves nothing: nobody was told where to go on', async () => {
    const head = `POST /uploads HTTP/1.1\r\nupload-length: ${large.length}\r\nupload-metadata: ${metadata(sha256(large))}`
    await cut(head, large.subarray(0, piece), 1000)
    expect(kept()).toEqual(nothing)
    expect((await create(photo)).statusCode).toBe(201)
  })
})

describe('UP6 a piece at another offset', () => {
  it.each([0, piece - 1, piece + 1, 3 * piece])(
    'than the end (at %i) is refused, and changes nothing',
    async (at) => {
      const url = await begun()
      const before = kept()
      const answer = await append(url, at, large.subarray(at, at + 100))
      expect(told(answer)).toEqual([409, 'upload.elsewhere'])
      expect(answer.json().problem.details).toEqual({ offset: piece })
      expect([kept(), await offsetOf(url)]).toEqual([before, piece])
    },
  )

  it('sent by ten at once is taken once, and the others learn the new end', async () => {
    const url = await begun()
    const second = large.subarray(piece, 2 * piece)
    const answers = await Promise.all(Array.from({ length: 10 }, () => append(url, piece, second)))
    const statuses = answers.map((answer) => answer.statusCode).sort()
    expect(statuses).toEqual([204, ...Array.from({ length: 9 }, () => 409)])
    expect([await offsetOf(url), house.blobs.pieces.size]).toEqual([2 * piece, 2])
    await append(url, 2 * piece, large.subarray(2 * piece))
    expect(house.holdings).toEqual(held(large))
  })
})

const other = Buffer.concat([photo, Buffer.from('x')])
const malformed = [422, 'request.malformed']
describe('UP9 a beginning is refused, and keeps nothing:', () => {
  it.each<[string, Uint8Array, Sent, unknown[]]>([
    ['no token', photo, { headers: { authorization: '' } }, [401, 'identity.session-ended']],
    ['an ended token', photo, { headers: { authorization: 'Bearer gone' } }, [401, 'identity.session-ended']],
    [
      'a filing out of scope',
      photo,
      { headers: { 'upload-metadata': metadata(sha256(photo), officer.accountId) } },
      [404, 'filing.not-found'],
    ],
    ['no purpose', photo, { headers: { 'upload-metadata': `sha256 ${base64(sha256(photo))}` } }, malformed],
    [
      'two purposes',
      photo,
      { headers: { 'upload-metadata': `${metadata(sha256(photo))},project cA==` } },
      malformed,
    ],
    [
      'a filing named twice',
      photo,
      { headers: { 'upload-metadata': `${metadata(sha256(photo))},filing ${base64(filingId)}` } },
      malformed,
    ],
    ['a malformed fingerprint', photo, { hash: 'ABC' }, malformed],
    ['no length', photo, { headers: { 'upload-length': '' } }, malformed],
    ['a length in words', photo, { headers: { 'upload-length': 'many' } }, malformed],
    ['more than the length', photo, { size: 10 }, malformed],
    ['other bytes', other, { hash: sha256(photo) }, [422, 'evidence.hash-mismatch']],
    ['text', Buffer.from('text'), {}, [422, 'evidence.unsupported']],
    ['nothing', Buffer.alloc(0), {}, [422, 'evidence.empty']],
    ['one byte above the limit', photo, { size: 6_000_001 }, [413, 'evidence.too-large']],
    ['a photo above the photos’ limit', photo, { size: 4 * 1024 * 1024 + 1 }, [413, 'evidence.too-large']],
  ])('%s', async (_, bytes, sent, expected) => {
    const answer = await create(bytes, sent)
    expect(told(answer)).toEqual(expected)
    expect(answer.json().problem.sentence).toContain('。')
    expect(kept()).toEqual(nothing)
  })
})

describe('UP9 going on is refused:', () => {
  const rest = large.subarray(piece)
  it('UP3 a whole that is not what its hash says leaves nothing, and may be sent anew', async () => {
    const url = await begun()
    expect(
      told(
        await append(
          url,
          piece,
          rest.map((byte) => byte ^ 1),
        ),
      ),
    ).toEqual([422, 'evidence.hash-mismatch'])
    expect(kept()).toEqual(nothing)
    expect(await offsetOf(url)).toBe(404)
  })

  it('UP3 bytes of a type that is not taken leave nothing', async () => {
    const text = Buffer.alloc(piece + 1, 'text')
    expect(told(await append(await begun(text, piece), piece, text.subarray(piece)))).toEqual([
      422,
      'evidence.unsupported',
    ])
    expect(kept()).toEqual(nothing)
  })

  it.each<[string, string | null, string, Record<string, string>, unknown[]]>([
    ['an upload that is none', `/uploads/${randomUUID()}`, String(piece), {}, [404, 'upload.not-found']],
    ['a name that is none', '/uploads/x', String(piece), {}, [404, 'upload.not-found']],
    [
      'an ended session',
      null,
      String(piece),
      { authorization: 'Bearer gone' },
      [401, 'identity.session-ended'],
    ],
    ['no offset', null, '', {}, malformed],
    ['an offset in words', null, 'end', {}, malformed],
  ])('%s, and what is acknowledged stays', async (_, where, offset, headers, expected) => {
    const url = await begun()
    expect(told(await append(where ?? url, offset, rest, { headers }))).toEqual(expected)
    expect(await offsetOf(url)).toBe(piece)
    expect((await append(url, piece, rest)).statusCode).toBe(204)
  })

  it('more bytes than announced', async () => {
    const url = await begun()
    expect(told(await append(url, piece, Buffer.concat([rest, Buffer.from('x')])))).toEqual(malformed)
    expect(await offsetOf(url)).toBe(piece)
  })

  it('POST without the word PATCH', async () => {
    expect(told(await append(await begun(), piece, rest, { method: 'POST' }))).toEqual(malformed)
  })

  it.each([
    ['of another account', { accountId: randomUUID() }, 'upload.not-found'],
    ['of a unit that it has left', { unitId: 'u2' }, 'upload.not-found'],
    ['for a filing that is out of scope now', { for: { filingId: randomUUID() } }, 'filing.not-found'],
  ])('UP5 an upload %s is absent', async (_, change, code) => {
    const url = await begun()
    const [row] = house.uploads.rows.values()
    if (row) house.uploads.rows.set(row.id, { ...row, ...change })
    expect(told(await append(url, piece, rest))).toEqual([404, code])
    expect(await offsetOf(url)).toBe(404)
    expect(house.holdings).toEqual([])
  })

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])(
    'no space (%s) is a refusal of its own; what came before stays',
    async (code) => {
      const url = await begun()
      const { putPieces } = house.blobs
      house.blobs.putPieces = () => Promise.reject(Object.assign(new Error(code), { code }))
      expect(told(await append(url, piece, rest))).toEqual([503, 'evidence.no-space'])
      house.blobs.putPieces = putPieces
      expect(await offsetOf(url)).toBe(piece)
      expect((await append(url, piece, rest)).statusCode).toBe(204)
      expect(house.holdings).toEqual(held(large))
    },
  )
})

it('UP10 naming the hash of a file that is there gives nobody the file: all bytes must come', async () => {
  await create(photo)
  house.holdings.length = 0
  const fake = photo.map((byte, at) => (at < 3 ? byte : byte ^ 1))
  expect(told(await create(fake, { hash: sha256(photo) }))).toEqual([422, 'evidence.hash-mismatch'])
  expect(house.holdings).toEqual([])
})

/** Sends over a real connection and reads the answer only after the last byte is written, as phones do. */
function sendSlowly(bytes: Buffer, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    let answered = { status: 0, body: '' }
    const call = httpRequest(
      {
        agent,
        port,
        method: 'POST',
        path: '/uploads',
        headers: {
          'upload-metadata': metadata(sha256(bytes)),
          'upload-length': String(bytes.length),
          ...headers,
        },
      },
      (answer) => {
        answered.status = answer.statusCode ?? 0
        answer.on('data', (chunk) => (answered = { ...answered, body: answered.body + chunk }))
      },
    )
      .on('error', reject)
      .on('close', () => resolve(answered))
    const write = (at: number): void => {
      if (at >= bytes.length) return void call.end()
      call.write(bytes.subarray(at, at + piece), () => write(at + piece))
    }
    write(0)
  })
}

it.each`
  what                      | headers                                                         | status
  ${'with its length'}      | ${{ authorization, 'content-length': String(8 * 1024 * 1024) }} | ${413}
  ${'in chunks'}            | ${{ authorization }}                                            | ${413}
  ${'under a false length'} | ${{ authorization, 'upload-length': '2000000' }}                | ${422}
  ${'by nobody signed in'}  | ${{ 'content-length': String(8 * 1024 * 1024) }}                | ${401}
`(
  'an oversize file sent $what reads its answer, and the connection is not torn',
  async ({ headers, status }) => {
    const answer = await sendSlowly(Buffer.alloc(8 * 1024 * 1024, 0xff), headers)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body).problem.sentence).toContain('。')
  },
)
