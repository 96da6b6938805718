/** Exported workbooks after somebody added, took out and moved rows in them (DC7, DC8, DC10). */

import { withValue } from '@domain/filings/content'
import { filingKinds } from '@domain/kinds'
import { officialTables } from '@domain/official-tables'
import { readContent } from '@server/application/documents/read-content'
import { officialDocuments } from '@server/documents/official'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { rewritten, rowAdded, rowDeleted, rowsSwapped, typedIn } from '../../support/edited-workbook'
import {
  declarationSample,
  departmentSample,
  monitoringSample,
  type SampleDraft,
  selfEvaluationSample,
} from '../../support/official-drafts'

const documents = officialDocuments('/nowhere')

function known({ draft, kind }: SampleDraft) {
  const table = officialTables[kind]
  const filled = table?.fill(draft)
  const layout = filled && table?.layouts[filled.template]
  const form = filingKinds[kind]?.form(draft)
  if (!filled || !layout || !form) throw new Error(`no table of ${kind}`)
  const { lists = {}, values } = filled
  return { layout, table: { draft, form, lists, values, filingId: 'f1', revision: 1 } }
}

async function exported(sample: SampleDraft): Promise<Uint8Array> {
  const { layout, table } = known(sample)
  const facts = { filing: 'f1', revision: '1' }
  const made = await documents.make({ format: 'xlsx', facts, layout, values: table.values })
  if (!('bytes' in made)) throw new Error(JSON.stringify(made))
  return made.bytes
}

async function readBack(sample: SampleDraft, bytes: Uint8Array) {
  const read = await documents.read(bytes)
  if ('refusal' in read) throw new Error(read.refusal)
  return readContent(read, known(sample).table)
}

const samples: readonly (readonly [string, () => SampleDraft])[] = [
  ['a goal declaration', declarationSample],
  ['a self-evaluation', selfEvaluationSample],
  ['a monitoring report', monitoringSample],
  ['a department’s evaluation', departmentSample],
]

it.each(samples)(
  'DC7 DC10 %s that nobody touched changes nothing and has no finding',
  async (_, sampleOf) => {
    const sample = sampleOf()
    const { content, findings, rows } = await readBack(sample, await exported(sample))
    expect(content).toEqual(sample.draft.content)
    expect([findings, rows]).toEqual([[], []])
  },
)

/** The rows of 绩效指标 in the goal declaration: 19 to 24, the total on 25. */
const indicator = { C: '数量', D: '回访人次', E: '≥', F: '500', G: '人次', H: '10' }

describe('DC10 a row added to the indicators of a goal', () => {
  const sample = declarationSample()
  const firstRow = async () => {
    const read = await documents.read(await exported(sample))
    if ('refusal' in read) throw new Error(read.refusal)
    return Number(read.cells.find(({ key }) => key === 'indicators.q.level3')?.address.slice(1))
  }

  it.each([
    ['above the first', 0],
    ['in the middle', 3],
    ['below the last', 6],
  ])('%s is taken as a new row behind the others', async (_, offset) => {
    const at = (await firstRow()) + offset
    const bytes = rowAdded(await exported(sample), at, indicator)
    const { cells, content, findings, rows } = await readBack(sample, bytes)
    expect(findings).toEqual([])
    const [path = ''] = rows
    expect(content).toEqual(
      withValue(sample.draft.content, path, {
        ...{ position: 7, span: 'year', category: '产出/数量', level3: '回访人次', operator: '≥' },
        ...{ target: '500', unit: '人次', weight: '10', accumulation: null, basis: '', evidence: '' },
      }),
    )
    expect(cells.get(`${path}.target`)).toBe(`F${at}`)
    // read twice, it is the same row
    expect((await readBack(sample, bytes)).rows).toEqual(rows)
  })

  it('tells what is no choice, a formula and words beside the columns, each by its cell', async () => {
    const at = (await firstRow()) + 1
    const odd = { A: '另记', C: '数目', D: '回访人次', E: '大约' }
    const { findings } = await readBack(sample, rowAdded(await exported(sample), at, odd))
    expect(findings.map(({ cell, level }) => [cell, level])).toEqual([
      [`A${at}`, 'warn'],
      [`C${at}`, 'block'],
      [`E${at}`, 'block'],
    ])
  })

  it('is told where it holds nothing that can be filled in', async () => {
    const at = (await firstRow()) + 1
    const { content, findings } = await readBack(sample, rowAdded(await exported(sample), at, { B: '产出' }))
    expect(content).toEqual(sample.draft.content)
    expect(findings).toMatchObject([{ cell: `B${at}`, message: expect.stringContaining('没有读入') }])
  })
})

