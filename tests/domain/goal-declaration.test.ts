/** Declared goals: checks, what becomes of them, the audit (GD1–GD22, GA1–GA5). */
import { withValue } from '@domain/filings/content'
import { fieldsOf, itemsOf } from '@domain/filings/form'
import type { KnownProject } from '@domain/filings/known-project'
import { reviewFormAt } from '@domain/filings/review-form'
import type { DeclarationContent, DeclarationSubject } from '@domain/goal-declaration/declaration.schema'
import { goal, goalAdjustment } from '@domain/goal-declaration/goal'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import fc from 'fast-check'
import { declared, knownProject, row } from '../support/declaration'

const rulesOf = (year: number) => {
  const found = ruleSetFor(year, '360700', defaultRuleSets)
  if (!found) throw new Error(`no rule set for ${year}`)
  return found
}
const rules = rulesOf(2020)
const document = {
  id: '00000000-0000-4000-8000-000000000001',
  slot: 'adjustment',
  sha256: 'a'.repeat(64),
  size: 10,
  mediaType: 'image/jpeg' as const,
  capture: {
    source: 'album' as const,
    takenAt: '2020-05-01T00:00:00.000Z',
    monotonicMs: 0,
    fix: { missing: 'album' },
    view: '',
  },
}

type Values = Readonly<Record<string, unknown>>

function draftOf(
  values: Values = {},
  project: Partial<KnownProject> = {},
  kind = goal,
  evidence = [document],
) {
  const subject = kind.subjectFrom(knownProject(project), {
    fiscalYear: 2020,
    month: 12,
  }) as DeclarationSubject
  const start = kind === goal ? declared : (kind.blank(subject) as DeclarationContent)
  const content = Object.entries(values).reduce((now, [path, value]) => withValue(now, path, value), start)
  return { subject, content, evidence: kind === goal ? [] : evidence, rules }
}

const found = (values: Values = {}, project: Partial<KnownProject> = {}) =>
  goal.check(draftOf(values, project)).map(({ rule, level, field }) => `${rule} ${level} ${field}`)

it('hands in a whole declaration without a finding', () => {
  expect(found()).toEqual([])
  expect(goal.form(draftOf())).toMatchObject({ light: 'green', title: '2020年项目支出绩效目标' })
})

it.each`
  finding                              | values
  ${'GD1 block leader'}                | ${{ leader: ' ' }}
  ${'GD1 block phone'}                 | ${{ phone: '没有' }}
  ${'GD1 block goalYear'}              | ${{ goalYear: '' }}
  ${'GD2 block funds.year.fiscal'}     | ${{ 'funds.year.fiscal': '7,00.0,77' }}
  ${'GD2 block funds.year.fiscal'}     | ${{ 'funds.year.fiscal': null }}
  ${'GD2 block funds.year.fiscal'}     | ${{ 'funds.year.fiscal': '0' }}
  ${'GD3 warn funds.year.fiscal'}      | ${{ 'funds.year.other': '1' }}
  ${'GD5 block indicators.q.target'}   | ${{ 'indicators.q.target': '' }}
  ${'GD5 block indicators.q.weight'}   | ${{ 'indicators.q.weight': null }}
  ${'GD6 block indicators.q.target'}   | ${{ 'indicators.q.target': '二千' }}
  ${'GD6 block indicators.q.unit'}     | ${{ 'indicators.q.unit': '' }}
  ${'GD6 block indicators.q.category'} | ${{ 'indicators.q.category': '成本/经济成本' }}
  ${'GD6 block indicators.t.target'}   | ${{ 'indicators.t.target': '11月底前' }}
  ${'GD7 block indicators'}            | ${{ 'indicators.q.weight': '19.99' }}
  ${'GD8 block weightsReason'}         | ${{ 'indicators.q.weight': '30', 'indicators.e.weight': '20' }}
  ${'GD8 warn weightsReason'}          | ${{ 'indicators.q.weight': '30', 'indicators.e.weight': '20', weightsReason: '以产出为主' }}
  ${'GD9 block indicators'}            | ${{ 'indicators.q.category': '产出/质量' }}
  ${'GD9 block indicators'}            | ${{ indicators: {} }}
  ${'GD10 block indicators'}           | ${{ 'indicators.e.category': '满意度/服务对象满意度' }}
  ${'GD11 block satisfactionExempt'}   | ${{ 'indicators.s.category': '效益/社会效益' }}
  ${'GD11 warn satisfactionExempt'}    | ${{ 'indicators.s.category': '效益/社会效益', satisfactionExempt: '没有直接服务对象' }}
  ${'GD12 block indicators.q.level3'}  | ${{ 'indicators.q.level3': '指标1' }}
  ${'GD12 block indicators.q.level3'}  | ${{ 'indicators.q.level3': '数量' }}
  ${'GD13 block indicators.q.level3'}  | ${{ 'indicators.q.level3': '培训XX人次' }}
  ${'GD14 block indicators.s.level3'}  | ${{ 'indicators.s.level3': '救助 人数' }}
  ${'GD15 warn indicators.q.target'}   | ${{ 'indicators.q.target': '0' }}
  ${'GD16 warn indicators.q.level3'}   | ${{ 'indicators.q.level3': '财政资金投入金额' }}
  ${'GD17 warn indicators.c.operator'} | ${{ 'indicators.c.operator': '≥' }}
  ${'GD18 warn indicators.s.target'}   | ${{ 'indicators.s.target': '120' }}
`('finds $finding', ({ finding, values }) => {
  expect(found(values)).toContain(finding)
})

