import { add, compare, multiply, proportion } from '@domain/decimals/decimal'
import { defaultRuleSets, mof2021 } from '@domain/rule-sets/default-rule-sets'
import { type RuleSet, ruleSetSchema } from '@domain/rule-sets/rule-set'
import { executionScore } from '@domain/scoring/execution-points'
import { gradeOfTotal, grades } from '@domain/scoring/grades'
import { indicatorScore } from '@domain/scoring/indicator-points'
import type { IndicatorInput, ScoredIndicator } from '@domain/scoring/indicator-score'
import { bandOf } from '@domain/scoring/qualitative-points'
import { quantityInUnit } from '@domain/scoring/quantity-in-unit'
import { scoreForm } from '@domain/scoring/score-form'
import fc from 'fast-check'

const [first] = defaultRuleSets
if (!first) throw new Error('no built-in rule set')
const gz2020: RuleSet = first

const with2020 = (changes: Partial<RuleSet['scoring']>): RuleSet => ({
  ...gz2020,
  scoring: { ...gz2020.scoring, ...changes },
})

/** `≥ 20 人 10` as an indicator of weight 10. */
function indicatorOf(text: string, more: Partial<ScoredIndicator> = {}): ScoredIndicator {
  const [operator = '', target = '', unit = '', weight = ''] = text.split(' ')
  return {
    ...{ level1: '产出指标', level2: '数量指标', level3: '指标' },
    ...{ operator: operator as ScoredIndicator['operator'], target, unit, weight },
    accumulation: operator === '定性' ? 'qualitative' : 'cumulative',
    ...more,
  }
}

const pointsOf = (text: string, actual: string | null, more: Partial<IndicatorInput> = {}, rules = gz2020) =>
  indicatorScore({ indicator: indicatorOf(text), actual, ...more }, rules).points

