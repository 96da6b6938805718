/** The wire: tRPC and uploads over a fetch of ours, and every kind of silence told from every kind of refusal (OB8). */
import { protocol, protocolHeader } from '@domain/sync/version'
import { createApi, isNetworkFailure, problemOf } from '../../mobile/src/api'
import type { FetchInit, FetchReply } from '../../mobile/src/platform/request.types'
import { failureOf, SendFailure } from '../../mobile/src/sync/failure'
import { transportOver } from '../../mobile/src/sync/transport'

type Answer = { status: number; text: string; headers?: Record<string, string> } | Error

interface Asked {
  readonly url: string
  readonly method: string | undefined
  readonly headers: Record<string, string>
}

function wired(answer: Answer, upload: Answer = answer) {
  const asked: Asked[] = []
  const reply = (given: Answer): FetchReply => {
    if (given instanceof Error) throw given
    return {
      ok: given.status < 300,
      status: given.status,
      text: async () => given.text,
      json: async () => JSON.parse(given.text),
    }
  }
  const api = createApi({
    base: () => 'https://zhibao.test',
    token: () => 'secret',
    fetch: async (url, init?: FetchInit) => {
      asked.push({ url: String(url), method: init?.method, headers: init?.headers as Record<string, string> })
      return reply(answer)
    },
  })
  const transport = transportOver({
    api,
    base: () => 'https://zhibao.test',
    headers: () => ({ authorization: 'Bearer secret' }),
    sender: {
      async sendBytes({ url, method, headers }) {
        asked.push({ url, method, headers })
        if (upload instanceof Error) throw upload
        return { ...upload, header: (name) => upload.headers?.[name] ?? null }
      },
    },
  })
  return { api, transport, asked }
}

const page = '<html>请先登录 Wi-Fi</html>'
const filingId = '11111111-1111-4111-8111-111111111111'
const hash = 'a'.repeat(64)
const revision = { revisionId: filingId, filingId, base: 0, content: {}, evidence: [] }
const file = { purpose: { filingId }, sha256: hash, size: 9, at: null, bytes: new ArrayBuffer(4) }

const refused = (code: string, httpStatus: number, details = {}) => ({
  status: httpStatus,
  text: JSON.stringify({
    error: {
      message: 'x',
      code: -32000,
      data: { code: 'X', httpStatus, problem: { code, sentence: '服务器的话', details } },
    },
  }),
})
const ok = (data: unknown) => ({ status: 200, text: JSON.stringify({ result: { data } }) })

it('pushing travels alone, as POST, with the token of its account', async () => {
  const { transport, asked } = wired(ok({ any: 'answer' }))
  expect(await transport.push(revision)).toEqual({ any: 'answer' })
  expect(asked).toEqual([
    {
      url: 'https://zhibao.test/trpc/sync.push',
      method: 'POST',
      headers: expect.objectContaining({ authorization: 'Bearer secret' }),
    },
  ])
})

it('SY11 every call says which agreement the app speaks', async () => {
  const { transport, asked } = wired(ok({}))
  await transport.push(revision)
  expect(asked[0]?.headers).toMatchObject({ [protocolHeader]: String(protocol.current) })
})

it('two hundred fingerprints do not go into an address', async () => {
  const { transport, asked } = wired(ok([hash]))
  expect(
    await transport.lacking(
      filingId,
      Array.from({ length: 200 }, () => hash),
    ),
  ).toEqual([hash])
  expect(asked[0]).toMatchObject({ url: 'https://zhibao.test/trpc/sync.lacking', method: 'POST' })
})

it('questions that screens ask together travel together', async () => {
  const { api, asked } = wired({
    status: 200,
    text: JSON.stringify([{ result: { data: 1 } }, { result: { data: 2 } }]),
  })
  await Promise.all([api.identity.me.query(), api.review.filing.query({ id: filingId })])
  expect(asked).toHaveLength(1)
  expect(asked[0]?.url).toContain('batch=1')
})

