import { withValue } from '@domain/filings/content'
import { itemsOf } from '@domain/filings/form'
import type { KnownProject } from '@domain/filings/known-project'
import { reviewFormAt } from '@domain/filings/review-form'
import type { Indicator } from '@domain/indicators/indicator'
import { filingKinds } from '@domain/kinds'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import type { SelfEvaluationContent, SelfEvaluationSubject } from '@domain/self-evaluation/form.schema'
import { selfEvaluation } from '@domain/self-evaluation/self-evaluation'
import fc from 'fast-check'

const rules = ruleSetFor(2021, '360700', defaultRuleSets)
if (!rules) throw new Error('no rule set of 2021')

const indicator = (id: string, more: Partial<Indicator>): Indicator => ({
  id,
  level1: '产出指标',
  level2: '数量指标',
  level3: `指标${id}`,
  operator: '≥',
  target: '20',
  unit: '个',
  weight: '10',
  accumulation: 'cumulative',
  ...more,
})

const indicators: readonly Indicator[] = [
  indicator('a', { weight: '40' }),
  indicator('b', { accumulation: 'rate', target: '95', unit: '%', weight: '30' }),
  indicator('c', {
    accumulation: 'qualitative',
    operator: '定性',
    target: '稳步提高',
    unit: '',
    weight: '20',
  }),
]

const project = (more: Partial<KnownProject> = {}): KnownProject => ({
  object: 'project',
  budgetBook: '1',
  isNew: false,
  projectName: '残疾人康复救助',
  projectCode: null,
  departmentName: '残联',
  unitName: '残联',
  startYear: 2021,
  endYear: 2021,
  approved: {
    version: 1,
    goal: {
      annualGoal: '完成救助',
      indicators: [...indicators],
      frame: 'complete',
      selfEvaluation: { allowed: true },
    },
  },
  lastYear: null,
  budget: [{ source: 'fiscal', initialWan: '1000', adjustedWan: '1000' }],
  paid: [],
  previous: null,
  others: {},
  ...more,
})

const year = { fiscalYear: 2021, month: 12 }
const subjectOf = (more: Partial<KnownProject> = {}) =>
  selfEvaluation.subjectFrom(project(more), year) as SelfEvaluationSubject

/** A whole form: spent in 万元, and what differs from full marks. */
function filled(spent: string, changes: Readonly<Record<string, unknown>> = {}): SelfEvaluationContent {
  const values: Readonly<Record<string, unknown>> = {
    'funds.spent.fiscal': spent,
    achieved: '已完成',
    'indicators.a.actual': '20',
    'indicators.b.actual': '95',
    'indicators.c.actual': '达成',
    'indicators.c.points': '20',
    ...changes,
  }
  let content = selfEvaluation.blank(subjectOf()) as SelfEvaluationContent
  for (const [path, value] of Object.entries(values)) content = withValue(content, path, value)
  return content
}

const draft = (content: unknown, subject: unknown = subjectOf()) => ({
  subject,
  content,
  evidence: [],
  rules,
})
const formOf = (content: unknown, subject?: unknown) => selfEvaluation.form(draft(content, subject))
const findings = (content: unknown, subject?: unknown) =>
  selfEvaluation.check(draft(content, subject)).map(({ rule, level, field }) => `${rule} ${level} ${field}`)
const blocks = (content: unknown, subject?: unknown) =>
  findings(content, subject).filter((finding) => finding.includes(' block '))

describe('what is known', () => {
  it('SE1: actuals stand empty beside the figures of the last monitoring report', () => {
    const subject = subjectOf({
      others: {
        monitoring: {
          period: '2021-M07',
          subject: { fiscalYear: 2021, month: 7, paid: { fiscal: { amount: '612.5', through: '2021-07' } } },
          content: {
            funds: { spent: { fiscal: null } },
            indicators: { a: { actual: '12' }, b: { actual: null } },
          },
        },
      },
    })
    expect(subject.monitored).toEqual({
      label: '监控（2021年1–7月）',
      spent: { fiscal: '612.5', carryover: null, other: null },
      actuals: { a: '12' },
    })
    const [first] = itemsOf(formOf(selfEvaluation.blank(subject), subject))
    expect(first?.fields[0]).toMatchObject({ value: null, previous: { value: '12' } })
  })

  it('SE1: a monitoring report of a shape that is not known leaves nothing beside the fields', () => {
    expect(
      subjectOf({ others: { monitoring: { period: '2021-M07', subject: {}, content: {} } } }).monitored,
    ).toBeNull()
  })

  it('SE1, PY4: what the treasury paid through December is not asked', () => {
    const subject = selfEvaluation.withPayments(subjectOf(), [
      { source: 'fiscal', amountWan: '850', through: '2021-12' },
    ])
    const form = formOf(filled(''), subject)
    expect(form.asks).toBe(4) // the year's goal and three indicators
    expect(form.result?.total.text).toBe('98.50')
  })

  it('FK5: evaluated are projects and transfers with a goal that can be scored', () => {
    expect(filingKinds['self-evaluation']?.occasion).toMatchObject({
      objects: ['project', 'transfer'],
      approvedGoal: 'weighed',
    })
    expect(reviewFormAt(selfEvaluation, 'division')).toBeNull()
  })
})