describe('the worked examples of indicators', () => {
  it.each`
    example                                | indicator        | actual    | points
    ${'I1 SC6 reached'}                    | ${'≥ 20 个 10'}  | ${'20'}   | ${'10.00'}
    ${'I2 SC6 in proportion'}              | ${'≥ 20 个 10'}  | ${'18'}   | ${'9.00'}
    ${'I3 SC6 satisfaction'}               | ${'≥ 95 % 10'}   | ${'92'}   | ${'9.68'}
    ${'I4 SC7 equal'}                      | ${'＝ 100 % 10'} | ${'97.5'} | ${'9.75'}
    ${'I5 SC7 equal to 0, none happened'}  | ${'＝ 0 起 5'}   | ${'0'}    | ${'5.00'}
    ${'I5 SC7 equal to 0, one happened'}   | ${'＝ 0 起 5'}   | ${'1'}    | ${'0.00'}
    ${'I6 SC8 reverse, at the target'}     | ${'≤ 6 万元 5'}  | ${'6'}    | ${'5.00'}
    ${'I7 SC8 reverse, 25 % over'}         | ${'≤ 6 万元 5'}  | ${'7.5'}  | ${'3.75'}
    ${'I8 SC8 reverse, twice the target'}  | ${'≤ 6 万元 5'}  | ${'12'}   | ${'0.00'}
    ${'I9 SC9 reverse of 0, none'}         | ${'≤ 0 起 5'}    | ${'0'}    | ${'5.00'}
    ${'I9 SC9 reverse of 0, two'}          | ${'≤ 0 起 5'}    | ${'2'}    | ${'0.00'}
    ${'SC9 ≥ 0 is always reached'}         | ${'≥ 0 个 5'}    | ${'0'}    | ${'5.00'}
    ${'SC9 ≥ 0, below'}                    | ${'≥ 0 个 5'}    | ${'-1'}   | ${'0.00'}
    ${'SC9 a negative target, reached'}    | ${'≥ -3 % 5'}    | ${'-2'}   | ${'5.00'}
    ${'SC9 a negative target, not'}        | ${'≥ -3 % 5'}    | ${'-4'}   | ${'0.00'}
    ${'SC6 nothing below nothing'}         | ${'≥ 20 个 10'}  | ${'-4'}   | ${'0.00'}
    ${'SC8 strict reverse, in proportion'} | ${'＜ 6 万元 5'} | ${'7.5'}  | ${'3.75'}
    ${'SC10 ＞ at its edge scores full'}   | ${'＞ 20 个 10'} | ${'20'}   | ${'10.00'}
    ${'SC14 98% for a unit of %'}          | ${'≥ 98 % 10'}   | ${'98%'}  | ${'10.00'}
    ${'SC14 0.98 of a unit of %'}          | ${'≥ 98 % 10'}   | ${'0.98'} | ${'0.10'}
    ${'SC14 98% for a plain number'}       | ${'≥ 0.98  10'}  | ${'98%'}  | ${'10.00'}
  `('$example: $points', ({ indicator, actual, points }) => {
    expect(pointsOf(indicator, actual)).toBe(points)
  })

  it('I10 SC11 150 % beyond: full, a reason is due; confirmed as a low target ×0.6', () => {
    const indicator = indicatorOf('≥ 10 个 20')
    const free = indicatorScore({ indicator, actual: '25' }, gz2020)
    expect(free).toMatchObject({ points: '20.00', reasonRequired: true, beyondPercent: '150.00' })
    const confirmed = indicatorScore({ indicator, actual: '25', lowTargetConfirmed: true }, gz2020)
    expect(confirmed.points).toBe('12.00')
    expect(confirmed.explanation).toMatchObject({ rule: 'SC11' })
    expect(confirmed.explanation.arithmetic).toContain('20 × 0.6 = 12.00')
  })

  it.each`
    beyond     | actual    | points     | reason
    ${'30 %'}  | ${'13'}   | ${'20.00'} | ${false}
    ${'31 %'}  | ${'13.1'} | ${'18.00'} | ${true}
    ${'50 %'}  | ${'15'}   | ${'18.00'} | ${true}
    ${'51 %'}  | ${'15.1'} | ${'16.00'} | ${true}
    ${'100 %'} | ${'20'}   | ${'16.00'} | ${true}
    ${'101 %'} | ${'20.1'} | ${'12.00'} | ${true}
  `('SC11 confirmed, $beyond beyond: $points', ({ actual, points, reason }) => {
    const score = indicatorScore(
      { indicator: indicatorOf('≥ 10 个 20'), actual, lowTargetConfirmed: true },
      gz2020,
    )
    expect([score.points, score.reasonRequired]).toEqual([points, reason])
  })

  it.each([null, '', '  '])(
    'I11 SC13 a missing actual (%p) blocks; closed after the deadline it is 0',
    (actual) => {
      const indicator = indicatorOf('≥ 20 个 10')
      const open = indicatorScore({ indicator, actual }, gz2020)
      expect(open).toMatchObject({ points: null, status: 'missing', problem: '请填写实际完成值' })
      const closed = indicatorScore({ indicator, actual, closed: true }, gz2020)
      expect(closed).toMatchObject({ points: '0.00', status: 'missing', problem: null })
    },
  )

  it.each`
    grade         | entered    | points
    ${'部分达成'} | ${'8.0'}   | ${null}
    ${'部分达成'} | ${'7.99'}  | ${'7.99'}
    ${'部分达成'} | ${'6.0'}   | ${'6.00'}
    ${'部分达成'} | ${'5.99'}  | ${null}
    ${'部分达成'} | ${'7.995'} | ${null}
    ${'达成'}     | ${'8'}     | ${'8.00'}
    ${'达成'}     | ${'10'}    | ${'10.00'}
    ${'达成'}     | ${'10.01'} | ${null}
    ${'未达成'}   | ${'0'}     | ${'0.00'}
    ${'未达成'}   | ${'6'}     | ${null}
    ${'未达成'}   | ${'-1'}    | ${null}
    ${'达成'}     | ${null}    | ${null}
    ${'中'}       | ${'7'}     | ${'7.00'}
    ${'很好'}     | ${'9'}     | ${null}
    ${'toString'} | ${'9'}     | ${null}
  `('I12 SC12 $grade of 10 with $entered: $points', ({ grade, entered, points }) => {
    const score = indicatorScore(
      { indicator: indicatorOf('定性 稳步提高  10'), actual: grade, entered },
      gz2020,
    )
    expect(score.points).toBe(points)
    expect(score.problem === null).toBe(points !== null)
  })

  it('SC12 bounds are rounded to two decimals', () => {
    expect(bandOf('部分达成', '3.33', gz2020.scoring)).toEqual({ from: '2.00', below: '2.66' })
  })

  it.each`
    actual          | operator | points    | status
    ${'2020-11-30'} | ${'≤'}   | ${'5.00'} | ${'reached'}
    ${'2020-12-01'} | ${'≤'}   | ${'0.00'} | ${'missed'}
    ${'未完成'}     | ${'≤'}   | ${'0.00'} | ${'missed'}
    ${'2020-11-30'} | ${'＜'}  | ${'5.00'} | ${'borderline'}
    ${'2020.11'}    | ${'≤'}   | ${null}   | ${'refused'}
  `('SC15 $operator 2020-11-30, done $actual: $points', ({ actual, operator, points, status }) => {
    const indicator = indicatorOf(`${operator} 2020-11-30  5`, { accumulation: 'date' })
    expect(indicatorScore({ indicator, actual }, gz2020)).toMatchObject({ points, status })
  })

  it('SC10 a strict operator at its edge is told as 未达成（临界）', () => {
    const score = indicatorScore({ indicator: indicatorOf('＜ 6 万元 5'), actual: '6' }, gz2020)
    expect(score).toMatchObject({ points: '5.00', status: 'borderline' })
    expect(score.explanation.arithmetic).toContain('未达成（临界）')
  })

  it('SC7 two-sided: more than equal deviates as less does', () => {
    const rules = with2020({ equal: 'two-sided' })
    expect(pointsOf('＝ 100 人 10', '110', {}, rules)).toBe('9.00')
    expect(pointsOf('＝ 100 人 10', '90', {}, rules)).toBe('9.00')
    expect(pointsOf('＝ 100 人 10', '250', {}, rules)).toBe('0.00')
    expect(pointsOf('＝ 100 人 10', '110')).toBe('10.00')
  })
})

