import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { officialTables } from '@domain/official-tables'
import { officialDocuments } from '@server/documents/official'
import { spreadsheets } from '@server/documents/spreadsheets'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { zipSync } from 'fflate'
import { typedIn } from '../../support/edited-workbook'
import { departmentSample, type SampleDraft, selfEvaluationSample } from '../../support/official-drafts'
import { fakeHouse } from './fake-house'

const house = Object.assign(fakeHouse(), { spreadsheets })
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
afterAll(async () => (await build).close())

const text = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const post = async (fields: Record<string, string>) =>
  (await build).inject({
    method: 'POST',
    url: '/check',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const facts = readFileSync(join(__dirname, '../../fixtures/published-facts.json'), 'utf8')

it('is open to everyone, needs no script and asks no database', async () => {
  const { body, headers, statusCode } = await (await build).inject({ url: '/check' })
  expect(statusCode).toBe(200)
  expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*form-action 'self'/)
  expect(body).not.toContain('<script')
  expect(text(body)).toContain('不登录，不保存')
  expect(house.asked).toBe(0)
})

it('is linked from the public list', async () => {
  const { body } = await (await build).inject({ url: '/p' })
  expect(body).toContain('href="/check"')
})

it('CU13, CU41, CU55 shows findings beside the fields, with the arithmetic and its basis', async () => {
  const { body, headers } = await post({
    ...{
      year: '2021',
      adjusted: '1000',
      executed: '849.99',
      executionWeight: '10',
      executionScoreShown: '9',
    },
    ...{ total: '99', grade: '优' },
    ...{
      r0_l1: '产出指标',
      r0_l2: '数量指标',
      r0_l3: '培训人数',
      r0_op: '≥',
      r0_target: '20',
      r0_unit: '人',
    },
    ...{ r0_actual: '18', r0_weight: '90', r0_scoreShown: '90' },
  })
  expect(headers['cache-control']).toBe('no-store')
  for (const said of [
    '执行率得分 8.50',
    '总分 89.50',
    '等级 良',
    '执行率得分填 9，应得 8.50（849.99 ÷ 1000 × 10 = 8.50）',
    '得分填 90，应得 81.00（18 ÷ 20 × 90 = 81.00）',
    '低于 85%，不能评“优”',
    '规则 SC6，规则集 GZ2020；依据：财预〔2020〕10号 项目支出绩效评价管理办法',
  ])
    expect(text(body)).toContain(said)
  expect(body).toContain('name="r0_actual" value="18"')
  expect(body.indexOf('应得 81.00（')).toBeGreaterThan(body.indexOf('>培训人数<'))
})

it('takes rows copied from a sheet, levels carried down, and keeps them as fields', async () => {
  const { body } = await post({
    year: '2021',
    rows: '一级\t二级\t三级名称\n产出指标\t数量指标\t培训人数\t≥\t20\t18\t人\t50\t45\t5\t完成\t退训\n\t质量指标\t合格率\t≥\t90\t95\t%\t40\t40',
  })
  expect(text(body)).toContain('应得 45.00')
  expect(body).toContain('name="r1_l1" value="产出指标"')
  expect(body).toContain('name="r0_reason" value="退训"')
})

it('adds rows on request without a check, and keeps what was typed', async () => {
  const { body } = await post({ more: '1', r0_l3: '培训人数', total: '90' })
  expect(body).toContain('name="r0_l3" value="培训人数"')
  expect(body).toContain('name="r3_l3"')
  expect(body).toContain('name="total" value="90"')
  expect(body).not.toContain('必须改正')
})

it('takes JSON of many forms, or of one', async () => {
  const { body } = await post({ json: facts })
  expect(text(body)).toContain('A07')
  expect(text(body)).toContain('总分填 96，按规则集计算应是 99.80')
  const one = JSON.stringify(JSON.parse(facts).items[1])
  expect(text((await post({ json: one })).body)).toContain('99.80')
})

it.each(['{', 'null', '5', '{"a":1}', '{"items":5}', '['.repeat(5000)])(
  'says it cannot read %j',
  async (json) => {
    const { body, statusCode } = await post({ json })
    expect(statusCode).toBe(200)
    expect(text(body)).toContain('粘贴的不是自评表的 JSON')
  },
)

it('shows whatever was written as text, never as a page of its own', async () => {
  const evil = '"><script>alert(1)</script>'
  const { body } = await post({
    r0_l3: evil,
    r0_actual: evil,
    grade: evil,
    rows: `${evil}\t${evil}\t${evil}`,
  })
  expect(body).not.toContain('<script')
  const pasted = await post({ json: JSON.stringify([{ id: evil, indicators: [{ l3: evil }, 5] }, evil]) })
  expect(pasted.body).not.toContain('<script')
})

it('answers thousands of forms and rows with a page, not with a flood', async () => {
  const rows = { id: 'x', indicators: Array(300).fill({}) }
  for (const items of [Array(8000).fill(0), Array(30).fill(rows)]) {
    const { body } = await post({ json: JSON.stringify({ items, partialScoredRows: items.slice(0, 30) }) })
    expect(body.length).toBeLessThan(3_000_000)
    expect(text(body)).toContain('这里只看前 20 张')
  }
})

it('refuses more than half a megabyte with a sentence', async () => {
  const { body, statusCode } = await post({ json: 'x'.repeat(600_000) })
  expect(statusCode).toBe(413)
  expect(text(body)).toContain('一次提交的内容太大')
})

describe('CU68 a file', () => {
  const send = async (bytes: Uint8Array | string, head = 'filename="表.xlsx"') => {
    const edge = '----edge7MA4'
    const open = `--${edge}\r\nContent-Disposition: form-data; name="file"; ${head}\r\nContent-Type: application/octet-stream\r\n\r\n`
    return (await build).inject({
      method: 'POST',
      url: '/check/file',
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(open), Buffer.from(bytes), Buffer.from(`\r\n--${edge}--\r\n`)]),
    })
  }
  const exported = async (sampleOf: () => SampleDraft) => {
    const { draft, kind } = sampleOf()
    const filled = officialTables[kind]?.fill(draft)
    const layout = filled && officialTables[kind]?.layouts[filled.template]
    if (!filled || !layout) throw new Error(`no table of ${kind}`)
    const order = { format: 'xlsx', facts: {}, layout, values: { 状态: '', ...filled.values } } as const
    const made = await officialDocuments('/nowhere').make(order)
    if (!('bytes' in made)) throw new Error('not made')
    return made.bytes
  }

  it('of an exported self-evaluation is checked with its arithmetic', async () => {
    const said = text((await send(await exported(selfEvaluationSample))).body)
    expect(said).toContain('总分 93.89')
    expect(said).toContain('救助残疾儿童人数')
    expect(said).not.toContain('读不出来')
  })

  it('with a wrong score is told beside its row', async () => {
    const bytes = typedIn(await exported(selfEvaluationSample), { H16: '3' })
    expect(text((await send(bytes)).body)).toContain('得分填 3，应得 5.00')
  })

  it('of JSON is checked as if it were pasted', async () => {
    expect(text((await send(facts)).body)).toContain('总分填 96，按规则集计算应是 99.80')
  })

  it.each([
    ['nothing', '', /没有收到文件/],
    ['broken JSON', '{"items":[', /文件不是自评表/],
    ['deep JSON', '['.repeat(100_000), /文件不是自评表/],
    ['bytes that are no text', new Uint8Array([255, 254, 0, 1]), /文件不是自评表/],
    ['a cut Excel', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /不是 Excel 文件/],
    ['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(100 * 1024 ** 2) }), /展开后过大/],
    [
      'a macro',
      zipSync({ 'xl/workbook.xml': new Uint8Array(9), 'xl/vbaProject.bin': new Uint8Array(9) }),
      /文件里有宏/,
    ],
  ])('of %s ends in a sentence', async (_, bytes, sentence) => {
    const { body, statusCode } = await send(bytes)
    expect(statusCode).toBe(200)
    expect(text(body)).toMatch(sentence)
  })

  it('of another table ends in a sentence, and so does a form without a file', async () => {
    expect(text((await send(await exported(departmentSample))).body)).toContain('没有找到自评表')
    expect(text((await send('x', 'x="y"')).body)).toContain('没有收到文件')
  })

  it('beyond 5 MB is refused', async () => {
    expect((await send(new Uint8Array(6 * 1024 ** 2))).statusCode).toBe(413)
  })
})
