/** Official tables as files: what stands where, templates of a bureau, and the way back (DC1–DC4, DC7, DC9). */
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  entriesOf,
  type FilledTable,
  isList,
  type Layout,
  type Values,
} from '@domain/documents/official-table'
import { knownOf } from '@domain/documents/placeholders'
import { readEntry } from '@domain/documents/read-entry'
import { leaves, valueAt, withValue } from '@domain/filings/content'
import { filingKinds } from '@domain/kinds'
import { officialTables } from '@domain/official-tables'
import type { DocumentFormat } from '@server/application/ports/official-documents'
import { officialDocuments } from '@server/documents/official'
import { layoutDocument } from '@server/documents/official/layout-document'
import { layoutWorkbook } from '@server/documents/official/layout-workbook'
import { spreadsheets } from '@server/documents/spreadsheets'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  declarationSample,
  departmentSample,
  monitoringSample,
  type SampleDraft,
  selfEvaluationSample,
} from '../../support/official-drafts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibao-templates-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const plain = officialDocuments('/nowhere')

function tableOf({ draft, kind }: SampleDraft): FilledTable & { layout: Layout } {
  const table = officialTables[kind]
  const filled = table?.fill(draft)
  const layout = filled && table?.layouts[filled.template]
  if (!filled || !layout) throw new Error(`no table of ${kind}`)
  return { ...filled, layout }
}

async function made(
  sample: SampleDraft,
  format: DocumentFormat,
  { documents = plain, values = {} as Values } = {},
): Promise<Uint8Array> {
  const table = tableOf(sample)
  const facts = { filing: 'f1', revision: '2' }
  const order = {
    format,
    facts,
    layout: table.layout,
    values: { 状态: '　草稿', ...table.values, ...values },
  }
  const answer = await documents.make(order)
  if (!('bytes' in answer)) throw new Error(JSON.stringify(answer))
  return answer.bytes
}

async function cellsOf(bytes: Uint8Array) {
  const read = await spreadsheets.read(bytes)
  if ('refusal' in read) throw new Error(read.refusal)
  const [sheet] = read.sheets
  if (!sheet) throw new Error('no sheet')
  return sheet.rows.map((row) => row.map((cell) => cell?.text ?? ''))
}

const partOf = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())
const mergesOf = (bytes: Uint8Array): string[] =>
  [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<mergeCell ref="([^"]+)"/g)].map(
    ([, ref = '']) => ref,
  )

describe('DC1 the Excel of a self-evaluation', () => {
  it('has the rows and merged cells of the official table', async () => {
    const bytes = await made(selfEvaluationSample(), 'xlsx')
    const cells = await cellsOf(bytes)
    expect(cells[0]?.[0]).toBe('项目支出绩效自评表')
    expect(cells[1]?.[0]).toBe('（2021年度）　草稿')
    expect(cells[4]?.slice(3)).toEqual([
      '年初预算数',
      '全年预算数（A）',
      '全年执行数（B）',
      '分值',
      '执行率（B/A）',
      '得分',
    ])
    expect(cells[5]).toEqual([
      '',
      '年度资金总额',
      '',
      '2,470.50',
      '2,650.50',
      '2,014.87',
      '10',
      '76.02%',
      '7.60',
    ])
    expect(cells[12]?.slice(1, 8)).toEqual([
      '产出指标',
      '数量指标',
      '救助残疾儿童人数',
      '≥ 2,150 人',
      '2208',
      '15',
      '15.00',
    ])
    expect(cells[20]?.slice(6)).toEqual(['100', '93.89', expect.stringContaining('评价等级：良。')])
    expect(mergesOf(bytes)).toEqual([
      ...[
        'A1:I1',
        'A2:I2',
        'A3:B3',
        'C3:I3',
        'A4:B4',
        'C4:E4',
        'G4:I4',
        'A5:A9',
        'B5:C5',
        'B6:C6',
        'B7:C7',
        'B8:C8',
        'B9:C9',
      ],
      ...['A10:A11', 'B10:E10', 'F10:I10', 'B11:E11', 'F11:I11'],
      // eight indicators: the heading reaches over them, what stands below has moved down
      ...['A12:A20', 'A21:F21', 'A22:C22', 'D22:I22', 'A23:C23', 'D23:I23', 'A24:C24', 'D24:I24', 'A25:I25'],
      // equal levels are one cell
      ...['B13:B17', 'B18:B19', 'C13:C14'],
    ])
  })

  it('DC9 holds nothing but text, whatever was typed', async () => {
    const values = { 项目名称: '=1+1', 存在问题: '<b>&"\u0001换\n行' }
    const bytes = await made(selfEvaluationSample(), 'xlsx', { values })
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[\s>]|<v>/)
    const cells = await cellsOf(bytes)
    expect(cells[2]?.[2]).toBe('=1+1')
    expect(cells[22]?.[3]).toBe('<b>&"换\n行')
  })

  it('DC3 keeps one empty row where a list has no entry', async () => {
    const bytes = await made(selfEvaluationSample(), 'xlsx', { values: { 指标: [] } })
    expect((await cellsOf(bytes))[12]?.slice(1)).toEqual(['', '', '', '', '', '', '', ''])
    expect(mergesOf(bytes)).toContain('A12:A13')
  })
})