/** A form whose indicators together earn `others` points of 90. */
function formOf(budget: string, spent: string, others: string, rules = gz2020) {
  const indicators: IndicatorInput[] = [
    { indicator: indicatorOf('≥ 90 分 90'), actual: others === '' ? null : others },
  ]
  return scoreForm({ budget, spent, indicators }, rules)
}

describe('the worked examples of projects', () => {
  it.each`
    example                             | budget    | spent       | others     | exec       | total       | raw     | final
    ${'P1'}                             | ${'1000'} | ${'1000'}   | ${'90'}    | ${'10.00'} | ${'100.00'} | ${'优'} | ${'优'}
    ${'P2 exactly 85 % is not below'}   | ${'1000'} | ${'850'}    | ${'88'}    | ${'8.50'}  | ${'96.50'}  | ${'优'} | ${'优'}
    ${'P3 84.999 % shows 85.00 %'}      | ${'1000'} | ${'849.99'} | ${'88'}    | ${'8.50'}  | ${'96.50'}  | ${'优'} | ${'良'}
    ${'P4 exactly 75 % is not below'}   | ${'1000'} | ${'750'}    | ${'88'}    | ${'7.50'}  | ${'95.50'}  | ${'优'} | ${'良'}
    ${'P5 74.999 %'}                    | ${'1000'} | ${'749.99'} | ${'90'}    | ${'7.50'}  | ${'97.50'}  | ${'优'} | ${'中'}
    ${'P6 80 %'}                        | ${'1000'} | ${'800'}    | ${'83.5'}  | ${'8.00'}  | ${'91.50'}  | ${'优'} | ${'良'}
    ${'P7 cut in mid-year'}             | ${'500'}  | ${'480'}    | ${'86'}    | ${'9.60'}  | ${'95.60'}  | ${'优'} | ${'优'}
    ${'P8 raised in mid-year'}          | ${'1000'} | ${'700'}    | ${'85'}    | ${'7.00'}  | ${'92.00'}  | ${'优'} | ${'中'}
    ${'P9 SC3 over-executed'}           | ${'1000'} | ${'1030'}   | ${'80'}    | ${'10.00'} | ${'90.00'}  | ${'优'} | ${'优'}
    ${'P10 the cap does not lift'}      | ${'1000'} | ${'600'}    | ${'50'}    | ${'6.00'}  | ${'56.00'}  | ${'差'} | ${'差'}
    ${'P11 89.99 is 良'}                | ${'1000'} | ${'1000'}   | ${'79.99'} | ${'10.00'} | ${'89.99'}  | ${'良'} | ${'良'}
    ${'P11 90.00 is 优'}                | ${'1000'} | ${'1000'}   | ${'80.00'} | ${'10.00'} | ${'90.00'}  | ${'优'} | ${'优'}
    ${'P12 nothing spent'}              | ${'1000'} | ${'0'}      | ${'88'}    | ${'0.00'}  | ${'88.00'}  | ${'良'} | ${'中'}
    ${'P13 SC4 no budget, no spending'} | ${'0'}    | ${'0'}      | ${'81.90'} | ${null}    | ${'91.00'}  | ${'优'} | ${'优'}
    ${'P14 a published form'}           | ${'43.2'} | ${'37.24'}  | ${'89'}    | ${'8.62'}  | ${'97.62'}  | ${'优'} | ${'优'}
  `(
    '$example SC1 SC19 SC20 SC21: $exec, $total, $raw, $final',
    ({ budget, spent, others, exec, total, raw, final }) => {
      const score = formOf(budget, spent, others)
      expect(score.execution.points).toBe(exec)
      expect(score.total).toBe(total)
      expect(score.grade).toMatchObject({ rawGrade: raw, finalGrade: final })
      expect(score.grade?.capReason === null).toBe(raw === final)
    },
  )

  it('P3 SC21 shows 85.00 % and says why the grade is lower', () => {
    const { execution, grade } = formOf('1000', '849.99', '88')
    expect(execution.percent).toBe('85.00')
    expect(grade?.capReason).toBe('执行率 85.00%（849.99 ÷ 1000）低于 85%，不能评“优”')
    expect(grade?.explanation).toMatchObject({ rule: 'SC21', ruleSet: 'GZ2020' })
    expect(grade?.explanation.arithmetic).toContain('本为“优”')
  })

  it('P9 SC3 asks for an explanation, or refuses where the rule set does not allow it', () => {
    expect(formOf('1000', '1030', '80').execution).toMatchObject({ status: 'over-budget', percent: '103.00' })
    const strict = executionScore({ budget: '1000', spent: '1030' }, with2020({ allowOverspending: false }))
    expect(strict).toMatchObject({ status: 'refused', points: null })
  })

  it('P13 SC4 is to be confirmed; with the other option execution earns nothing', () => {
    expect(formOf('0', '0', '81.90')).toMatchObject({ needsConfirmation: true })
    expect(formOf('0', '0', '81.90').totalExplanation?.arithmetic).toBe(
      '81.90 ÷ 90 × 100 = 91.00，请财政部门确认',
    )
    expect(formOf('0', '0', '81.90', with2020({ zeroBudget: 'no-points' }))).toMatchObject({
      total: '81.90',
      needsConfirmation: false,
    })
  })

  it.each`
    rule                          | budget   | spent   | status
    ${'SC5 spent without budget'} | ${'0'}   | ${'7'}  | ${'refused'}
    ${'SC5 a negative budget'}    | ${'-1'}  | ${'0'}  | ${'refused'}
    ${'SC5 negative spending'}    | ${'1'}   | ${'-1'} | ${'refused'}
    ${'SC5 no budget filled in'}  | ${null}  | ${'1'}  | ${'missing'}
    ${'SC5 no spending filled'}   | ${'100'} | ${null} | ${'missing'}
  `('$rule has neither points nor a total', ({ budget, spent, status }) => {
    const score = formOf(budget, spent, '88')
    expect(score.execution).toMatchObject({ status, points: null })
    expect(score).toMatchObject({ total: null, grade: null })
    expect(score.execution.problem).not.toBeNull()
  })

  it('SC13 one missing actual leaves the form without total', () => {
    expect(formOf('1000', '1000', '')).toMatchObject({ total: null, grade: null })
  })

  it('SC21 covers departments as the rule set says', () => {
    const department = { budget: '1000', spent: '0', ofDepartment: true, indicators: [] }
    expect(scoreForm({ ...department, weight: '100', spent: '700' }, gz2020).grade?.finalGrade).toBe('中')
    const spared = with2020({ vetoCoversDepartments: false })
    const high = { ...department, spent: '840', weight: '100' }
    expect(scoreForm(high, gz2020).grade).toMatchObject({ rawGrade: '良', finalGrade: '良' })
    expect(scoreForm({ ...department, spent: '740', weight: '130' }, spared).grade?.finalGrade).toBe('优')
  })

  it('SC20 grade lines are the rule set’s', () => {
    const lower = with2020({ grades: { excellentFrom: '80', goodFrom: '70', fairFrom: '60' } })
    expect(['79.99', '80', '70', '59.99'].map((total) => gradeOfTotal(total, lower))).toEqual([
      ...['良', '优', '良', '差'],
    ])
  })
})

