import { deflateRawSync } from 'node:zlib'
import { exportWorkbook, templates } from '@server/application/registry/export-workbook'
import { importFile } from '@server/application/registry/import-file'
import { importWorkbook } from '@server/application/registry/import-workbook'
import published from '@server/demonstration/published-goals.json'
import { spreadsheets } from '@server/documents/spreadsheets'
import writeWorkbook from 'write-excel-file/node'
import { type City, openCity } from '../support/city'

let city: City
let district: City
beforeAll(async () => {
  city = await openCity()
  district = await openCity()
  const order = { district: '赣州市', unit: null, demonstration: false }
  await importFile(city.house, { ...order, document: { items: published } })
})
afterAll(async () => {
  await city.close()
  await district.close()
})

type Cell = string | number | object | null
const head = ['项目名称', '单位', '区划', '年度', '资金来源', '支付日期', '金额', '凭证号']
const paid = (voucher: Cell, amount: Cell, day: Cell = '2021-07-31'): Cell[] => [
  ...[projectName(), '卫健委', '赣州市', '2021', '财政拨款'],
  ...[day, amount, voucher],
]
let projectName = () => ''
beforeAll(async () => {
  const { rows } = await city.pool.query(
    'select p.name from project p join filing f on f.project_id = p.id where f.id = $1',
    [city.filingId],
  )
  projectName = () => rows[0].name
})

const book = (data: Cell[][], sheet = '支付'): Promise<Uint8Array> =>
  writeWorkbook([{ sheet, data: data as never }]).toBuffer()
const take = (bytes: Uint8Array, into = city) =>
  importWorkbook(into.house, spreadsheets, { bytes, demonstration: false })
const messages = async (bytes: Uint8Array) => (await take(bytes)).findings.map(({ message }) => message)

it('XL4 takes payments: text codes keep their zeros, days come as text, as days and as serial numbers', async () => {
  const { findings, imported } = await take(
    await book([
      head,
      paid('000123', '1.5'),
      paid('000124', 0.1 + 0.2, { value: new Date(Date.UTC(2021, 6, 30)), type: Date, format: 'yyyy-mm-dd' }),
      paid('000125', -0.3, 44407),
      paid('000126', '1', '2021年7月1日'),
    ]),
  )
  expect(findings).toEqual([])
  expect(imported.payments).toBe(4)
  const { rows } = await city.pool.query(
    "select voucher, amount_wan::float as wan, to_char(paid_on, 'MM-DD') as day from payment order by 1",
  )
  expect(rows).toEqual([
    { voucher: '000123', wan: 1.5, day: '07-31' },
    { voucher: '000124', wan: 0.3, day: '07-30' },
    { voucher: '000125', wan: -0.3, day: '07-30' },
    { voucher: '000126', wan: 1, day: '07-01' },
  ])
})

it('XL4, IM2 a finding names sheet, row and column, and the returned copy says it beside the row', async () => {
  const before = await city.everything()
  const bytes = await book([['支付明细'], head, paid('1', '1'), paid('000123', '9'), paid('3', '7,00.0,77')])
  const { findings, imported, returned } = await take(bytes)
  expect(imported.payments).toBe(0)
  expect(findings).toMatchObject([
    { message: '“支付”第 5 行“金额”：“7,00.0,77”不是金额，请填数字（万元），例如 466.67' },
  ])
  const copy = await spreadsheets.read(returned ?? new Uint8Array())
  if (!('sheets' in copy)) throw new Error(copy.refusal)
  const [, sheet] = copy.sheets
  expect(sheet?.rows.map((row) => row.at(-1)?.text)).toEqual([
    '导入结果',
    '这一行没有问题，但整份没有导入',
    '这一行没有问题，但整份没有导入',
    expect.stringMatching(/^有误：“支付”第 5 行“金额”/),
  ])
  expect(await city.everything()).toBe(before)
})

it('PY2 a voucher that stands there with another amount is a finding of its row', async () => {
  const [message] = await messages(await book([head, paid('77', '1'), paid('000123', '9')]))
  expect(message).toMatch(/^“支付”第 3 行“凭证号”：凭证号“000123”已登记为 2021-07-31 支付 1.5 万元/)
})

it.each([
  ['XL1 a wrong sheet', () => book([['姓名', '电话']], '通讯录'), /没有认出任何一张表/],
  [
    'XL2 a missing column',
    () => book([head.slice(0, 7), paid('1', '1').slice(0, 7)]),
    /第 1 行：缺少“凭证号”列/,
  ],
  ['XL2 a heading twice', () => book([[...head, '金额'], paid('1', '1')]), /“金额”：这个表头出现了两次/],
  [
    'XL3 merged headings',
    () => book([[...head.slice(0, 6), { value: '金额', columnSpan: 2 }, null, '凭证号']]),
    /表头有合并单元格/,
  ],
  [
    'XL3 a formula',
    () => book([head, paid('1', { value: '1+1', type: 'Formula' })]),
    /第 2 行“金额”：是公式/,
  ],
  ['an empty cell', () => book([head, paid('1', null)]), /第 2 行“金额”：没有填写/],
  [
    'a day that is none',
    () => book([head, paid('1', '1', '2021-02-30')]),
    /第 2 行“支付日期”：“2021-02-30”不是日期/,
  ],
  ['a code that lost digits', () => book([head, paid(1e18, '1')]), /第 2 行“凭证号”：超过 15 位/],
  ['garbage', async () => Buffer.from('no spreadsheet at all, only text'), /不是 Excel 文件/],
  ['nothing', async () => new Uint8Array(), /不是 Excel 文件/],
  [
    'XL6 an encrypted file',
    async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    /加了密码/,
  ],
  ['a file cut short', async () => (await book([head, paid('1', '1')])).subarray(0, 900), /损坏/],
  ['XL6 an oversized file', async () => Buffer.alloc(21 * 1024 * 1024, 'PK'), /超过 20 MB/],
  ['XL6 too many rows', () => book([head, ...Array.from({ length: 20_200 }, () => ['x'])]), /超过 20000 行/],
] as const)('%s ends in a clear finding', async (_, bytes, message) => {
  const before = await city.everything()
  expect((await messages(await bytes())).join('\n')).toMatch(message)
  expect(await city.everything()).toBe(before)
})