it('DC1 the Word has the same cells, equal levels merged, on A4 with the margins of GB/T 9704', async () => {
  const xml = partOf(await made(selfEvaluationSample(), 'docx'), 'word/document.xml')
  expect(xml).toContain('w:w="16838" w:h="11906" w:orient="landscape"')
  expect(xml).toContain('w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"')
  expect([...xml.matchAll(/<w:tr>/g)]).toHaveLength(22)
  const texts = [...xml.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text)
  expect(texts).toEqual(
    expect.arrayContaining(['年度资金总额', '2,014.87', '救助残疾儿童人数', '93.89', '填报人：']),
  )
  expect(texts.filter((text) => text === '产出指标')).toHaveLength(1)
  expect(texts.join('')).not.toMatch(/[{}\uE000]/)
})

it('DC1 the PDF embeds the letters that it uses, on as many pages as it takes', async () => {
  const bytes = Buffer.from(await made(selfEvaluationSample(), 'pdf'))
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  expect(bytes.toString('latin1')).toMatch(/\/FontFile[23]/)
})

describe('DC3 DC4 a template of the bureau', () => {
  const { layout } = tableOf(selfEvaluationSample())
  const documents = () => officialDocuments(folder)
  let put = 0
  async function replaceBy(bytes: Uint8Array, kind: 'xlsx' | 'docx' = 'xlsx'): Promise<void> {
    const path = join(folder, `${layout.title}.${kind}`)
    await writeFile(path, bytes)
    put += 1
    await utimes(path, put, put)
  }
  const changed = (kind: 'xlsx' | 'docx', from: string | RegExp, to: string): Uint8Array => {
    const parts = unzipSync(kind === 'xlsx' ? layoutWorkbook(layout) : layoutDocument(layout))
    const name = kind === 'xlsx' ? 'xl/worksheets/sheet1.xml' : 'word/document.xml'
    return zipSync({
      ...parts,
      [name]: strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to)),
    })
  }
  const findingsOf = async (bytes: Uint8Array, kind: 'xlsx' | 'docx' = 'xlsx') => {
    await replaceBy(bytes, kind)
    const { values } = tableOf(selfEvaluationSample())
    const answer = await documents().make({ format: kind, facts: {}, layout, values })
    return 'findings' in answer ? answer.findings : []
  }
  afterEach(() =>
    Promise.all(['xlsx', 'docx'].map((kind) => rm(join(folder, `${layout.title}.${kind}`), { force: true }))),
  )

  it('takes the layout’s place, and is read again when it changes', async () => {
    const shelf = documents()
    await replaceBy(changed('xlsx', '总分<', '自评总分<'))
    expect((await cellsOf(await made(selfEvaluationSample(), 'xlsx', { documents: shelf })))[20]?.[0]).toBe(
      '自评总分',
    )
    await replaceBy(changed('xlsx', '总分<', '合计得分<'))
    expect((await cellsOf(await made(selfEvaluationSample(), 'xlsx', { documents: shelf })))[20]?.[0]).toBe(
      '合计得分',
    )
  })

  it.each`
    kind      | from                 | to                 | finding
    ${'xlsx'} | ${'{项目名称}'}      | ${'{项目名}'}      | ${/^C3：没有名为“项目名”的占位符，可用：.*项目名称/}
    ${'xlsx'} | ${'{三级指标}'}      | ${'{总分值呀}'}    | ${/^D13：没有名为“总分值呀”的占位符，可用：.*三级指标/}
    ${'xlsx'} | ${'{/指标}'}         | ${''}              | ${/循环“指标”没有结束，请补上“{\/指标}”/}
    ${'xlsx'} | ${'{#指标}'}         | ${''}              | ${/“{\/指标}”没有对应的“{#指标}”/}
    ${'xlsx'} | ${'{#指标}'}         | ${'{#指标们}'}     | ${/没有名为“指标们”的列表，可用：指标/}
    ${'xlsx'} | ${'{一级指标|合并}'} | ${'{一级指标|并}'} | ${/“\|并”不认识/}
    ${'xlsx'} | ${'{项目名称}'}      | ${'{项目名称'}     | ${/花括号没有成对/}
    ${'xlsx'} | ${/\{[^{}]*\}/g}     | ${''}              | ${/模板里没有占位符/}
    ${'docx'} | ${'{项目名称}'}      | ${'{项目名}'}      | ${/没有名为“项目名”的占位符/}
    ${'docx'} | ${'{/指标}'}         | ${''}              | ${/循环“指标”没有结束/}
  `('DC4 $kind with $to for $from: a finding', async ({ finding, from, kind, to }) => {
    expect(await findingsOf(changed(kind, from, to), kind)).toEqual(
      expect.arrayContaining([expect.stringMatching(finding)]),
    )
  })

  it.each`
    what             | bytes                                                                                            | finding
    ${'no zip'}      | ${strToU8('表格')}                                                                               | ${/不是 Excel 文件/}
    ${'a cut file'}  | ${layoutWorkbook(layout).subarray(0, 900)}                                                       | ${/已损坏/}
    ${'a Word file'} | ${layoutDocument(layout)}                                                                        | ${/不是 Excel 文件/}
    ${'a bomb'}      | ${zipSync({ 'xl/workbook.xml': new Uint8Array(100 * 1024 ** 2) })}                               | ${/展开后过大/}
    ${'a formula'}   | ${changed('xlsx', /<c r="A3" s="3" t="inlineStr">.*?<\/c>/, '<c r="A3"><f>1+1</f><v>2</v></c>')} | ${/A3 是公式/}
    ${'a DOCTYPE'}   | ${changed('xlsx', '<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')}                     | ${/DOCTYPE/}
  `('DC4 $what is a finding, and nothing is made', async ({ bytes, finding }) => {
    expect(await findingsOf(bytes)).toEqual([expect.stringMatching(finding)])
  })
})

