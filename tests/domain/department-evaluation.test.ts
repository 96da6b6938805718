import { departmentEvaluation } from '@domain/department-evaluation/department-evaluation'
import type { DepartmentContent } from '@domain/department-evaluation/form.schema'
import { withValue } from '@domain/filings/content'
import { fieldsOf, itemsOf } from '@domain/filings/form'
import type { KnownProject } from '@domain/filings/known-project'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { type RatioWay, usualDepartmentEvaluation } from '@domain/rule-sets/department-evaluation'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import { ratioPoints } from '@domain/scoring/ratio-points'
import fc from 'fast-check'

const rules = ruleSetFor(2021, '360700', defaultRuleSets)
if (!rules) throw new Error('no rule set of 2021')

const way = (id: string): RatioWay => {
  const by = usualDepartmentEvaluation.items.find((item) => item.id === id)?.by
  if (by?.way !== 'ratio') throw new Error(id)
  return by
}

describe('points of a ratio', () => {
  it.each`
    rule                                            | id                       | a        | b        | weight | points
    ${'SC23: within the edge'}                      | ${'staff'}               | ${'98'}  | ${'100'} | ${'3'} | ${'3.00'}
    ${'SC23: on the edge'}                          | ${'staff'}               | ${'100'} | ${'100'} | ${'3'} | ${'3.00'}
    ${'SC23: one point above costs 0.1 of 1'}       | ${'staff'}               | ${'101'} | ${'100'} | ${'1'} | ${'0.90'}
    ${'SC23: far above'}                            | ${'staff'}               | ${'130'} | ${'100'} | ${'3'} | ${'0.00'}
    ${'SC23: a change of one point costs 0.3 of 3'} | ${'public-costs-change'} | ${'101'} | ${'100'} | ${'3'} | ${'2.70'}
    ${'SC23: a decrease'}                           | ${'public-costs-change'} | ${'80'}  | ${'100'} | ${'3'} | ${'3.00'}
    ${'SC23: half of what was planned'}             | ${'done'}                | ${'10'}  | ${'20'}  | ${'7'} | ${'3.50'}
    ${'SC23: 81 % of the asked 90 %'}               | ${'satisfaction'}        | ${'81'}  | ${'100'} | ${'6'} | ${'5.40'}
    ${'SC24: nothing of nothing'}                   | ${'public-costs-change'} | ${'0'}   | ${'0'}   | ${'3'} | ${'3.00'}
    ${'SC24: something of nothing'}                 | ${'public-costs-change'} | ${'5'}   | ${'0'}   | ${'3'} | ${'0.00'}
  `('$rule: $a of $b earns $points', ({ id, a, b, weight, points }) => {
    expect(ratioPoints(way(id), a, b, weight).points).toBe(points)
  })

  it('SC23: more never earns less where more is asked, and never more where less is', () => {
    const figure = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: 1, max: 300 }), (a, more, b) => {
        const points = (id: string, value: number) =>
          Number(ratioPoints(way(id), String(value), String(b), '7').points)
        expect(points('done', a + more)).toBeGreaterThanOrEqual(points('done', a))
        expect(points('staff', a + more)).toBeLessThanOrEqual(points('staff', a))
      }),
    )
  })
})

const known: KnownProject = {
  object: 'department',
  budgetBook: '1',
  isNew: false,
  projectName: '市残联部门整体',
  projectCode: null,
  departmentName: '市残联',
  unitName: '市残联',
  startYear: 2021,
  endYear: 2021,
  approved: {
    version: 1,
    goal: {
      annualGoal: '履职',
      indicators: [],
      frame: 'none',
      selfEvaluation: { allowed: false, reason: '无' },
    },
  },
  lastYear: null,
  budget: [{ source: 'fiscal', initialWan: '1000', adjustedWan: '1000' }],
  paid: [],
  previous: null,
  others: {},
}

const subject = departmentEvaluation.subjectFrom(known, { fiscalYear: 2021, month: 12 })
const draft = (content: unknown) => ({ subject, content, evidence: [], rules })

/** A whole form with full points but for what is changed. */
function filled(changes: Readonly<Record<string, unknown>> = {}): DepartmentContent {
  let content = departmentEvaluation.blank(subject) as DepartmentContent
  for (const { id, by, points } of rules?.departmentEvaluation.items ?? []) {
    const empty = { grade: null, points: null, numerator: null, denominator: null, reason: '' }
    const [numerator, denominator] =
      by.way !== 'ratio' ? [null, null] : by.full.side === 'most' ? ['0', '100'] : ['100', '100']
    const graded = by.way === 'graded' ? { grade: '达成', points } : {}
    if (by.way !== 'execution')
      content = withValue(content, `items.${id}`, { ...empty, numerator, denominator, ...graded })
  }
  const tasks = ['a', 'b', 'c'].map(
    (id, position) => [id, { position, name: `任务${id}`, done: '完成' }] as const,
  )
  const rest = {
    'funds.spent.fiscal': '1000',
    'funds.basic': '600',
    'funds.projects': '400',
    achieved: '已完成',
    tasks: Object.fromEntries(tasks),
    ...changes,
  }
  for (const [path, value] of Object.entries(rest)) content = withValue(content, path, value)
  return content
}