const tus = { 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('UP1 a file goes by tus', () => {
  it('and begins with its length, its fingerprint and what it is for', async () => {
    const headers = { ...tus, location: 'https://zhibao.test/uploads/u-1', 'upload-offset': '4' }
    const { transport, asked } = wired({ status: 201, text: '', headers })
    expect(await transport.upload(file)).toEqual({ address: '/uploads/u-1', offset: 4 })
    expect(asked[0]).toEqual({
      url: 'https://zhibao.test/uploads',
      method: 'POST',
      headers: {
        ...tus,
        authorization: 'Bearer secret',
        'content-type': 'application/offset+octet-stream',
        'upload-length': '9',
        'upload-metadata': `sha256 ${base64(hash)},filing ${base64(filingId)}`,
      },
    })
  })

  it('goes on at its address, without the PATCH that WeChat lacks', async () => {
    const { transport, asked } = wired({ status: 204, text: '', headers: { ...tus, 'upload-offset': '8' } })
    const at = { address: '/uploads/u-1', offset: 4 }
    expect(await transport.upload({ ...file, at })).toEqual({ address: '/uploads/u-1', offset: 8 })
    expect(asked[0]).toMatchObject({
      url: 'https://zhibao.test/uploads/u-1',
      method: 'POST',
      headers: { 'x-http-method-override': 'PATCH', 'upload-offset': '4' },
    })
  })

  it.each([
    ['as far as the server says', { status: 200, headers: { ...tus, 'upload-offset': '4' } }, 4],
    ['unknown there', { status: 404, headers: tus }, null],
  ])('is %s', async (_, answer, offset) => {
    const { transport, asked } = wired({ text: '', ...answer })
    expect(await transport.uploadOffset('/uploads/u-1')).toBe(offset)
    expect(asked[0]).toMatchObject({ url: 'https://zhibao.test/uploads/u-1', method: 'HEAD' })
  })

  it.each<[string, Answer]>([
    ['a page', { status: 200, text: page }],
    ['a page that is absent', { status: 404, text: page }],
    [
      'somebody else’s upload',
      { status: 201, text: '', headers: { location: '/uploads/1', 'upload-offset': '4' } },
    ],
    ['no offset', { status: 201, text: '', headers: { ...tus, location: '/uploads/1' } }],
    [
      'an address elsewhere',
      { status: 201, text: '', headers: { ...tus, location: '/login', 'upload-offset': '4' } },
    ],
  ])('and %s is no answer', async (_, answer) => {
    await expect(wired(answer).transport.upload(file)).rejects.toMatchObject({ code: 'portal' })
  })

  it.each(['a', 'ab', 'abc', '项目一', '绩效-2026'])('names may be Chinese: %s', async (projectId) => {
    const headers = { ...tus, location: '/uploads/1', 'upload-offset': '4' }
    const { transport, asked } = wired({ status: 201, text: '', headers })
    await transport.upload({ ...file, purpose: { projectId } })
    expect(asked[0]?.headers['upload-metadata']).toContain(`,project ${base64(projectId)}`)
  })
})

const abort = Object.assign(new Error('aborted'), { name: 'AbortError' })
const uploadRefused = (code: string, status: number) => ({
  status,
  text: JSON.stringify({ problem: { code, sentence: '服务器的话', details: { maxBytes: 1 } } }),
})

describe('OB8 what an answer means', () => {
  it.each<[string, Answer, string, string]>([
    ['no connection', new TypeError('network: fail'), 'silent', 'offline'],
    ['broken off', abort, 'silent', 'no-answer'],
    ['a login page', { status: 200, text: page }, 'silent', 'portal'],
    ['a login page with a status', { status: 511, text: page }, 'silent', 'portal'],
    ['JSON of somebody else', { status: 200, text: '{"login":true}' }, 'silent', 'portal'],
    ['a gateway’s page', { status: 502, text: page }, 'busy', 'busy'],
    ['an ended session', refused('identity.session-ended', 401), 'unauthenticated', 'identity.session-ended'],
    ['a busy server', refused('server.busy', 503), 'busy', 'server.busy'],
    ['too often', refused('request.too-many', 429, { wait: '2 分钟' }), 'limited', 'request.too-many'],
    ['refused content', refused('filing.refused', 422), 'refused', 'filing.refused'],
    ['a conflict', refused('revision.outdated', 409), 'conflict', 'revision.outdated'],
    ['a code of a newer server', refused('filing.brand-new', 422), 'refused', 'filing.brand-new'],
    ['a newer server’s busyness', refused('filing.wait-a-bit', 503), 'busy', 'filing.wait-a-bit'],
  ])('%s, when pushing', async (_, answer, nature, code) => {
    const failure = await wired(answer)
      .transport.push(revision)
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(SendFailure)
    expect(failure).toMatchObject({ nature, code, message: expect.stringMatching(/[\u4e00-\u9fff]/) })
  })

  it.each<[string, Answer, string, string]>([
    ['no connection', new TypeError('network: fail'), 'silent', 'offline'],
    ['a login page', { status: 200, text: page }, 'silent', 'portal'],
    ['a login page that refuses', { status: 403, text: page }, 'silent', 'portal'],
    ['a gateway’s page', { status: 504, text: page }, 'busy', 'busy'],
    ['too many', uploadRefused('request.too-many', 429), 'limited', 'request.too-many'],
    ['too large', uploadRefused('evidence.too-large', 422), 'refused', 'evidence.too-large'],
    ['damaged on the way', uploadRefused('evidence.hash-mismatch', 422), 'refused', 'evidence.hash-mismatch'],
    [
      'an ended session',
      uploadRefused('identity.session-ended', 401),
      'unauthenticated',
      'identity.session-ended',
    ],
  ])('%s, when sending a file', async (_, answer, nature, code) => {
    const failure = await wired(answer)
      .transport.upload(file)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'SendFailure', nature, code })
  })

  it('a problem carries its code, sentence and details to the screen; silence carries none', async () => {
    const problem = await wired(refused('filing.refused', 422, { findings: [1] }))
      .api.sync.push.mutate(revision)
      .catch((error: unknown) => error)
    expect(problemOf(problem)).toEqual({
      code: 'filing.refused',
      sentence: '服务器的话',
      details: { findings: [1] },
    })
    expect(isNetworkFailure(problem)).toBe(false)
    const silent = await wired(new TypeError('x'))
      .api.identity.me.query()
      .catch((error: unknown) => error)
    expect(problemOf(silent)).toBeNull()
    expect(isNetworkFailure(silent)).toBe(true)
    expect(failureOf(failureOf(silent))).toMatchObject({ code: 'offline' })
  })
})
