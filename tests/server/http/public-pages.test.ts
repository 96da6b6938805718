import { gunzipSync } from 'node:zlib'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import fc from 'fast-check'
import { fakeHouse } from './fake-house'
import { goal, monitoring, named, photoHash, record } from './sample-snapshots'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
afterAll(async () => (await build).close())

const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })
const text = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

beforeEach(() => {
  house.snapshots = [record(monitoring), record(goal)]
})

describe('the list', () => {
  it('tells the four facts of every project, its light by word, and that it is a demonstration', async () => {
    const { statusCode, body, headers } = await get('/p')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-\S+';/)
    expect(headers['cache-control']).toBe('public, max-age=60')
    for (const said of [
      '承诺 残疾儿童康复救助人数 不少于 2,150 人 等 6 项',
      '花费 512.40 / 1,180.00 万元（43.42%）',
      '完成 3 项正常，1 项提醒，1 项预警，1 项未填',
      '整改 2 项要改进',
      '演示数据',
    ]) {
      expect(text(body)).toContain(said)
    }
    expect(body).not.toContain('<script')
  })

  it('searches by a plain form, and says what it did not find and which step may help', async () => {
    const { body } = await get(`/p?q=${encodeURIComponent('残疾 火箭')}`)
    expect(text(body)).toContain('没有找到同时含有“残疾 火箭”的公开项目')
    expect(body).toContain(`href="/p?q=${encodeURIComponent('残疾')}"`)
    expect(body).toContain('value="残疾 火箭"')
    expect(text((await get(`/p?q=${encodeURIComponent('章贡')}`)).body)).toContain('残疾人康复救助')
  })

  it('goes on page by page until there is no more', async () => {
    house.snapshots = Array.from({ length: 25 }, (_, at) =>
      record(named(`项目 ${at}`, `P${at}`), {
        publishedAt: new Date(Date.UTC(2026, 8, 28 - at)).toISOString(),
      }),
    )
    const first = await get('/p')
    expect(first.body.match(/<li class="card">/g)).toHaveLength(20)
    const next = /class="btn" href="([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await get(next)
    expect(second.body.match(/<li class="card">/g)).toHaveLength(5)
    expect(second.body).not.toContain('看更早公开的')
  })

  it.each(['/p?q=a&q=b', '/p?before=yesterday', `/p?q=${'很'.repeat(3000)}`, '/p?q=%00%1b', '/p?q=%ff'])(
    'answers %.30s with a page, whatever stands in the address',
    async (url) => {
      expect((await get(url)).statusCode).toBe(200)
    },
  )
})

describe('unchanged pages are not sent again', () => {
  it.each(['/p', '/p/GZ-CL-001'])('304 for %s until something changes', async (url) => {
    const etag = String((await get(url)).headers.etag)
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/)
    for (const sent of [etag, `"other", W/${etag}`, '*']) {
      const again = await get(url, { 'if-none-match': sent })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
    house.snapshots = [record({ ...monitoring, budgetWan: '1181' })]
    const changed = await get(url, { 'if-none-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  })
})

describe('pages travel packed where the browser asks for it', () => {
  it.each`
    accepted                  | packed
    ${'gzip, deflate, br'}    | ${true}
    ${'br;q=1.0, GZIP;q=0.5'} | ${true}
    ${'gzip;q=0, identity'}   | ${false}
    ${'gzip; q=0.000'}        | ${false}
    ${'xgzip'}                | ${false}
    ${'identity'}             | ${false}
  `('$accepted: $packed', async ({ accepted, packed }) => {
    const plain = await get('/p')
    const answer = await get('/p', { 'accept-encoding': accepted })
    expect(answer.headers.vary).toBe('accept-encoding')
    expect(answer.headers['content-encoding']).toBe(packed ? 'gzip' : undefined)
    const body = packed ? gunzipSync(answer.rawPayload).toString() : answer.body
    expect(body).toBe(plain.body)
    expect(answer.headers.etag === plain.headers.etag).toBe(!packed)
    expect(answer.headers['content-type']).toBe(plain.headers['content-type'])
    const etag = String(answer.headers.etag)
    const again = await get('/p', { 'accept-encoding': accepted, 'if-none-match': etag })
    expect([again.statusCode, again.body, again.headers.vary]).toEqual([304, '', 'accept-encoding'])
  })
})

describe('names from outside', () => {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title></style><svg onload=alert(1)>',
    '&lt;b&gt;',
    '\\u003cb\\u003e',
    '<!--',
  )

  it('stay text wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 9, maxLength: 9 }), async (names) => {
        const [name = '', unit = '', district = '', demonstration = '', why = '', k = '', promised = ''] =
          names
        const item = {
          id: k,
          name: k,
          promised,
          achieved: unit,
          percent: null,
          explanation: why,
          remedy: why,
        }
        const content: SnapshotContent = {
          ...monitoring,
          project: { id: 'X', name, unit, department: district, district, years: name, demonstration },
          annualGoal: why,
          promised: [{ id: k, name: k, promised }],
          result: { asOf: unit, light: 'red', spentWan: '1', items: [{ ...item, light: 'red' }] },
          photos: [{ sha256: photoHash, itemId: k, month: '2026-07' }],
          ruleSet: name,
        }
        house.snapshots = [
          record(content),
          record(goal, { projectId: 'X', withdrawnAt: '2026-01-01T00:00:00Z', withdrawnWhy: why }),
        ]
        for (const url of ['/p', '/p/X', `/p?q=${encodeURIComponent(name)}`]) {
          const { statusCode, body } = await get(url)
          expect(statusCode).toBe(200)
          // our own markup: one style element, no scripts, no handlers, no comments
          expect(body.match(/<(script|img src=x|svg onload|!--)/g)).toBeNull()
          expect(body.match(/<\/style>/g)).toHaveLength(1)
          expect(body.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+=/)
        }
      }),
      { numRuns: 30 },
    )
  })
})