it('GD1, GD2 asks the goal and the money of the years only where they are several', () => {
  const years = found({}, { endYear: 2022 })
  expect(years).toEqual(expect.arrayContaining(['GD1 block goalMid', 'GD2 block funds.mid.fiscal']))
  const less = { goalMid: '三年康复 6000 人', 'funds.mid.fiscal': '100' }
  expect(found(less, { endYear: 2022 })).toEqual(['GD2 block funds.mid.fiscal'])
  expect(found({ ...less, 'funds.mid.fiscal': '3500' }, { endYear: 2022 })).toEqual([])
})

it('GD2 the total is summed and never typed', () => {
  const form = goal.form(draftOf({ 'funds.year.other': '80' }))
  const funds = form.sections.find(({ id }) => id === 'funds-year')
  expect(funds?.type === 'amounts' && funds.rows[0]).toMatchObject({ label: '总额', cells: ['1,200.00'] })
  expect(fieldsOf(form).some(({ path }) => /total/.test(path))).toBe(false)
})

it('GD4 a department as a whole names its tasks, whose money fits into its own, and nothing of a project', () => {
  const whole = { object: 'department' as const }
  expect(found({ basis: '', plan: '', costBasis: '' }, whole)).toEqual(['GD4 block tasks'])
  const task = { position: 1, name: '', content: '', amount: null }
  expect(found({ tasks: { a: task } }, whole)).toEqual(['GD4 block tasks.a.name', 'GD4 block tasks.a.amount'])
  const much = { ...task, name: '康复救助', amount: '1120.01' }
  expect(found({ tasks: { a: much } }, whole)).toEqual(['GD4 warn tasks'])
  expect(found({ tasks: { a: { ...much, amount: '1120' } } }, whole)).toEqual([])
})

it('GD8 from 2022 on cost is a level of its own', () => {
  const draft = { ...draftOf(), rules: rulesOf(2022) }
  const moved = {
    c: { ...row('成本/经济成本', '人均救助成本', '20'), operator: '≤', target: '0.5', unit: '万元' },
    q: row('产出/数量', '救助人数', '20'),
    t: { ...row('产出/时效', '救助完成时间', '20'), operator: '≤', target: '2020-11-30', unit: '' },
    e: row('效益/社会效益', '重返社会人数', '20'),
    s: { ...row('满意度/服务对象满意度', '受助家庭满意度', '10'), unit: '%', target: '90' },
  }
  expect(goal.check({ ...draft, content: { ...declared, indicators: moved } })).toEqual([])
  expect(goal.check(draft).map(({ rule }) => rule)).toContain('GD6')
})

it('says while it is typed what is wrong with a row, and how its actual will be filed', () => {
  const [q, , t] = itemsOf(goal.form(draftOf()))
  expect(q?.verdict).toMatchObject({ light: 'green', caption: '完成值按全年累计，与时间进度比较' })
  expect(t?.verdict).toMatchObject({ light: 'green', caption: '按完成日期填' })
  const [bad] = itemsOf(goal.form(draftOf({ 'indicators.q.target': '很多' })))
  expect(bad?.verdict).toMatchObject({
    light: 'red',
    caption: '指标值应是数字，例如 95；期限写成 2020-11-30 的样子',
  })
  const section = goal
    .form(draftOf({ 'indicators.q.weight': '15' }))
    .sections.find(({ id }) => id === 'indicators')
  expect(section?.type === 'items' && section.note?.text).toBe('分值合计 85 / 90 分，还差 5 分')
})

it('GD21, GD22 becomes the approved goal, ready for self-evaluation', () => {
  const [effect] = goal.effects(
    draftOf({ 'indicators.m': { ...row('产出/数量', '三年救助人数', ''), span: 'mid' } }),
  )
  expect(effect).toMatchObject({
    type: 'approve-goal',
    amountWan: '1120',
    goal: { annualGoal: '救助 2150 人', frame: 'complete', selfEvaluation: { allowed: true } },
  })
  expect(effect?.goal.indicators.map(({ id, accumulation }) => [id, accumulation])).toEqual([
    ['q', 'cumulative'],
    ['z', 'rate'],
    ['t', 'date'],
    ['c', 'ceiling'],
    ['e', 'cumulative'],
    ['s', 'rate'],
  ])
})