/** Fields that no official table has: they stay as in the revision that the table was made from. */
const inNoCell = /\.(lowTarget|position)$/

describe.each([
  ['a self-evaluation', selfEvaluationSample],
  ['a monitoring report', monitoringSample],
  ['a goal declaration', declarationSample],
  ['a department’s evaluation', departmentSample],
])('of %s', (_, sampleOf) => {
  it('DC1 every placeholder of the layout has its value', () => {
    const { layout, values } = tableOf(sampleOf())
    const given: Values = { 状态: '', 制表日期: '', 填报件编号: '', ...values }
    for (const [loop, names] of knownOf(layout)) {
      const list = loop === '' ? null : given[loop]
      const rows = list === null ? [given] : list && isList(list) ? list : []
      for (const row of rows)
        for (const name of names) expect({ [name]: name in row || name in given }).toEqual({ [name]: true })
    }
  })

  it('DC7 the Excel alone tells all that was filled in', async () => {
    const sample = sampleOf()
    const entries = entriesOf(tableOf(sample).values)
    const read = await plain.read(await made(sample, 'xlsx'))
    if ('refusal' in read) throw new Error(read.refusal)
    let content: unknown = {}
    for (const { key, text } of read.cells) {
      const entry = entries.get(key)
      if (entry?.path === undefined) throw new Error(`no field ${key}`)
      const value = readEntry({ ...entry, text: '\u0000' }, text, valueAt(content, entry.path))
      if ('problem' in value) throw new Error(value.problem)
      if (value.changed) content = withValue(content, entry.path, value.value)
    }
    const known = new Map(leaves(content))
    for (const [path, value] of leaves(sample.draft.content)) {
      const emptyOne = value === null || value === '' || (Array.isArray(value) && value.length === 0)
      if (!emptyOne && !inNoCell.test(path)) expect({ [path]: known.get(path) }).toEqual({ [path]: value })
    }
  })
})

it('DC1 a table is registered of exactly the kinds that say so', () => {
  const saying = Object.values(filingKinds).filter(({ hasOfficialTable }) => hasOfficialTable)
  expect(saying.map(({ kind }) => kind).sort()).toEqual(Object.keys(officialTables).sort())
})

it('DC3 no two tables have one name', () => {
  const titles = new Map<string, Layout>()
  for (const { layouts } of Object.values(officialTables))
    for (const layout of Object.values(layouts)) {
      expect(titles.get(layout.title) ?? layout).toBe(layout)
      titles.set(layout.title, layout)
    }
  expect(titles.size).toBe(8)
})

describe('DC7 the way back', () => {
  it('reads every cell that can be filled, by the path of its field', async () => {
    const read = await plain.read(await made(selfEvaluationSample(), 'xlsx'))
    if ('refusal' in read) throw new Error(read.refusal)
    expect(read.facts).toEqual({ filing: 'f1', revision: '2' })
    const texts = Object.fromEntries(read.cells.map(({ key, text }) => [key, text]))
    expect(texts).toMatchObject({
      'funds.spent.carryover': '118.60',
      'indicators.k3.actual': '98.50',
      'indicators.k7.points': '11.5',
      measures: expect.stringContaining('；\n二是'),
    })
    expect(texts['funds.spent.fiscal']).toBeUndefined()
  })

  it.each`
    what                      | bytes                                                              | refusal
    ${'no zip'}               | ${strToU8('PK')}                                                   | ${/不是 Excel/}
    ${'a workbook of others'} | ${layoutWorkbook(tableOf(selfEvaluationSample()).layout)}          | ${/不是从系统导出的表/}
    ${'a bomb'}               | ${zipSync({ 'xl/workbook.xml': new Uint8Array(100 * 1024 ** 2) })} | ${/展开后过大/}
  `('DC8 $what is refused with a sentence', async ({ bytes, refusal }) => {
    expect(await plain.read(bytes)).toEqual({ refusal: expect.stringMatching(refusal) })
  })
})