const result = (content: unknown) => departmentEvaluation.form(draft(content)).result
const blocks = (content: unknown) =>
  departmentEvaluation.check(draft(content)).map(({ rule, level, field }) => `${rule} ${level} ${field}`)

it('DP3: the framework sums to a hundred, and a whole form earns it', () => {
  expect(result(filled())).toMatchObject({ total: { text: '100.00', of: '100' }, grade: { final: '优' } })
  expect(blocks(filled())).toEqual([])
})

it('DP2: a ratio asks two figures, 预算完成率 none, and each item says why', () => {
  const items = itemsOf(departmentEvaluation.form(draft(filled({ 'items.staff.numerator': '102' }))))
  const staff = items.find(({ id }) => id === 'staff')
  expect(staff?.fields.map(({ label }) => label)).toEqual(['在职人数', '编制数', '扣分原因和改进措施'])
  expect(staff?.score).toMatchObject({ text: '2.40', of: '3', explanation: { rule: 'SC23' } })
  expect(items.find(({ id }) => id === 'execution')?.fields).toEqual([])
})

it('DP3, DP9: execution of 74.9 % holds 优 down to 中, where the rule set covers departments', () => {
  const content = filled({
    'funds.spent.fiscal': '749',
    'funds.basic': '349',
    'funds.reason': '跨年支付',
  })
  expect(result(content)?.grade).toMatchObject({ raw: '优', final: '中' })
  expect(blocks(content)).toEqual(['DP9 warn funds'])
  const exempt = { ...rules, scoring: { ...rules.scoring, vetoCoversDepartments: false } }
  const form = departmentEvaluation.form({ ...draft(content), rules: exempt })
  expect(form.result?.grade?.final).toBe('优')
})

it.each`
  rule                                      | change                                                                                              | block
  ${'DP4: less than full, not explained'}   | ${{ 'items.staff.numerator': '102' }}                                                               | ${'DP4 block items.staff.reason'}
  ${'DP5: the parts do not make the whole'} | ${{ 'funds.basic': '500' }}                                                                         | ${'DP5 block funds.projects'}
  ${'DP5: low execution, not explained'}    | ${{ 'funds.spent.fiscal': '890', 'funds.basic': '490' }}                                            | ${'DP5 block funds.reason'}
  ${'DP6: too few tasks'}                   | ${{ tasks: {} }}                                                                                    | ${'DP6 block tasks'}
  ${'DP6: a task without its completion'}   | ${{ 'tasks.a.done': '' }}                                                                           | ${'DP6 block tasks.a.done'}
  ${'DP7: a figure is missing'}             | ${{ 'items.done.denominator': null }}                                                               | ${'DP7 block items.done'}
  ${'DP7: a negative figure'}               | ${{ 'items.done.numerator': '-1' }}                                                                 | ${'DP7 block items.done'}
  ${'DP8: an item of another framework'}    | ${{ 'items.other': { grade: null, points: null, numerator: null, denominator: null, reason: '' } }} | ${'DP8 block items.other'}
`('$rule', ({ change, block }) => {
  expect(blocks(filled(change))).toContain(block)
})

it('DP10: facts and the public carry points and the final grade', () => {
  expect(departmentEvaluation.facts(draft(filled()))).toMatchObject({
    score: { total: '100.00', finalGrade: '优', capReason: null },
    spentWan: '1000',
  })
  expect(departmentEvaluation.disclose(draft(filled()))).toMatchObject({
    asOf: '2021年全年',
    score: { total: '100.00', of: '100', grade: '优' },
  })
})

it('FK4 whichever field is typed first, the content fits and shows it', () => {
  const blank = departmentEvaluation.blank(subject)
  for (const { path, value } of fieldsOf(departmentEvaluation.form(draft(blank)))) {
    const content = withValue(blank, path, '1')
    expect(() => departmentEvaluation.parseContent(content)).not.toThrow()
    const shown = fieldsOf(departmentEvaluation.form(draft(content))).find((field) => field.path === path)
    expect([path, value, shown?.value]).toEqual([path, value, '1'])
  }
})

it.each`
  spent    | light
  ${'850'} | ${'green'}
  ${'849'} | ${'yellow'}
  ${'749'} | ${'red'}
`('SE7: $spent of 1000 spent is $light, as the veto has it', ({ spent, light }) => {
  const { sections } = departmentEvaluation.form(draft(filled({ 'funds.spent.fiscal': spent })))
  expect(sections.find(({ id }) => id === 'funds')).toMatchObject({ verdict: { light } })
})