describe('an adjustment', () => {
  const [effect] = goal.effects(draftOf())
  const approved = { version: 1, goal: effect?.goal ?? null } as KnownProject['approved']
  const changed = { 'adjustment.reason': '疫情影响', 'indicators.q.target': '1800' }
  const check = (values: Values, evidence = [document]) =>
    goalAdjustment
      .check(
        draftOf(
          values,
          { approved, others: { goal: { period: '2020', subject: null, content: declared } } },
          goalAdjustment,
          evidence,
        ),
      )
      .map(({ rule, level, field }) => `${rule} ${level} ${field}`)

  it('starts from the approved goal and what was declared, and changes something for a reason with a document', () => {
    expect(check(changed)).toEqual([])
    expect(check({})).toEqual(['GD19 block adjustment.reason', 'GD19 block indicators'])
    expect(check(changed, [])).toEqual(['GD19 block adjustment'])
  })

  it('GD20 keeps the weights', () => {
    expect(check({ ...changed, 'indicators.q.weight': '15', 'indicators.z.weight': '15' })).toEqual([
      'GD20 block indicators.q.weight',
      'GD20 block indicators.z.weight',
    ])
    const added = { ...row('产出/数量', '新增救助点', '5'), position: 9 }
    expect(check({ ...changed, 'indicators.q.weight': '15', 'indicators.n': added })).toEqual([])
    expect(check({ ...changed, 'indicators.n': added })).toContain('GD7 block indicators')
  })
})

describe('the audit', () => {
  const form = reviewFormAt(goal, 'section')
  if (!form) throw new Error('the section audits nothing')
  const key = draftOf()
  const general = draftOf({ 'funds.year.fiscal': '499.99' })
  const items = rules.goals.audit.items
  const answers = (grades: readonly string[], overall: string | null = null) => ({
    overall: { grade: overall, opinion: '意见' },
    items: Object.fromEntries(
      items.map(({ id }, at) => [id, { grade: grades[at] ?? null, opinion: '意见' }]),
    ),
  })
  const all = (grade: string) => items.map(() => grade)

  it.each`
    of                     | grades                                              | points      | word    | allows
    ${'all 优'}            | ${all('优')}                                        | ${'100.00'} | ${'优'} | ${['approved', 'returned']}
    ${'exactly 90'}        | ${['优', '优', '优', '优', '优', '优', '优', '差']} | ${'90.00'}  | ${'优'} | ${['approved', 'returned']}
    ${'all 良'}            | ${all('良')}                                        | ${'85.00'}  | ${'良'} | ${['approved', 'returned']}
    ${'all 中'}            | ${all('中')}                                        | ${'70.00'}  | ${'中'} | ${['returned']}
    ${'three of eight 差'} | ${['中', '中', '差', '差', '中', '中', '中', '差']} | ${'42.00'}  | ${'差'} | ${['refused']}
  `('GA3, GA4 $of: $points is $word', ({ grades, points, word, allows }) => {
    expect(form.judge(key, answers(grades))).toMatchObject({
      word,
      allows,
      points: { text: points, of: '100' },
    })
  })

  it('GA2 audits by points from the rule set’s amount, by one opinion below it', () => {
    expect(form.form(key, answers([])).asks).toBe(8)
    expect(form.form(general, answers([])).asks).toBe(1)
    expect(form.judge(general, answers([], '良'))).toMatchObject({
      word: '良',
      points: null,
      opinionRequired: true,
    })
    expect(form.form(draftOf({ 'funds.year.fiscal': '500' }), answers([])).asks).toBe(8)
  })

  it('GA5 asks for every grade, and for a word where it is less than 优', () => {
    expect(form.check(key, answers(all('优')))).toEqual([])
    expect(form.check(key, answers(all('优').slice(1)))).toMatchObject([
      { rule: 'GA5', field: 'items.prepared.grade' },
    ])
    const silent = { ...answers([], '中'), overall: { grade: '中', opinion: ' ' } }
    expect(form.check(general, silent)).toMatchObject([{ rule: 'GA5', field: 'overall.opinion' }])
  })

  it('GA3 a better grade of an item never lowers the result', () => {
    const grade = fc.constantFrom('优', '良', '中', '差')
    const order = ['差', '中', '良', '优']
    fc.assert(
      fc.property(fc.array(grade, { minLength: 8, maxLength: 8 }), fc.nat(7), (grades, at) => {
        const better = grades.map((one, index) => (index === at ? '优' : one))
        const rank = (given: readonly string[]) => order.indexOf(form.judge(key, answers(given)).word)
        expect(rank(better)).toBeGreaterThanOrEqual(rank(grades))
      }),
    )
  })
})
