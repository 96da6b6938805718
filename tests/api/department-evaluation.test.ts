import { randomUUID } from 'node:crypto'
import { departmentEvaluation } from '@domain/department-evaluation/department-evaluation'
import { withValue } from '@domain/filings/content'
import { usualDepartmentEvaluation } from '@domain/rule-sets/department-evaluation'
import { importFile } from '@server/application/registry/import-file'
import { type City, openCity, revision } from '../support/city'
import { problemOf, pulledOf } from '../support/report'

/** The evaluation of a department as a whole, from the task to the public page, with a grade that the veto holds down. */
const district = '赣州市'
const whole = { project: '市卫健委整体支出', unit: '卫健委', district, fiscalYear: 2021 }

let city: City

async function put(document: object): Promise<void> {
  const { findings } = await importFile(city.house, { document, district, unit: null, demonstration: false })
  expect(findings.filter(({ level }) => level === 'block')).toEqual([])
}

beforeAll(async () => {
  city = await openCity()
  const { project: name, ...place } = whole
  const row = (l1: string, l2: string, l3: string, op: string, target: string, unit: string) => ({
    ...{ l1, l2, l3, op, target, unit },
  })
  await put({
    projects: [
      { name, unit: place.unit, district, startYear: 2021, endYear: 2021, object: 'department' },
      { name: '一般项目', unit: place.unit, district, startYear: 2021, endYear: 2021 },
    ],
    budgetLines: [{ ...whole, source: 'fiscal', initialWan: '9000', adjustedWan: '9000' }],
    items: [
      {
        ...{ id: 'D1', year: '2021', project: name, department: '卫健委', unit: '卫健委' },
        ...{ annualGoal: '保障全市基本医疗卫生服务', complete: true },
        indicators: [row('产出指标', '数量指标', '家庭医生签约人数', '≥', '120000', '人')],
      },
    ],
    payments: [{ ...whole, source: 'fiscal', paidOn: '2021-12-20', amountWan: '7600', voucher: 'D1' }],
  })
})
afterAll(() => city.close())

const order = {
  ...{ kind: 'department-evaluation', fiscalYear: 2021, month: 12, title: '2021年度部门整体自评' },
  ...{ opensAt: '2021-08-01T00:00:00.000Z', dueAt: '2021-08-31T15:59:59.000Z' },
}

const filing = async () => pulledOf(await city.as('author'), 'department-evaluation')

/** Full points everywhere but one person more than the staff allows. */
function filled(subject: unknown): Record<string, unknown> {
  let content = departmentEvaluation.blank(subject)
  for (const { id, by, points } of usualDepartmentEvaluation.items) {
    if (by.way === 'execution') continue
    const over = id === 'staff'
    const figures =
      by.way === 'graded'
        ? { grade: '达成', points, numerator: null, denominator: null }
        : by.full.side === 'most'
          ? { grade: null, points: null, numerator: over ? '101' : '0', denominator: '100' }
          : { grade: null, points: null, numerator: '100', denominator: '100' }
    content = withValue(content, `items.${id}`, { ...figures, reason: over ? '退役安置一人' : '' })
  }
  const tasks = ['签约服务', '公共卫生', '医院建设'].map(
    (name, position) => [`t${position}`, { position, name, done: '完成' }] as const,
  )
  const rest = {
    'funds.basic': '3600',
    'funds.projects': '4000',
    'funds.reason': '两个建设项目跨年结算',
    achieved: '签约 12.4 万人',
    tasks: Object.fromEntries(tasks),
  }
  for (const [path, value] of Object.entries(rest)) content = withValue(content, path, value)
  return content as Record<string, unknown>
}

it('FK5, DP1 opens one for the department alone, with budget and payments of the registers', async () => {
  const told = await (await city.as('division')).review.openTask(order)
  expect(told).toEqual({ opened: 1, already: 0, unfit: [] })
  expect(await filing()).toMatchObject({
    at: 'author',
    subject: { departmentName: '卫健委', paid: { fiscal: { amount: '7600' } } },
  })
})

it.each`
  promise                                               | path                       | value
  ${'DP5 two parts that do not make what was spent'}    | ${'funds.projects'}        | ${'4001'}
  ${'DP6 a main task without what became of it'}        | ${'tasks.t0.done'}         | ${''}
  ${'DP7 an item without its figures'}                  | ${'items.staff.numerator'} | ${null}
  ${'DP4 points that were lost without a reason'}       | ${'items.staff.reason'}    | ${''}
  ${'DP8 an item that the framework of the year lacks'} | ${'items.invented'}        | ${{ grade: '达成', points: '9', numerator: null, denominator: null, reason: '' }}
`('$promise is refused, and nothing changes', async ({ path, value }) => {
  const { id, subject } = await filing()
  const content = withValue(filled(subject), path, value)
  const before = await city.everything()
  expect(await problemOf((await city.as('author')).sync.push(revision(id, 0, content)))).toBe(
    'filing.refused',
  )
  expect(await city.everything()).toBe(before)
})

it('AC3 another department’s author does not see it', async () => {
  const { id, subject } = await filing()
  const stranger = await city.as('stranger')
  const push = revision(id, 0, filled(subject))
  const before = await city.everything()
  expect(await problemOf(stranger.sync.push(push))).toBe('filing.not-found')
  expect(await city.everything()).toBe(before)
})

it('DP3, DP10 goes up its chain, and the public reads the score and the grade that the veto left', async () => {
  city.at('2021-08-20T01:00:00.000Z') // after its goal was published
  const { id, subject } = await filing()
  const receipt = await (await city.as('author')).sync.push(revision(id, 0, filled(subject)))
  expect(receipt.payload.number).toBe(1)
  for (const reviewer of ['head', 'department', 'division'] as const) {
    const decision = { decisionId: randomUUID(), filingId: id, revision: 1, opinion: '' }
    await (await city.as(reviewer)).review.approve(decision)
  }
  const facts = await city.pool.query(
    'select score, raw_grade, final_grade, cap_reason, spent_wan from filing_fact where filing_id = $1',
    [id],
  )
  expect(facts.rows).toMatchObject([{ raw_grade: '优', final_grade: '良' }])
  // 100 − 3 × 10 % for one person in a hundred − 5 × (1 − 7600 ÷ 9000)
  expect(Number(facts.rows[0].score)).toBe(98.92)
  expect(facts.rows[0].cap_reason).toContain('7600 ÷ 9000')

  const { items } = await city.anybody().disclosure.search({ text: '整体支出', before: null })
  const published = items.find(({ kind }) => kind === 'department-evaluation')
  expect(published?.content).toMatchObject({
    budgetWan: '9000',
    result: {
      ...{ asOf: '2021年全年', spentWan: '7600' },
      score: { total: '98.92', of: '100', grade: '良' },
    },
  })
  const staff = published?.content.result?.items.find(({ id: item }) => item === 'staff')
  expect(staff).toMatchObject({ promised: '3 分', achieved: '得 2.70 分', explanation: '退役安置一人' })
})
