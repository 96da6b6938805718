/** Official documents over HTTP: who gets one, of which revision, and the way back into a draft (DC2, DC5–DC8). */
import { randomUUID } from 'node:crypto'
import { valueAt, withValue } from '@domain/filings/content'
import { appRouter } from '@server/api/app-router'
import { buildServer } from '@server/http/server'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type City, openCity, type Person, password, revision } from '../support/city'
import { problemOf, type Report, reportFor } from '../support/report'

let city: City
let server: Awaited<ReturnType<typeof buildServer>>
let report: Report
const tokens = new Map<Person, string>()

beforeAll(async () => {
  city = await openCity()
  server = await buildServer({ house: city.house, router: appRouter, h5Dir: null })
  for (const username of ['author', 'colleague', 'head', 'stranger', 'county', 'administrator'] as const) {
    const { token } = await city.anybody().identity.signIn({ username, password, device: 'test' })
    tokens.set(username, token)
  }
  report = await reportFor(city, await city.as('author'))
  await (await city.as('author')).sync.push(revision(city.filingId, 0, report.content))
})
afterAll(async () => {
  await server.close()
  await city.close()
})

const asked = (url: string, person?: Person) =>
  server.inject({
    url,
    headers: person === undefined ? {} : { authorization: `Bearer ${tokens.get(person)}` },
  })

const table = (bytes: Uint8Array, person: Person, filingId = city.filingId) =>
  server.inject({
    method: 'POST',
    url: `/documents/${filingId}/table`,
    headers: {
      authorization: `Bearer ${tokens.get(person)}`,
      'content-type': 'application/octet-stream',
    },
    payload: Buffer.from(bytes),
  })

const sheetOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

/** The exported file after somebody typed in it. */
function edited(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(bytes)
  const sheet = sheetOf(bytes)
  const after = sheet.replace(from, to)
  if (after === sheet) throw new Error('nothing was edited')
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(after) })
}

it.each`
  format    | type
  ${'xlsx'} | ${'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'}
  ${'docx'} | ${'application/vnd.openxmlformats-officedocument.wordprocessingml.document'}
  ${'pdf'}  | ${'application/pdf'}
`(
  'DC2 DC5 the unit head gets the $format under its Chinese name, marked as a draft',
  async ({ format, type }) => {
    const { headers, statusCode } = await asked(`/documents/${city.filingId}.${format}`, 'head')
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store' })
    const name = decodeURIComponent(String(headers['content-disposition']).split("UTF-8''")[1] ?? '')
    expect(name).toMatch(new RegExp(`^项目支出绩效运行监控表_.*再扶助.*_2021年_草稿\\.${format}$`))
  },
)

it('DC2 holds the revision that was asked for; revision 0 is the empty table', async () => {
  const current = sheetOf((await asked(`/documents/${city.filingId}.xlsx`, 'author')).rawPayload)
  expect(current).toContain('草稿（第 1 稿，单位负责人）')
  expect(current).toMatch(/<c r="G7" [^>]*t="inlineStr"><is><t xml:space="preserve">6\.30</)
  const empty = sheetOf((await asked(`/documents/${city.filingId}.xlsx?revision=0`, 'author')).rawPayload)
  expect(empty).toContain('草稿（未上报')
  expect(empty).toMatch(/<c r="G7" s="\d+"\/>/)
  const none = await asked(`/documents/${city.filingId}.xlsx?revision=7`, 'author')
  expect([none.statusCode, none.json().problem.code]).toEqual([404, 'document.no-revision'])
})

it.each`
  who                | person             | status
  ${'nobody'}        | ${undefined}       | ${401}
  ${'another unit'}  | ${'stranger'}      | ${404}
  ${'a county'}      | ${'county'}        | ${404}
  ${'administrator'} | ${'administrator'} | ${404}
`('DC5 for $who the document looks absent, and so does its link', async ({ person, status }) => {
  const answer = await asked(`/documents/${city.filingId}.pdf`, person)
  expect(answer.statusCode).toBe(status)
  if (person === undefined) return
  const link = (await city.as(person)).review.documentLink({
    filingId: city.filingId,
    revision: null,
    format: 'pdf',
  })
  expect(await problemOf(link)).toBe('filing.not-found')
})

