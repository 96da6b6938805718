import { randomUUID } from 'node:crypto'
import { withValue } from '@domain/filings/content'
import { selfEvaluation } from '@domain/self-evaluation/self-evaluation'
import { importFile } from '@server/application/registry/import-file'
import { type City, openCity, revision } from '../support/city'
import { problemOf, pulledOf } from '../support/report'

/** A self-evaluation from the task to the public page, with a grade that the veto holds down. */
const district = '赣州市'
const project = { project: '残疾人康复救助', unit: '卫健委', district, fiscalYear: 2021 }

let city: City

async function put(document: object): Promise<void> {
  const { findings } = await importFile(city.house, { document, district, unit: null, demonstration: false })
  expect(findings.filter(({ level }) => level === 'block')).toEqual([])
}

beforeAll(async () => {
  city = await openCity()
  const row = (
    l1: string,
    l2: string,
    l3: string,
    op: string,
    target: string,
    unit: string,
    weight: string,
  ) => ({
    ...{ l1, l2, l3, op, target, unit, weight },
  })
  await put({
    items: [
      {
        id: 'G1',
        year: '2021',
        project: project.project,
        department: '卫健委',
        unit: '卫健委',
        amount: '1000',
        amountUnit: '万元',
        annualGoal: '为残疾儿童提供康复救助',
        complete: true,
        indicators: [
          row('产出指标', '数量指标', '救助人数', '≥', '2100', '人', '50'),
          row('效益指标', '社会效益指标', '康复有效率', '≥', '90', '%', '30'),
          row('满意度指标', '服务对象满意度指标', '家长满意度', '≥', '95', '%', '10'),
        ],
      },
    ],
  })
  await put({
    payments: [{ ...project, source: 'fiscal', paidOn: '2021-12-20', amountWan: '749.99', voucher: 'V1' }],
  })
})
afterAll(() => city.close())

const order = {
  kind: 'self-evaluation',
  fiscalYear: 2021,
  month: 12,
  title: '2021年度绩效自评',
  opensAt: '2021-08-01T00:00:00.000Z',
  dueAt: '2021-08-31T15:59:59.000Z',
}

const filing = async () => pulledOf(await city.as('author'), 'self-evaluation')

it('SE8 opens one for the goal that can be scored, and names the projects whose weights do not fit', async () => {
  const told = await (await city.as('division')).review.openTask(order)
  expect(told.opened).toBe(1)
  expect(told.unfit).toHaveLength(2)
  expect(await filing()).toMatchObject({ at: 'author', subject: { paid: { fiscal: { amount: '749.99' } } } })
})

it('SV3 is refused while an indicator has no actual, and nothing changes', async () => {
  const { id, subject } = await filing()
  const before = await city.everything()
  const push = revision(id, 0, selfEvaluation.blank(subject))
  expect(await problemOf((await city.as('author')).sync.push(push))).toBe('filing.refused')
  expect(await city.everything()).toBe(before)
})

it('SE6, SE9 goes up its chain, and the public reads the score and the grade that the veto left', async () => {
  city.at('2021-08-20T01:00:00.000Z') // after its goal was published
  const { id, subject } = await filing()
  const { indicators } = selfEvaluation.parseSubject(subject) as {
    indicators: { id: string; target: string }[]
  }
  let content = selfEvaluation.blank(subject)
  content = withValue(content, 'achieved', '全年救助 2,103 人')
  content = withValue(content, 'funds.reason', '12 月批次跨年支付')
  for (const one of indicators) content = withValue(content, `indicators.${one.id}.actual`, one.target)
  const receipt = await (await city.as('author')).sync.push(revision(id, 0, content))
  expect(receipt.payload.number).toBe(1)
  for (const reviewer of ['head', 'department', 'division'] as const) {
    const decision = { decisionId: randomUUID(), filingId: id, revision: 1, opinion: '' }
    await (await city.as(reviewer)).review.approve(decision)
  }
  const facts = await city.pool.query(
    'select score, raw_grade, final_grade, cap_reason, spent_wan from filing_fact where filing_id = $1',
    [id],
  )
  expect(facts.rows).toMatchObject([{ raw_grade: '优', final_grade: '中' }])
  expect(Number(facts.rows[0].score)).toBe(97.5)
  expect(facts.rows[0].cap_reason).toContain('749.99 ÷ 1000')

  const { items } = await city.anybody().disclosure.search({ text: '康复救助', before: null })
  const published = items.find(({ kind }) => kind === 'self-evaluation')
  expect(published?.content.result).toMatchObject({
    asOf: '2021年全年',
    spentWan: '749.99',
    score: { total: '97.50', of: '100', grade: '中' },
    items: [{ promised: '不少于 2,100 人', achieved: '2,100 人' }, {}, {}],
  })
})