describe('MOF2021', () => {
  it.each`
    example                         | budget    | spent       | done         | exec
    ${'P1 SC2'}                     | ${'1000'} | ${'1000'}   | ${undefined} | ${'10.00'}
    ${'P2 SC2'}                     | ${'1000'} | ${'850'}    | ${undefined} | ${'7.00'}
    ${'SC2 exactly 80 %'}           | ${'1000'} | ${'800'}    | ${undefined} | ${'7.00'}
    ${'SC2 just below 80 %'}        | ${'1000'} | ${'799.99'} | ${undefined} | ${'5.00'}
    ${'P10 SC2'}                    | ${'1000'} | ${'600'}    | ${undefined} | ${'5.00'}
    ${'SC2 below 60 %'}             | ${'1000'} | ${'599.99'} | ${undefined} | ${'0.00'}
    ${'SC2 done within the budget'} | ${'1000'} | ${'700'}    | ${true}      | ${'10.00'}
    ${'SC3 beyond the budget'}      | ${'1000'} | ${'1030'}   | ${undefined} | ${'10.00'}
  `('$example: $exec', ({ budget, spent, done, exec }) => {
    const input = { budget, spent, ...(done === undefined ? {} : { projectDone: done }) }
    expect(executionScore(input, mof2021).points).toBe(exec)
  })

  it.each`
    rule                         | indicator       | actual   | points
    ${'SC16 reached'}            | ${'≥ 20 个 10'} | ${'20'}  | ${'10.00'}
    ${'SC16 80 % is half'}       | ${'≥ 20 个 10'} | ${'16'}  | ${'5.00'}
    ${'SC16 the pass line is 0'} | ${'≥ 20 个 10'} | ${'12'}  | ${'0.00'}
    ${'SC16 below it is 0'}      | ${'≥ 20 个 10'} | ${'11'}  | ${'0.00'}
    ${'SC16 reverse, 25 % over'} | ${'≤ 6 万元 5'} | ${'7.5'} | ${'1.88'}
  `('$rule: $points', ({ indicator, actual, points }) => {
    expect(pointsOf(indicator, actual, {}, mof2021)).toBe(points)
  })

  it.each([
    ['90', '10.00'],
    ['89.99', '8.00'],
    ['80', '8.00'],
    ['79', '5.00'],
    ['60', '5.00'],
    ['59.99', '0.00'],
  ])('SC17 satisfaction %s %% earns %s of 10', (actual, points) => {
    const indicator = indicatorOf('≥ 95 % 10', { level1: '满意度指标' })
    expect(indicatorScore({ indicator, actual }, mof2021).points).toBe(points)
  })

  it('SC18 yes or no earns all or nothing, whatever was entered', () => {
    const indicator = indicatorOf('定性 是  10')
    const score = (actual: string) => indicatorScore({ indicator, actual, entered: '7' }, mof2021).points
    expect([score('达成'), score('部分达成'), score('未达成')]).toEqual(['10.00', '0.00', '0.00'])
  })
})