describe('DC6 a sealed address', () => {
  const link = async () =>
    (await city.as('head')).review.documentLink({ filingId: city.filingId, revision: null, format: 'xlsx' })

  it('fetches without a session, for some minutes', async () => {
    const { name, url } = await link()
    expect(name).toMatch(/^项目支出绩效运行监控表_.*\.xlsx$/)
    expect((await asked(url)).statusCode).toBe(200)
    city.at('2021-08-10T01:06:00.000Z')
    expect((await asked(url)).statusCode).toBe(404)
    city.at('2021-08-10T01:00:00.000Z')
  })

  it.each([
    ['another format', (url: string) => url.replace('.xlsx', '.pdf')],
    ['another filing', (url: string) => url.replace(city.filingId, city.otherFilingId)],
    ['another revision', (url: string) => url.replace('revision=1', 'revision=0')],
    ['another time', (url: string) => url.replace(/until=\d+/, 'until=9999999999')],
    ['another account', (url: string) => url.replace(/account=[^&]+/, `account=${randomUUID()}`)],
  ])('breaks for %s', async (_, change) => {
    expect((await asked(change((await link()).url))).statusCode).toBe(404)
  })

  it('reaches no further than its account does by then', async () => {
    const { url } = await link()
    await city.pool.query("update account set active = false where username = 'head'")
    expect((await asked(url)).statusCode).toBe(404)
    await city.pool.query("update account set active = true where username = 'head'")
  })
})

describe('DC7 DC8 an exported Excel', () => {
  const exported = async () => (await asked(`/documents/${city.filingId}.xlsx`, 'author')).rawPayload

  it('reads back to the same content', async () => {
    const answer = await table(await exported(), 'author')
    expect(answer.json()).toMatchObject({ revision: 1, content: report.content })
    expect(answer.json().findings.filter(({ rule }: { rule: string }) => rule === 'DC8')).toEqual([])
  })

  it('brings what was typed in it, and the checks name the cell; nothing is stored', async () => {
    const before = await city.everything()
    const answer = (await table(edited(await exported(), /(<c r="G7".*?)6\.30/, '$1六万元'), 'author')).json()
    expect(answer.content).toEqual(withValue(report.content, 'funds.spent.fiscal', '六万元'))
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ level: 'block', field: 'funds.spent.fiscal', cell: 'G7' }),
    )
    expect(await city.everything()).toBe(before)
  })

  it('takes a tick and a choice, and says what is no choice or a formula', async () => {
    const sheet = await exported()
    const [first = ''] = report.indicators
    const type = (address: string, xml: string) =>
      edited(sheet, new RegExp(`<c r="${address}" s="(\\d+)"(/>|[^>]*>.*?</c>)`), xml)
    const text = (address: string, words: string) =>
      `<c r="${address}" t="inlineStr"><is><t>${words}</t></is></c>`
    const ticked = (await table(type('H13', text('H13', '√')), 'author')).json()
    expect(valueAt(ticked.content, `indicators.${first}.aspects`)).toEqual(['fund'])
    const chosen = (await table(type('N13', text('N13', '有可能')), 'author')).json()
    expect(valueAt(chosen.content, `indicators.${first}.possibility`)).toBe('2')
    const wrong = (await table(type('N13', text('N13', '大概')), 'author')).json()
    expect(wrong.content).toEqual(report.content)
    expect(wrong.findings[0]).toMatchObject({
      rule: 'DC8',
      cell: 'N13',
      message: expect.stringContaining('“大概”不在可选的内容里'),
    })
    const formula = (await table(type('F13', '<c r="F13"><f>1+1</f><v>2</v></c>'), 'author')).json()
    expect(formula.content).toEqual(report.content)
    expect(formula.findings[0]).toMatchObject({ cell: 'F13', message: expect.stringContaining('是公式') })
  })

  it.each`
    what                           | person        | bytes                        | code
    ${'of another filing'}         | ${'author'}   | ${null}                      | ${'filing.not-found'}
    ${'that is none'}              | ${'author'}   | ${strToU8('PK')}             | ${'document.unreadable'}
    ${'beyond 5 MB'}               | ${'author'}   | ${new Uint8Array(6_000_000)} | ${'document.too-large'}
    ${'from somebody who reviews'} | ${'head'}     | ${new Uint8Array(1)}         | ${'filing.not-yours-to-report'}
    ${'from another unit'}         | ${'stranger'} | ${new Uint8Array(1)}         | ${'filing.not-found'}
  `('$what is refused, and nothing changes', async ({ bytes, code, person }) => {
    const before = await city.everything()
    const filingId = bytes === null ? city.otherFilingId : city.filingId
    const answer = await table(bytes ?? (await exported()), person, filingId)
    expect(answer.json().problem.code).toBe(code)
    expect(await city.everything()).toBe(before)
  })

  it('of another filing of the author’s is refused', async () => {
    const sheet = await exported()
    const parts = unzipSync(sheet)
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replaceAll(
      city.filingId,
      randomUUID(),
    )
    const answer = await table(zipSync({ ...parts, 'xl/workbook.xml': strToU8(book) }), 'author')
    expect(answer.json().problem.code).toBe('document.of-another')
  })
})