it.each([
  ['declared', 400 * 1024 * 1024],
  ['only actual', 1000],
])('XL6 a bomb is refused before it is parsed, by its %s size', async (_, declared) => {
  const bytes = bomb(declared)
  expect(bytes.length).toBeLessThan(2 * 1024 * 1024)
  expect(await spreadsheets.read(bytes)).toMatchObject({ refusal: expect.stringMatching(/过大/) })
})

/** A ZIP of one part that unpacks to 120 MB, whatever it declares. */
function bomb(declared: number): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(120 * 1024 * 1024))
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(declared, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed])
  const entry = Buffer.concat([Buffer.from('504b01020000', 'hex'), fields, Buffer.alloc(14), name])
  const end = Buffer.alloc(22)
  end.writeUInt32BE(0x504b0506, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

it('every template imports to nothing, as its only row is an example', async () => {
  for (const bytes of (await templates(spreadsheets)).values()) {
    const { findings, imported } = await take(bytes)
    expect(findings.map(({ message }) => message)).toEqual([])
    expect(Object.values(imported).every((count) => count === 0)).toBe(true)
  }
})

it.each(['=1+1', '+86', '-1', '@SUM(A1)'])(
  'a cell that begins as a formula does stays text: %s',
  async (text) => {
    const bytes = await spreadsheets.write([
      { name: 'a', columns: [{ title: 't', width: 9 }], rows: [[text]] },
    ])
    const read = await spreadsheets.read(bytes)
    expect(read).toMatchObject({ sheets: [{ rows: [[{ text: 't' }], [{ text, held: 'text' }]] }] })
    if ('sheets' in read) expect(read.sheets[0]?.formulas.size).toBe(0)
  },
)

describe('objects, budget books and 指标库', () => {
  const projectHead = ['项目名称', '单位', '区划', '开始年度', '结束年度', '评价对象', '预算类别', '项目属性']
  const libraryHead = ['一级指标', '二级指标', '三级指标', '运算符号', '计量单位', '完成值取值方式']

  it('are taken by their words; what is left empty is a continued project of the general budget', async () => {
    const { findings } = await take(
      await book(
        [
          projectHead,
          ['卫健委整体支出', '卫健委', '赣州市', '2022', '2022', '部门整体支出', '政府性基金预算', '新增'],
          ['没有写明的项目', '卫健委', '赣州市', '2022', '2022', null, null, null],
        ],
        '项目',
      ),
    )
    expect(findings).toEqual([])
    const { rows } = await city.pool.query(
      "select name, object, budget_book as book, is_new as new from project where name like '%整体支出' or name like '没有写明%' order by name",
    )
    expect(rows).toEqual([
      { name: '卫健委整体支出', object: 'department', book: '2', new: true },
      { name: '没有写明的项目', object: 'project', book: '1', new: false },
    ])
  })

  it('IM9 the same row of 指标库 again changes nothing, another content replaces it', async () => {
    const rows = (unit: string) =>
      book([libraryHead, ['产出', '数量', '培训人次', '≥', unit, '全年累计']], '指标库')
    expect((await take(await rows('人次'))).imported.library).toBe(1)
    expect((await take(await rows('人次'))).imported.library).toBe(0)
    expect((await take(await rows('人'))).imported.library).toBe(1)
    const found = (await city.house.reader.library()).filter(({ level3 }) => level3 === '培训人次')
    expect(found).toMatchObject([{ unit: '人', accumulation: 'cumulative', field: '通用', initials: 'pxrc' }])
  })

  it('are refused with the words that may stand there', async () => {
    const wrong = await book(
      [projectHead, ['项目甲', '卫健委', '赣州市', '2022', '2022', '全部支出', '第五本预算', '旧的']],
      '项目',
    )
    const told = (await messages(wrong)).join('\n')
    for (const words of ['项目支出、部门整体支出、转移支付', '一般公共预算、', '请填新增或延续'])
      expect(told).toContain(words)
    const { rows } = await city.pool.query("select 1 from project where name = '项目甲'")
    expect(rows).toEqual([])
  })
})

describe('the export', () => {
  it('XL5 imported again changes nothing', async () => {
    const bytes = await exportWorkbook(city.house, spreadsheets)
    const before = await city.everything()
    const { findings, imported } = await take(bytes)
    expect(findings.filter(({ level }) => level === 'block')).toEqual([])
    expect(imported).toMatchObject({ units: 0, users: 0, projects: 0, payments: 0, goals: 0 })
    expect(await city.everything()).toBe(before)
  })

  it('imported elsewhere is the same content', async () => {
    const bytes = await exportWorkbook(city.house, spreadsheets)
    const { findings } = await take(bytes, district)
    expect(findings.filter(({ level }) => level === 'block')).toEqual([])
    const [here, there] = [await city.house.reader.registers(), await district.house.reader.registers()]
    const sorted = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort()
    for (const list of ['units', 'users', 'projects', 'budgetLines', 'payments', 'library'] as const)
      expect(sorted(there[list])).toEqual(sorted(here[list]))
    const goals = ({ goals }: typeof here) =>
      goals
        .map(({ goal, project }) => [project, goal.annualGoal, goal.indicators] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    expect(goals(there)).toEqual(goals(here))
  })
})
