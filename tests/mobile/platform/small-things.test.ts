/** @jest-environment node */
/** Ids, hashes, what a file is and how it lies, time limits of a fix. */
import { createHash } from 'node:crypto'
import Taro from '@tarojs/taro'
import { AbortController } from '@/platform/abort-controller'
import { location as wechatLocation } from '@/platform/location.weapp'
import { mediaTypeOf } from '@/platform/media-type'
import { orientationOf } from '@/platform/orientation'
import { random } from '@/platform/random'
import { random as wechatRandom } from '@/platform/random.weapp'
import { requests as wechatRequests } from '@/platform/request.weapp'
import { sha256Chunked } from '@/platform/sha256-chunked'

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(
    values.flatMap((value) =>
      typeof value === 'number' ? [value] : [...value].map((it) => it.charCodeAt(0)),
    ),
  ).buffer as ArrayBuffer

const mock = (name: string) => (Taro as unknown as Record<string, jest.Mock>)[name] as jest.Mock

describe.each([
  ['web', random],
  ['WeChat', wechatRandom],
])('ids on %s', (_name, source) => {
  it('are version 4 UUIDs, all different', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => source.uuid()))
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(100)
  })
})

it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('hashes %i bytes as SHA-256 does', async (size) => {
  const data = Uint8Array.from({ length: size }, (_, at) => at % 256)
  expect(await sha256Chunked(data.buffer as ArrayBuffer)).toBe(
    createHash('sha256').update(data).digest('hex'),
  )
})

it.each`
  what                  | data                                          | type
  ${'a JPEG'}           | ${bytes(0xff, 0xd8, 0xff, 0xe1, 0)}           | ${'image/jpeg'}
  ${'a PNG'}            | ${bytes(0x89, 'PNG', 13, 10, 26, 10)}         | ${'image/png'}
  ${'an iPhone’s HEIC'} | ${bytes(0, 0, 0, 24, 'ftypheic', 0, 0, 0, 0)} | ${'image/heic'}
  ${'another HEIF'}     | ${bytes(0, 0, 0, 24, 'ftypmif1', 0, 0, 0, 0)} | ${'image/heic'}
  ${'a video'}          | ${bytes(0, 0, 0, 24, 'ftypisom', 0, 0, 0, 0)} | ${undefined}
  ${'a PDF'}            | ${bytes('%PDF-1.7')}                          | ${'application/pdf'}
  ${'nothing'}          | ${bytes()}                                    | ${undefined}
`('tells $what by its first bytes', ({ data, type }) => {
  expect(mediaTypeOf(data)).toBe(type)
})

it.each([1, 3, 6, 8])('reads EXIF orientation %i in both byte orders', (value) => {
  const header = [0xff, 0xd8, 0xff, 0xe1, 0, 34, 'Exif', 0, 0]
  const big = bytes(
    ...header,
    'MM',
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    value,
    0,
    0,
    0,
    0,
    0,
    0,
    0xff,
    0xda,
  )
  const little = bytes(
    ...header,
    'II',
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    1,
    3,
    0,
    1,
    0,
    0,
    0,
    value,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0xff,
    0xda,
  )
  expect([orientationOf(big), orientationOf(little)]).toEqual([value, value])
})

it('takes a photo without EXIF as it lies', () => {
  expect(orientationOf(bytes(0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0, 0xff, 0xda, 0, 0, 0, 0))).toBe(1)
})

describe('a fix on WeChat', () => {
  const fix = { latitude: 25.83, longitude: 114.93, accuracy: 18 }

  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => jest.useRealTimers())

  it('grows old when WeChat gives the same one again', async () => {
    mock('getLocation').mockResolvedValue(fix)
    const first = await wechatLocation.fix()
    jest.setSystemTime(1_012_000)
    const second = await wechatLocation.fix()
    expect(first).toMatchObject({ ageMs: 0, accuracyMeters: 18, datum: 'WGS-84' })
    expect(second).toMatchObject({ ageMs: 12_000, takenAt: new Date(1_000_000).toISOString() })
  })

  it('is missing, with the reason, when it is not allowed', async () => {
    mock('getLocation').mockRejectedValue({ errMsg: 'getLocation:fail auth deny' })
    expect(await wechatLocation.fix()).toEqual({ missing: 'denied' })
  })

  it('is missing after 10 s, never an old place', async () => {
    mock('getLocation').mockReturnValue(new Promise(() => {}))
    const asked = wechatLocation.fix()
    jest.advanceTimersByTime(10_000)
    expect(await asked).toEqual({ missing: 'timeout' })
  })
})

describe('requests on WeChat', () => {
  it('answer like fetch', async () => {
    mock('request').mockImplementation(({ success }) => {
      success({ statusCode: 404, data: '{"error":1}', header: {} })
      return { abort() {} }
    })
    const reply = await wechatRequests.fetchOverTaro('http://s/trpc/a', { method: 'POST', body: '{}' })
    expect([reply.ok, reply.status, await reply.json()]).toEqual([false, 404, { error: 1 }])
  })

  it('fail like fetch when no answer comes', async () => {
    mock('request').mockImplementation(({ fail }) => {
      fail({ errMsg: 'request:fail timeout' })
      return { abort() {} }
    })
    await expect(wechatRequests.fetchOverTaro('http://s/')).rejects.toThrow(TypeError)
  })

  it('stop when aborted, and tell the phone to stop too', async () => {
    const abort = jest.fn()
    mock('request').mockReturnValue({ abort })
    const controller = new AbortController()
    const asked = wechatRequests.fetchOverTaro('http://s/', {
      signal: controller.signal as unknown as AbortSignal,
    })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(abort).toHaveBeenCalledTimes(1)
  })

  it('send bytes as they are', async () => {
    mock('request').mockImplementation(({ data, method, success }) => {
      success({
        statusCode: 204,
        data: `${method} ${data.byteLength}`,
        header: { 'Upload-Offset': '524288' },
      })
      return { abort() {} }
    })
    const reply = await wechatRequests.sendBytes({
      url: 'http://s/uploads/1',
      method: 'POST',
      headers: { 'x-http-method-override': 'PATCH' },
      body: new ArrayBuffer(262_144),
    })
    expect(reply).toMatchObject({ status: 204, text: 'POST 262144' })
    expect([reply.header('upload-offset'), reply.header('location')]).toEqual(['524288', null])
    expect(mock('request')).toHaveBeenLastCalledWith(
      expect.objectContaining({ method: 'POST', header: { 'x-http-method-override': 'PATCH' } }),
    )
  })
})