describe('points and grades', () => {
  it.each`
    example                                            | spent       | total       | raw     | final
    ${'SE3: all reached'}                              | ${'1000'}   | ${'100.00'} | ${'优'} | ${'优'}
    ${'SC21: exactly 85 % is not below'}               | ${'850'}    | ${'98.50'}  | ${'优'} | ${'优'}
    ${'SC21: 84.999 % shows 85.00 % and is held down'} | ${'849.99'} | ${'98.50'}  | ${'优'} | ${'良'}
    ${'SC21: exactly 75 % is held down to 良 only'}    | ${'750'}    | ${'97.50'}  | ${'优'} | ${'良'}
    ${'SC21: 74.999 %'}                                | ${'749.99'} | ${'97.50'}  | ${'优'} | ${'中'}
    ${'SC3: overspent'}                                | ${'1030'}   | ${'100.00'} | ${'优'} | ${'优'}
  `('$example', ({ spent, total, raw, final }) => {
    const result = formOf(filled(spent)).result
    expect(result?.total.text).toBe(total)
    expect(result?.grade).toMatchObject({ raw, final })
    expect(result?.grade?.capReason === null).toBe(raw === final)
  })

  it('FS1: every number says its rule, what went in, and the arithmetic', () => {
    const form = formOf(filled('860', { 'indicators.a.actual': '18', 'indicators.a.reason': '两个未验收' }))
    const [first] = itemsOf(form)
    expect(first?.score).toMatchObject({
      text: '36.00',
      of: '40',
      explanation: { rule: 'SC6', arithmetic: '18 ÷ 20 × 40 = 36.00', ruleSet: rules.id },
    })
    const [funds] = form.sections
    expect(funds).toMatchObject({ score: { text: '8.60', of: '10' } })
    expect(form.result?.total.explanation?.arithmetic).toBe('8.60 + 86.00 = 94.60')
  })

  it('SC4: without budget and spending the total is scaled and awaits the bureau', () => {
    const subject = subjectOf({ budget: [{ source: 'fiscal', initialWan: '0', adjustedWan: '0' }] })
    const content = filled('', { 'indicators.c.points': '18' })
    expect(formOf(content, subject).result).toMatchObject({
      total: { text: '97.78' }, // 88 ÷ 90 × 100
      grade: { raw: '优', final: '优' },
    })
    expect(findings(content, subject)).toContain('SV8 warn funds')
    expect(blocks(content, subject)).toEqual([])
  })

  it('SE3: evidence changes no score, and better actuals never lower it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), (low, more) => {
        const points = (actual: number) =>
          Number(formOf(filled('900', { 'indicators.a.actual': String(actual) })).result?.total.text)
        expect(points(low + more)).toBeGreaterThanOrEqual(points(low))
        expect(points(low)).toBeGreaterThanOrEqual(0)
        expect(points(low)).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('what is asked and checked', () => {
  it.each([
    [
      'CU57 sentences against figures',
      '1000',
      { achieved: '各项指标全部完成', 'indicators.a.actual': '18', 'indicators.a.reason': '两个未验收' },
      'CU57 warn achieved',
    ],
    [
      'CU57 no problem beside slow execution',
      '600',
      { problems: '暂无问题', 'funds.reason': '合同未到付款期' },
      'CU57 warn problems',
    ],
    ['CU22 template text left in', '1000', { achieved: '（200字以内）' }, 'CU22 block achieved'],
    ['CU22 in a reason', '1000', { 'indicators.a.reason': '××' }, 'CU22 block indicators.a.reason'],
    [
      'CU56 a passing total beside very low execution',
      '400',
      { 'funds.reason': '合同未到付款期' },
      'CU56 warn funds',
    ],
  ])('SV9: %s', (_, spent, changes, finding) => {
    expect(findings(filled(spent, changes))).toContain(finding)
    expect(findings(filled('1000')).filter((one) => one.startsWith('CU'))).toEqual([])
  })

  it('a whole form passes, and missing evidence is told', () => {
    expect(findings(filled('1000'))).toEqual([
      'SV6 warn indicators.a',
      'SV6 warn indicators.b',
      'SV6 warn indicators.c',
    ])
  })

  it.each`
    rule                                          | change                                                                            | block
    ${'SV2: an amount is missing'}                | ${{ 'funds.spent.fiscal': null }}                                                 | ${'SV2 block funds.spent.fiscal'}
    ${'SV3: an actual is missing'}                | ${{ 'indicators.a.actual': null }}                                                | ${'SV3 block indicators.a.actual'}
    ${'SV3: text for a number'}                   | ${{ 'indicators.a.actual': '很多' }}                                              | ${'SV3 block indicators.a.actual'}
    ${'SV3, SE2: points outside the band'}        | ${{ 'indicators.c.points': '15.99' }}                                             | ${'SV3 block indicators.c.points'}
    ${'SV3: what became of the goal is not said'} | ${{ achieved: ' ' }}                                                              | ${'SV3 block achieved'}
    ${'SV4: not reached, not explained'}          | ${{ 'indicators.a.actual': '18' }}                                                | ${'SV4 block indicators.a.reason'}
    ${'SV5: far beyond, and nothing said of it'}  | ${{ 'indicators.a.actual': '50', 'indicators.a.reason': 'x' }}                    | ${'SV5 block indicators.a.lowTarget'}
    ${'SV1: an indicator of another goal'}        | ${{ 'indicators.z': { actual: '1', points: null, reason: '', lowTarget: null } }} | ${'SV1 block indicators.z'}
  `('$rule', ({ change, block }) => {
    expect(blocks(filled('1000', change))).toContain(block)
  })

  it.each`
    case                      | initial   | adjusted  | spent     | asked
    ${'low execution'}        | ${'1000'} | ${'1000'} | ${'899'}  | ${true}
    ${'90 % is not low'}      | ${'1000'} | ${'1000'} | ${'900'}  | ${false}
    ${'a changed budget'}     | ${'1000'} | ${'500'}  | ${'500'}  | ${true}
    ${'more than the budget'} | ${'1000'} | ${'1000'} | ${'1030'} | ${true}
  `('SE4, SV4: $case is explained: $asked', ({ initial, adjusted, spent, asked }) => {
    const subject = subjectOf({ budget: [{ source: 'fiscal', initialWan: initial, adjustedWan: adjusted }] })
    expect(blocks(filled(spent), subject).includes('SV4 block funds.reason')).toBe(asked)
    expect(blocks(filled(spent, { 'funds.reason': '按程序调减' }), subject)).toEqual([])
  })

  it('SE5: an acknowledged low target costs points, another answer does not (SC11)', () => {
    const points = (lowTarget: string) =>
      itemsOf(formOf(filled('1000', { 'indicators.a.actual': '50', 'indicators.a.lowTarget': lowTarget })))[0]
        ?.score?.text
    expect(points('no')).toBe('40.00')
    expect(points('yes')).toBe('24.00')
  })

  it('SV7: a goal without weights is not handed in', () => {
    const subject = { ...subjectOf(), indicators: indicators.map((one) => ({ ...one, weight: null })) }
    expect(blocks(filled('1000'), subject)).toContain('SV7 block indicators')
  })

  it('SV8: a grade held down by the veto is told, with the arithmetic', () => {
    const told = selfEvaluation.check(draft(filled('849.99', { 'funds.reason': '跨年支付' })))
    expect(told.find(({ rule }) => rule === 'SV8')?.message).toBe(
      '执行率 85.00%（849.99 ÷ 1000）低于 85%，不能评“优”，按“良”定级，得分不变',
    )
  })
})

describe('what stays of it', () => {
  it('facts carry points and both grades', () => {
    expect(selfEvaluation.facts(draft(filled('749.99')))).toMatchObject({
      light: 'yellow',
      budgetWan: '1000',
      spentWan: '749.99',
      score: { total: '97.50', rawGrade: '优', finalGrade: '中' },
      indicators: [{ weight: '40', score: '40.00', light: 'green' }, {}, {}],
    })
  })

  it('SE9: the public reads promised, spent, achieved, score and final grade, where the rule set says so', () => {
    expect(selfEvaluation.disclose(draft(filled('749.99')))).toMatchObject({
      asOf: '2021年全年',
      spentWan: '749.99',
      score: { total: '97.50', of: '100', grade: '中' },
      items: [{ promised: '不少于 20 个', achieved: '20 个' }, {}, {}],
    })
    const closed = { ...rules, disclosure: { ...rules.disclosure, selfEvaluation: false } }
    expect(selfEvaluation.disclose({ ...draft(filled('1000')), rules: closed })).toBeNull()
  })
})