it('DC10 the first row of an empty list is taken, up to the number that the form allows', async () => {
  const sample = departmentSample()
  const bare = {
    ...sample,
    draft: { ...sample.draft, content: withValue(sample.draft.content, 'tasks', {}) },
  }
  const bytes = await exported(bare)
  const read = await documents.read(bytes)
  if ('refusal' in read) throw new Error(read.refusal)
  const blank = { A: '', B: '治安防控', E: '完成' }
  const at = await taskRow(bytes)
  let many = typedIn(bytes, { [`B${at}`]: '民警培训' })
  for (let n = 0; n < 20; n += 1) many = rowAdded(many, at + 1, blank)
  const { content, findings, rows } = await readBack(bare, many)
  expect(rows).toHaveLength(20)
  expect(content).toMatchObject({
    tasks: { [rows[0]?.split('.')[1] ?? '']: { position: 1, name: '民警培训', done: '' } },
  })
  expect(findings).toMatchObject([
    { cell: `B${at + 20}`, message: expect.stringContaining('任务最多 20 项') },
  ])
})

/** The only row of the empty list: right below its heading. */
async function taskRow(bytes: Uint8Array): Promise<number> {
  let row = 0
  rewritten(bytes, (parts) => {
    const [, above = ''] = /zhibao\.above\._4efb_52a1"[^>]*>[^<]*\$A\$(\d+)</.exec(parts.book) ?? []
    row = Number(above) + 1
    return parts
  })
  return row
}

it('DC10 a row added to indicators that the goal lays down is a finding by its cell, and nothing is taken', async () => {
  const sample = selfEvaluationSample()
  const { content, findings, rows } = await readBack(
    sample,
    rowAdded(await exported(sample), 15, { D: '另加的指标', F: '12' }),
  )
  expect([content, rows]).toEqual([sample.draft.content, []])
  expect(findings).toEqual([
    expect.objectContaining({
      cell: 'D15',
      message: '第 15 行是新加的。“指标”以下达的为准，不能加行，没有读入',
    }),
  ])
})

it('DC10 a row that is gone is told once, and what it held stays', async () => {
  const sample = selfEvaluationSample()
  const { content, findings } = await readBack(sample, rowDeleted(await exported(sample), 14))
  expect(content).toEqual(sample.draft.content)
  expect(findings.map(({ message }) => message)).toEqual([
    '“指标”原来的第 2 行在表里没有了，保留原来的内容。要删去，请在手机上删',
  ])
})

it('DC10 rows in another order are read by their names, and told', async () => {
  const sample = selfEvaluationSample()
  const bytes = typedIn(rowsSwapped(await exported(sample), 14, 16), { F16: '850' })
  const { content, findings } = await readBack(sample, bytes)
  expect(content).toEqual(withValue(sample.draft.content, 'indicators.k2.actual', '850'))
  expect(findings.map(({ cell, message }) => [cell, message])).toEqual([
    [expect.stringMatching(/^A1[4-6]$/), expect.stringContaining('换了次序')],
  ])
})

it('DC10 a heading that says something else is told by its cell', async () => {
  const sample = selfEvaluationSample()
  const bytes = typedIn(await exported(sample), { F12: '上年完成值' })
  const { content, findings } = await readBack(sample, bytes)
  expect(content).toEqual(sample.draft.content)
  expect(findings).toMatchObject([
    { cell: 'F12', level: 'warn', message: expect.stringContaining('改成了“上年完成值”') },
  ])
})

it('DC10 a heading or a total that is gone is told, as added rows cannot be seen then', async () => {
  const sample = declarationSample()
  const bytes = await exported(sample)
  const read = await documents.read(bytes)
  if ('refusal' in read) throw new Error(read.refusal)
  const last = Number(read.cells.find(({ key }) => key === 'indicators.s.level3')?.address.slice(1))
  const { findings } = await readBack(sample, rowDeleted(bytes, last + 1))
  expect(findings).toMatchObject([{ cell: null, message: expect.stringContaining('没有漏读') }])
})

it('DC8 a workbook with macros is refused', async () => {
  const parts = unzipSync(await exported(selfEvaluationSample()))
  const bytes = zipSync({ ...parts, 'xl/vbaProject.bin': strToU8('Sub AutoOpen()') })
  expect(await documents.read(bytes)).toEqual({ refusal: expect.stringContaining('文件里有宏') })
})