describe('SC22 every number explains itself', () => {
  it('names rule, inputs, arithmetic, documents and the rule set', () => {
    expect(
      indicatorScore({ indicator: indicatorOf('≥ 20 个 10'), actual: '18' }, gz2020).explanation,
    ).toEqual({
      rule: 'SC6',
      inputs: [
        ['指标值', '≥ 20 个'],
        ['实际完成值', '18'],
        ['分值', '10'],
      ],
      arithmetic: '18 ÷ 20 × 10 = 9.00',
      basis: ['财预〔2020〕10号 项目支出绩效评价管理办法'],
      ruleSet: 'GZ2020',
    })
    expect(executionScore({ budget: '43.2', spent: '37.24' }, gz2020).explanation.arithmetic).toBe(
      '37.24 ÷ 43.2 × 10 = 8.62',
    )
    expect(formOf('1000', '850', '88').totalExplanation?.arithmetic).toBe('8.50 + 88.00 = 96.50')
  })
})

it('RS7 a set stored before scoring was a part of it is read with the usual scoring', () => {
  const { checkUp: _, scoring: __, ...stored } = gz2020
  expect(ruleSetSchema.parse(stored)).toEqual(gz2020)
})

it('RS6 MOF2021 has the form of a rule set and is offered only', () => {
  expect(ruleSetSchema.parse(mof2021)).toEqual(mof2021)
  expect(defaultRuleSets).not.toContain(mof2021)
})

it.each([
  ['98%', '%', '98'],
  ['９８％', '%', '98'],
  ['98%', '', '0.98'],
  ['98%', '人', null],
  ['550万粒', '万粒', '550'],
  ['1,200', '人', '1200'],
  ['≥266米', '米', null],
])('SC14 %s in %s is %s', (text, unit, value) => {
  expect(quantityInUnit(text, unit)).toBe(value)
})

describe('laws of scoring', () => {
  const cents = (most: number, least = 0) =>
    fc.integer({ min: least, max: most }).map((n) => multiply(String(n), '0.01'))
  const operator = fc.constantFrom('≥', '＞', '≤', '＜', '＝')
  const rules = fc.constantFrom(gz2020, mof2021, with2020({ equal: 'two-sided' }))
  const weights = fc
    .uniqueArray(fc.integer({ min: 1, max: 89 }), { maxLength: 8 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 90])
    .map((cuts) => cuts.slice(1).map((cut, index) => String(cut - (cuts[index] ?? 0))))
  const form = fc
    .record({
      weights,
      budget: cents(10_000_000, 1),
      spent: cents(12_000_000),
      operators: fc.array(operator, { minLength: 9, maxLength: 9 }),
      targets: fc.array(cents(1_000_000, -1000), { minLength: 9, maxLength: 9 }),
      actuals: fc.array(cents(2_000_000, -1000), { minLength: 9, maxLength: 9 }),
      confirmed: fc.boolean(),
    })
    .map(({ actuals, budget, confirmed, operators, spent, targets, weights }) => ({
      budget,
      spent,
      indicators: weights.map(
        (weight, n): IndicatorInput => ({
          indicator: indicatorOf(`${operators[n]} ${targets[n]} 人 ${weight}`),
          actual: actuals[n] ?? null,
          lowTargetConfirmed: confirmed,
        }),
      ),
    }))

  it('SC19 every part lies within its weight and the total within 0–100', () => {
    fc.assert(
      fc.property(form, rules, (input, set) => {
        const score = scoreForm(input, set)
        score.indicators.forEach(({ points }, n) => {
          expect(compare(points ?? '-1', '0')).toBeGreaterThanOrEqual(0)
          expect(compare(points ?? '-1', input.indicators[n]?.indicator.weight ?? '0')).toBeLessThanOrEqual(0)
        })
        expect(compare(score.total ?? '-1', '0')).toBeGreaterThanOrEqual(0)
        expect(compare(score.total ?? '101', '100')).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('SC21 the cap never raises a grade and never touches the score', () => {
    fc.assert(
      fc.property(form, rules, (input, set) => {
        const score = scoreForm(input, set)
        const free = scoreForm(input, { ...set, veto: { excellentBelowPercent: '0', goodBelowPercent: '0' } })
        expect(score.total).toBe(free.total)
        const { rawGrade, finalGrade } = score.grade ?? { rawGrade: '差', finalGrade: '优' }
        expect(grades.indexOf(finalGrade)).toBeGreaterThanOrEqual(grades.indexOf(rawGrade))
      }),
    )
  })

  it('SC6, SC8 going the operator’s way never lowers the points while no low target is confirmed', () => {
    const way = fc.constantFrom(['≥', 1], ['＞', 1], ['≤', -1], ['＜', -1]) as fc.Arbitrary<[string, 1 | -1]>
    fc.assert(
      fc.property(
        way,
        cents(100_000, -1000),
        cents(200_000, -1000),
        cents(100_000),
        rules,
        ([op, sign], target, actual, step, set) => {
          const better = add(actual, multiply(step, String(sign)))
          const points = (value: string) => pointsOf(`${op} ${target} 人 10`, value, {}, set) ?? '-1'
          expect(compare(points(better), points(actual))).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  it('SC1, SC2 spending more never lowers the points, and measuring in 元 changes nothing', () => {
    fc.assert(
      fc.property(cents(1_000_000, 1), cents(1_200_000), cents(1000), rules, (budget, spent, step, set) => {
        const points = (b: string, s: string) => executionScore({ budget: b, spent: s }, set).points ?? '-1'
        expect(compare(points(budget, add(spent, step)), points(budget, spent))).toBeGreaterThanOrEqual(0)
        expect(points(multiply(budget, '10000'), multiply(spent, '10000'))).toBe(points(budget, spent))
      }),
    )
  })

  it('SC11 a confirmed low target never earns more than the same actual unconfirmed', () => {
    fc.assert(
      fc.property(form, (input) => {
        const free = {
          ...input,
          indicators: input.indicators.map((one) => ({ ...one, lowTargetConfirmed: false })),
        }
        expect(compare(scoreForm(input, gz2020).total ?? '0', scoreForm(free, gz2020).total ?? '0')).not.toBe(
          1,
        )
      }),
    )
  })

  it('DE8 a share is the same in whole numbers and in exact decimals', () => {
    fc.assert(
      fc.property(cents(10_000), cents(1_000_000), cents(1_000_000, 1), (value, part, whole) => {
        const far = '00000000000000000'
        const exact = proportion(value, `${part.includes('.') ? part : `${part}.0`}${far}`, whole, 2)
        expect(proportion(value, part, whole, 2)).toBe(exact)
      }),
    )
  })

  it('DE8 refuses what has no share', () => {
    expect(() => proportion('1', '1', '0', 2)).toThrow(RangeError)
    expect(() => proportion('1', '-1', '1', 2)).toThrow(RangeError)
    expect(proportion('10', '2', '3', 2)).toBe('6.67')
    expect(proportion('7', '1', '2', 0)).toBe('4')
  })
})
