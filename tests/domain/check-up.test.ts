import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckedForm, checkUpDocument, checkUpForm } from '@domain/check-up/check-up'
import { compare } from '@domain/decimals/decimal'
import { defaultRuleSets, mof2021 } from '@domain/rule-sets/default-rule-sets'
import fc from 'fast-check'

type Row = Record<string, unknown>
const row = (more: Row = {}): Row => ({
  ...{ l1: '产出指标', l2: '数量指标', l3: '培训人数', op: '≥', target: '20', unit: '人', actual: '20' },
  ...{ weight: '50', scoreShown: '50', reason: null },
  ...more,
})
const benefit = row({
  l1: '效益指标',
  l2: '社会效益指标',
  l3: '就业率',
  unit: '%',
  target: '80',
  actual: '80',
  weight: '30',
  scoreShown: '30',
})
const content = row({
  l1: '满意度指标',
  l2: '服务对象满意度指标',
  l3: '学员满意度',
  unit: '%',
  target: '90',
  actual: '95',
  weight: '10',
  scoreShown: '10',
})
const quality = row({
  l2: '质量指标',
  l3: '合格率',
  unit: '%',
  target: '95',
  actual: '96',
  weight: '20',
  scoreShown: '20',
})

/** A form without a finding; each case changes one thing. */
const formOf = (first: Row = {}, funds: Row | null = {}, more: Row = {}): Row => ({
  ...{ id: 'A1', class: 'A', year: '2021', project: '职业培训', complete: true },
  funds: funds && {
    ...{ initial: '100', adjusted: '100', executed: '100', unit: '万元', executionWeight: '10' },
    ...{ executionRateShown: '100%', executionScoreShown: '10', ...funds },
  },
  indicators: [row({ weight: '30', scoreShown: '30', ...first }), quality, benefit, content],
  ...{ totalShown: '100', gradeShown: '优', ...more },
})

const found = ({ findings }: CheckedForm) =>
  findings.map(({ field, level, rule }) => `${rule} ${level} ${field}`)
const check = (form: unknown) => checkUpForm(form)

it('CU1–CU67 a form in order has no finding, and everything is computed', () => {
  const checked = check(formOf())
  expect(found(checked)).toEqual([])
  expect(checked.computed).toEqual({
    executionPoints: '10.00',
    indicatorPoints: ['30.00', '20.00', '30.00', '10.00'],
    total: '100.00',
    grade: '优',
  })
  expect(checked.explanations.execution?.arithmetic).toBe('100 ÷ 100 × 10 = 10.00')
})

const at = (cell: string) => `indicators[0].${cell}`

describe('rows', () => {
  it.each`
    rule      | cells                                                                       | finding
    ${'CU4'}  | ${{ op: '>=' }}                                                             | ${`warn ${at('op')}`}
    ${'CU4'}  | ${{ op: '≧' }}                                                              | ${`warn ${at('op')}`}
    ${'CU4'}  | ${{ op: '═' }}                                                              | ${`warn ${at('op')}`}
    ${'CU4'}  | ${{ op: '(OCR: =)≥' }}                                                      | ${`warn ${at('op')}`}
    ${'CU4'}  | ${{ op: '~' }}                                                              | ${`block ${at('op')}`}
    ${'CU4'}  | ${{ target: '２０' }}                                                       | ${`warn ${at('target')}`}
    ${'CU4'}  | ${{ op: null, target: '不低于20人', unit: null }}                           | ${`warn ${at('target')}`}
    ${'CU16'} | ${{ weight: '0' }}                                                          | ${`block ${at('weight')}`}
    ${'CU16'} | ${{ weight: null }}                                                         | ${`block ${at('weight')}`}
    ${'CU17'} | ${{ weight: '41' }}                                                         | ${`warn ${at('weight')}`}
    ${'CU19'} | ${{ weight: null, scoreShown: null }}                                       | ${`warn ${at('weight')}`}
    ${'CU20'} | ${{ op: null }}                                                             | ${`warn ${at('op')}`}
    ${'CU20'} | ${{ op: null, target: '明显提高', actual: '达成', unit: null }}             | ${`warn ${at('op')}`}
    ${'CU21'} | ${{ target: '明显提高' }}                                                   | ${`block ${at('target')}`}
    ${'CU21'} | ${{ target: '7,00.0,77' }}                                                  | ${`block ${at('target')}`}
    ${'CU21'} | ${{ actual: '无上访' }}                                                     | ${`block ${at('actual')}`}
    ${'CU21'} | ${{ op: '定性', target: '按时完成', actual: '100%' }}                       | ${`warn ${at('actual')}`}
    ${'CU22'} | ${{ l3: '培训人数（≥**人）' }}                                              | ${`block ${at('l3')}`}
    ${'CU22'} | ${{ reason: '（100字以内）' }}                                              | ${`block ${at('reason')}`}
    ${'CU22'} | ${{ target: '××' }}                                                         | ${`block ${at('target')}`}
    ${'CU23'} | ${{ op: '定性', target: '好坏', actual: '好坏' }}                           | ${`block ${at('target')}`}
    ${'CU23'} | ${{ op: '定性', target: '是/否', actual: '是' }}                            | ${`block ${at('target')}`}
    ${'CU24'} | ${{ op: null, unit: null, target: '2021.12', actual: '2021年11月5日' }}     | ${`warn ${at('target')}`}
    ${'CU24'} | ${{ op: null, unit: null, target: '2021年1月--2021年11月', actual: '100' }} | ${`block ${at('actual')}`}
    ${'CU24'} | ${{ op: '≥', unit: null, target: '2021年12月', actual: '2021-11-05' }}      | ${`block ${at('target')}`}
    ${'CU25'} | ${{ l2: '成本指标', l3: '投入资金', unit: '万元' }}                         | ${`warn ${at('op')}`}
    ${'CU25'} | ${{ op: '≤', l3: '学员满意度', unit: '%' }}                                 | ${`warn ${at('op')}`}
    ${'CU25'} | ${{ l3: '安全事故数', unit: '起' }}                                         | ${`warn ${at('op')}`}
    ${'CU22'} | ${{ l3: '补贴(50字以内)' }}                                                 | ${`block ${at('l3')}`}
    ${'CU24'} | ${{ unit: null, op: null, target: '80-90%', actual: '85%' }}                | ${`warn ${at('target')}`}
    ${'CU25'} | ${{ op: '≤' }}                                                              | ${`warn ${at('op')}`}
    ${'CU27'} | ${{ op: '定性', target: '100%', actual: '达成' }}                           | ${`warn ${at('target')}`}
    ${'CU27'} | ${{ l3: '群众生活改善情况', unit: '%' }}                                    | ${`warn ${at('l3')}`}
    ${'CU26'} | ${{ l3: '培训30人' }}                                                       | ${`warn ${at('target')}`}
    ${'CU26'} | ${{ l3: '培训人数（≤20人）' }}                                              | ${`warn ${at('op')}`}
    ${'CU26'} | ${{ op: '＜', l3: '年内无群体性事件发生', target: '5', unit: '次' }}        | ${`warn ${at('target')}`}
    ${'CU26'} | ${{ l3: '慰问（50人；6户；8家）', target: '100', unit: '%' }}               | ${`warn ${at('target')}`}
    ${'CU27'} | ${{ l3: '促进教育事业健康发展', unit: '%' }}                                | ${`warn ${at('l3')}`}
    ${'CU28'} | ${{ l3: '2021年全年' }}                                                     | ${`warn ${at('l3')}`}
    ${'CU28'} | ${{ l3: null }}                                                             | ${`block ${at('l3')}`}
    ${'CU29'} | ${{ l3: '家庭医生签约率' }}                                                 | ${`warn ${at('unit')}`}
    ${'CU29'} | ${{ unit: '人次' }}                                                         | ${`warn ${at('unit')}`}
    ${'CU29'} | ${{ op: '定性', l3: '项目持续期', target: '基本建立', actual: '达成' }}     | ${`warn ${at('target')}`}
    ${'CU31'} | ${{ unit: null }}                                                           | ${`warn ${at('unit')}`}
    ${'CU31'} | ${{ target: '20%' }}                                                        | ${`block ${at('unit')}`}
    ${'CU32'} | ${{ unit: null, target: '30', actual: '30' }}                               | ${`warn ${at('target')}`}
    ${'CU33'} | ${{ l2: '数量指标', l3: '资金支出率', unit: '%' }}                          | ${`warn ${at('l2')}`}
    ${'CU33'} | ${{ l1: '项目完成指标' }}                                                   | ${`warn ${at('l1')}`}
    ${'CU34'} | ${{ l3: '社会公益服务无经济效益' }}                                         | ${`warn ${at('l3')}`}
    ${'CU35'} | ${{ actual: '25', scoreShown: '37.5', reason: '扩面' }}                     | ${`block ${at('score')}`}
    ${'CU36'} | ${{ scoreShown: '9' }}                                                      | ${`block ${at('score')}`}
    ${'CU37'} | ${{ scoreShown: '31' }}                                                     | ${`block ${at('score')}`}
    ${'CU37'} | ${{ scoreShown: '-1' }}                                                     | ${`block ${at('score')}`}
    ${'CU37'} | ${{ scoreShown: '满分' }}                                                   | ${`block ${at('score')}`}
    ${'CU38'} | ${{ actual: null }}                                                         | ${`block ${at('actual')}`}
    ${'CU39'} | ${{ actual: '≥20人' }}                                                      | ${`block ${at('actual')}`}
    ${'CU39'} | ${{ unit: '厘米', actual: '≥20厘米' }}                                      | ${`block ${at('actual')}`}
    ${'CU39'} | ${{ actual: '约20人左右' }}                                                 | ${`block ${at('actual')}`}
    ${'CU40'} | ${{ actual: null, scoreShown: null }}                                       | ${`block ${at('actual')}`}
    ${'CU40'} | ${{ target: null }}                                                         | ${`block ${at('target')}`}
    ${'CU41'} | ${{ scoreShown: '29.9' }}                                                   | ${`block ${at('score')}`}
    ${'CU41'} | ${{ actual: '18', reason: '退训', scoreShown: '30' }}                       | ${`block ${at('score')}`}
    ${'CU42'} | ${{ op: '定性', target: '健全', actual: '基本健全', unit: null }}           | ${`warn ${at('actual')}`}
    ${'CU42'} | ${{ op: '定性', target: '健全', actual: '部分达成', unit: null }}           | ${`block ${at('score')}`}
    ${'CU43'} | ${{ actual: '26.1' }}                                                       | ${`warn ${at('reason')}`}
    ${'CU44'} | ${{ actual: '18', scoreShown: '27' }}                                       | ${`warn ${at('reason')}`}
    ${'CU46'} | ${{ actual: '20户' }}                                                       | ${`block ${at('actual')}`}
    ${'CU60'} | ${{ l3: '家长满意度', unit: '%', target: '100', actual: '100' }}            | ${`warn ${at('target')}`}
  `('$rule $cells: $finding', ({ rule, cells, finding }) => {
    expect(found(check(formOf(cells)))).toContain(`${rule} ${finding}`)
  })

  it.each([
    ['26 is exactly 130 %', { actual: '26' }, 'CU43'],
    ['a reason is there', { actual: '30', reason: '扩面' }, 'CU43'],
    ['a count of victims who are helped', { l3: '伤残、死亡家庭扶助人数' }, 'CU25'],
    ['an accident limit', { l3: '安全事故数', op: '≤', unit: '起' }, 'CU25'],
    ['a number that is the target', { l3: '培训20人' }, 'CU26'],
    ['a ratio with its name', { l3: '提高就业率', unit: '%' }, 'CU27'],
    ['spending indicator that saves', { l2: '成本指标', l3: '成本节约率', unit: '%' }, 'CU25'],
    ['a month with a unit is a number', { target: '2021.12', actual: '2021.12' }, 'CU24'],
  ])('no false alarm: %s', (_, cells, rule) => {
    expect(found(check(formOf(cells))).filter((one) => one.startsWith(`${rule} `))).toEqual([])
  })
})

describe('money', () => {
  it.each`
    rule      | funds                                                                           | finding
    ${'CU5'}  | ${{ adjusted: '7,00.0,77' }}                                                    | ${'block funds.adjusted'}
    ${'CU5'}  | ${{ executed: '-3' }}                                                           | ${'block funds.executed'}
    ${'CU5'}  | ${{ executed: 'NaN' }}                                                          | ${'block funds.executed'}
    ${'CU6'}  | ${{ unit: '元' }}                                                               | ${'warn funds.unit'}
    ${'CU6'}  | ${{ unit: '美元' }}                                                             | ${'block funds.unit'}
    ${'CU7'}  | ${{ executed: '103', executionRateShown: '103%' }}                              | ${'warn funds.executed'}
    ${'CU8'}  | ${{ adjusted: '0' }}                                                            | ${'block funds.adjusted'}
    ${'CU8'}  | ${{ adjusted: '0', executed: '0' }}                                             | ${'warn funds.executionRate'}
    ${'CU9'}  | ${{ initial: '150' }}                                                           | ${'warn funds.adjusted'}
    ${'CU10'} | ${{ parts: { 当年财政拨款: ['90', '90', '90'], 其他资金: ['9', '10', '10'] } }} | ${'block funds.initial'}
    ${'CU11'} | ${{ executionRateShown: '98%' }}                                                | ${'warn funds.executionRate'}
    ${'CU11'} | ${{ executed: '99.6', executionRateShown: '100%' }}                             | ${'warn funds.executionRate'}
    ${'CU12'} | ${{ adjusted: null }}                                                           | ${'warn funds.adjusted'}
    ${'CU12'} | ${{ executed: null }}                                                           | ${'block funds.executed'}
    ${'CU13'} | ${{ executed: '86.2', executionScoreShown: '9' }}                               | ${'block funds.executionScore'}
    ${'CU13'} | ${{ executionScoreShown: '9' }}                                                 | ${'block funds.executionScore'}
    ${'CU13'} | ${{ executed: '0', executionScoreShown: null }}                                 | ${'block funds.executionScore'}
    ${'CU14'} | ${{ executed: '89.99' }}                                                        | ${'warn funds.executed'}
    ${'CU15'} | ${{ executionWeight: '20' }}                                                    | ${'block indicators'}
    ${'CU18'} | ${{ executionWeight: '20' }}                                                    | ${'warn funds.executionWeight'}
    ${'CU18'} | ${{ executionWeight: '15' }}                                                    | ${'block funds.executionWeight'}
    ${'CU37'} | ${{ executed: '103', executionScoreShown: '10.3' }}                             | ${'block funds.executionScore'}
    ${'CU55'} | ${{ executed: '84.999', executionScoreShown: '8.5' }}                           | ${'block grade'}
    ${'CU56'} | ${{ executed: '49' }}                                                           | ${'warn total'}
  `('$rule $funds: $finding', ({ rule, funds, finding }) => {
    expect(found(check(formOf({}, funds)))).toContain(`${rule} ${finding}`)
  })

  it.each([
    ['CU14 exactly 90 %', { executed: '90' }, 'CU14'],
    ['CU55 exactly 85 %', { executed: '85' }, 'CU55'],
    [
      'CU11 one decimal of 86.48',
      { adjusted: '300', executed: '259.45', executionRateShown: '86.5%' },
      'CU11',
    ],
    ['CU11 a ratio', { executed: '86.48', executionRateShown: '0.8648' }, 'CU11'],
    [
      'CU10 parts of which one is not filled',
      { parts: { 其他: [null, '10', null], 财政: ['1', null, '2'] } },
      'CU10',
    ],
  ])('no false alarm: %s', (_, funds, rule) => {
    expect(found(check(formOf({}, funds))).filter((one) => one.startsWith(rule))).toEqual([])
  })

  it.each`
    rule                                    | funds                                                           | points
    ${'CU18 a frame of 20'}                 | ${{ executionWeight: '20', executed: '86.2' }}                  | ${'17.24'}
    ${'CU18 a frame without execution'}     | ${{ executionWeight: null }}                                    | ${null}
    ${'CU7 beyond the budget'}              | ${{ executed: '130' }}                                          | ${'10.00'}
    ${'CU8 no budget'}                      | ${{ adjusted: '0' }}                                            | ${null}
    ${'CU8 neither budget nor spending'}    | ${{ adjusted: '0', executed: '0' }}                             | ${null}
    ${'CU6 amounts in 元'}                  | ${{ unit: '元', adjusted: '387664.62', executed: '193832.31' }} | ${'5.00'}
    ${'CU13 nothing spent is 0, not empty'} | ${{ executed: '0.00' }}                                         | ${'0.00'}
  `('$rule: $points', ({ funds, points }) => {
    expect(check(formOf({}, funds)).computed.executionPoints).toBe(points)
  })
})

describe('totals and grades', () => {
  it.each`
    rule      | more                               | finding
    ${'CU1'}  | ${{ year: '2021（标题写2022）' }}  | ${'warn year'}
    ${'CU50'} | ${{ totalShown: null }}            | ${'block total'}
    ${'CU51'} | ${{ totalShown: '99' }}            | ${'block total'}
    ${'CU52'} | ${{ totalShown: '99' }}            | ${'block total'}
    ${'CU53'} | ${{ totalShown: '110' }}           | ${'block total'}
    ${'CU54'} | ${{ gradeShown: '良' }}            | ${'block grade'}
    ${'CU54'} | ${{ gradeShown: '圆满' }}          | ${'warn grade'}
    ${'CU22'} | ${{ annualGoal: '（200字以内）' }} | ${'block annualGoal'}
    ${'CU57'} | ${{ annualGoal: '全年培训25人' }}  | ${'warn annualGoal'}
  `('$rule $more: $finding', ({ rule, more, finding }) => {
    expect(found(check(formOf({}, {}, more)))).toContain(`${rule} ${finding}`)
  })

  it('CU57 sentences against figures; CU58 payment against execution', () => {
    const slow = check(formOf({}, { executed: '50' }, { problems: '暂无问题' }))
    expect(found(slow)).toContain('CU57 warn problems')
    const short = check(formOf({ actual: '18' }, {}, { completion: '各项指标均已完成' }))
    expect(found(short)).toContain('CU57 warn completion')
    const paid = check(
      formOf({ l3: '完成资金支付', unit: '%', target: '100', actual: '100' }, { executed: '50' }),
    )
    expect(found(paid)).toContain('CU58 warn indicators[0].actual')
  })

  it('CU15 weights of 100 beside an execution of 10; CU30 twins; CU61 nothing for satisfaction; CU62 levels', () => {
    const form = { ...formOf(), indicators: [quality, quality, { ...benefit, weight: '60' }] }
    expect(found(check(form))).toEqual(
      expect.arrayContaining([
        'CU15 block indicators',
        'CU30 warn indicators[1]',
        'CU61 warn indicators',
        'CU62 warn indicators',
        'CU63 warn indicators',
      ]),
    )
  })

  it('CU52 sums unrounded points once, and a broken frame beyond 100 has no total', () => {
    const third = { target: '3', actual: '1', reason: '退训', weight: '30', scoreShown: '10' }
    expect(check(formOf(third)).computed.total).toBe('80.00')
    expect(
      check({ ...formOf(), indicators: [row({ weight: '60' }), row({ weight: '60' })] }).computed.total,
    ).toBeNull()
  })

  it('CU51 entered points are added unrounded and rounded once', () => {
    const thirds = ['3.333', '3.333', '3.334'].map((scoreShown) => row({ weight: '10', scoreShown }))
    const form = (totalShown: string) => check({ ...formOf(), indicators: thirds, totalShown })
    expect(found(form('20')).filter((one) => one.startsWith('CU51'))).toEqual([])
    expect(found(form('19.99'))).toContain('CU51 block total')
  })

  it('CU55 the computed grade bears the veto, the total does not', () => {
    expect(check(formOf({}, { executed: '84.99' })).computed).toMatchObject({ total: '98.50', grade: '良' })
    expect(check(formOf({}, { executed: '74.99' })).computed).toMatchObject({ total: '97.50', grade: '中' })
  })

  it('CU64 a grade that is not the computed one is told, once', () => {
    const short = { actual: '5', scoreShown: '30' } // the first indicator's points are too high, and so is the total
    expect(check(formOf(short)).computed.grade).not.toBe('优')
    expect(found(check(formOf(short)))).toContain('CU64 block grade')
    expect(found(check(formOf({}, { executed: '84.99' })))).not.toContain('CU64 block grade') // CU55 says it
  })

  it('CU8 without budget and spending the rows are scaled', () => {
    const form = formOf({ actual: '18', reason: '退训' }, { adjusted: '0', executed: '0' })
    expect(check(form).computed).toMatchObject({ total: '96.67', grade: '优', executionPoints: null })
  })

  it('what was entered changes no computed number of a quantity', () => {
    const high = check(
      formOf({ actual: '18', scoreShown: '30' }, { executionScoreShown: '9' }, { totalShown: '5' }),
    )
    const low = check(
      formOf({ actual: '18', scoreShown: '0' }, { executionScoreShown: null }, { totalShown: '99' }),
    )
    expect(high.computed).toEqual(low.computed)
  })

  it('CU42 points of 定性 are what was given within the band, else nothing is computed', () => {
    const given = (score: string) =>
      check(formOf({ op: '定性', target: '健全', actual: '健全', unit: null, scoreShown: score })).computed
        .indicatorPoints[0]
    expect([given('30'), given('24'), given('23.99')]).toEqual(['30.00', '24.00', null])
  })

  it('CU20 cost without operator is computed only where it is met exactly', () => {
    const points = (actual: string) =>
      check(formOf({ op: null, l2: '成本指标', l3: '总投资', unit: '万元', actual })).computed
        .indicatorPoints[0]
    expect([points('20'), points('18'), points('22')]).toEqual(['30.00', null, null])
  })

  it('takes the rule set that it is given', () => {
    const form = formOf({ actual: '16', reason: '退训' }, { executed: '85' })
    expect(checkUpForm(form, { rulesOf: () => mof2021 }).computed).toMatchObject({
      executionPoints: '7.00',
      indicatorPoints: ['15.00', '20.00', '30.00', '10.00'],
    })
  })
})

const fixture = JSON.parse(readFileSync(join(__dirname, '../fixtures/published-facts.json'), 'utf8'))
const published = new Map((checkUpDocument(fixture) ?? []).map((form) => [form.id, form]))

describe('the published forms', () => {
  it('answers one entry for every id, in order', () => {
    const ids = [...fixture.items, ...fixture.partialScoredRows].map(({ id }: { id: string }) => id)
    expect([...published.keys()]).toEqual(ids)
  })

  it.each`
    id       | execution  | total      | grade   | points
    ${'A07'} | ${'10.00'} | ${'99.80'} | ${'优'} | ${['10.00', '10.00', '10.00', '10.00', '10.00', '9.80', '10.00', '10.00', '10.00']}
    ${'A25'} | ${'0.00'}  | ${null}    | ${null} | ${Array(11).fill(null)}
    ${'A03'} | ${'10.00'} | ${null}    | ${null} | ${[null, null, '20.00', null, null, '10.00', null, '10.00', null]}
    ${'A23'} | ${'20.00'} | ${null}    | ${null} | ${Array(5).fill(null)}
    ${'A12'} | ${'4.99'}  | ${null}    | ${null} | ${['12.50']}
    ${'A24'} | ${'10.00'} | ${null}    | ${null} | ${['5.00', '5.00', '5.00', '4.84', '10.00', '5.00', '5.00', '9.00', '30.00']}
    ${'A10'} | ${null}    | ${null}    | ${null} | ${['25.00', '25.00', '30.00', '10.00']}
    ${'C02'} | ${'7.93'}  | ${null}    | ${null} | ${['10.00', '10.00', '10.00']}
  `('$id: $execution, $total', ({ id, execution, total, grade, points }) => {
    expect(published.get(id)?.computed).toEqual({
      executionPoints: execution,
      indicatorPoints: points,
      total,
      grade,
    })
  })

  it.each([
    [
      'A23',
      [
        'CU16 block indicators[0].weight',
        'CU18 warn funds.executionWeight',
        'CU26 warn indicators[0].target',
        'CU21 block indicators[3].actual',
        'CU60 warn indicators[4].target',
      ],
    ],
    [
      'A07',
      [
        'CU41 block indicators[2].score',
        'CU41 block indicators[5].score',
        'CU27 warn indicators[6].l3',
        'CU6 warn funds.unit',
        'CU29 warn indicators[0].unit',
        'CU62 warn indicators',
      ],
    ],
    [
      'A03',
      [
        'CU15 block indicators',
        'CU51 block total',
        'CU39 block indicators[1].actual',
        'CU20 warn indicators[5].op',
      ],
    ],
    [
      'A25',
      [
        'CU13 block funds.executionScore',
        'CU25 warn indicators[7].op',
        'CU24 warn indicators[6].target',
        'CU50 block total',
      ],
    ],
    [
      'A20',
      [
        'CU19 warn indicators[1].weight',
        'CU34 warn indicators[6].l3',
        'CU28 warn indicators[4].l3',
        'CU39 block indicators[9].actual',
      ],
    ],
    ['A17', ['CU23 block indicators[1].target']],
    [
      'A31',
      ['CU58 warn indicators[3].actual', 'CU18 warn funds.executionWeight', 'CU14 warn funds.executed'],
    ],
    [
      'A24',
      [
        'CU22 block indicators[0].l3',
        'CU41 block indicators[7].score',
        'CU41 block indicators[3].score',
        'CU43 warn indicators[2].reason',
        'CU26 warn indicators[7].op',
        'CU33 warn indicators[7].l2',
      ],
    ],
    [
      'A12',
      ['CU12 warn funds.adjusted', 'CU13 block funds.executionScore', 'CU32 warn indicators[0].target'],
    ],
    [
      'A10',
      ['CU36 block indicators[0].score', 'CU43 warn indicators[2].reason', 'CU33 warn indicators[2].l1'],
    ],
    ['A05', ['CU43 warn indicators[1].reason']],
    [
      'A09',
      [
        'CU8 block funds.adjusted',
        'CU41 block indicators[0].score',
        'CU29 warn indicators[24].unit',
        'CU25 warn indicators[23].op',
      ],
    ],
    ['A32', ['CU38 block indicators[0].actual', 'CU19 warn indicators[1].weight']],
    ['B09', ['CU15 block indicators', 'CU33 warn indicators[2].l2', 'CU33 warn indicators[4].l2']],
    ['B08', ['CU63 warn indicators']],
    ['B10', ['CU27 warn indicators[5].l3', 'CU24 warn indicators[2].target']],
    ['B11', ['CU59 warn indicators[7].target', 'CU33 warn indicators[9].l2']],
    ['B13', ['CU59 warn indicators[2].target', 'CU29 warn indicators[1].target']],
    ['B14', ['CU4 warn indicators[0].op', 'CU33 warn indicators[4].l2', 'CU60 warn indicators[9].target']],
    ['C02', ['CU55 block grade', 'CU1 warn year']],
    ['C04', ['CU54 block facts.grade', 'CU55 block grade', 'CU56 warn total']],
    ['C06', ['CU56 warn total']],
    ['C16', ['CU7 warn facts']],
    ['C20', ['CU8 warn facts.rows[2]', 'CU43 warn facts.indicators[0].reason']],
    ['C34', ['CU11 warn facts.rate', 'CU14 warn facts']],
    ['C13', ['CU7 warn facts']],
    ['C14', ['CU66 warn facts.items_yuan[9]']],
    ['C21', ['CU67 warn facts.projects']],
    ['A24', [0, 3, 5, 6].map((row) => `CU65 warn indicators[${row}].l3`)],
  ])('%s: what was published wrong is found', (id, expected) => {
    const form = published.get(id)
    expect(form && found(form)).toEqual(expect.arrayContaining(expected))
  })

  it.each(['C05', 'C24'])('%s: what was published right has no finding', (id) => {
    expect(published.get(id)?.findings).toEqual([])
  })
})

describe('whatever is handed in ends in findings', () => {
  it('CU2 an id that was there before', () => {
    const [first, second] = checkUpDocument([formOf(), formOf()]) ?? []
    expect(first?.findings).toEqual([])
    expect(second && found(second)).toEqual(['CU2 block id'])
  })

  it.each([
    null,
    5,
    'text',
    true,
    [],
    [[]],
    {},
    { id: null },
    { id: {} },
    { id: 'x', indicators: 'no', funds: 5 },
  ])('CU1 %j among the forms has an entry of its own', (form) => {
    const forms = checkUpDocument({ items: [form], partialScoredRows: [form] }) ?? []
    expect(forms).toHaveLength(2)
    for (const { findings } of forms) expect(findings.map(({ rule }) => rule)).toContain('CU1')
  })

  it.each([null, 5, 'text', {}, { items: 5 }, { forms: [] }, { items: [], partialScoredRows: {} }])(
    'is no document: %j',
    (document) => {
      expect(checkUpDocument(document)).toBeNull()
    },
  )

  it.each([
    ['NUL', { l3: 'a\u0000b' }, 'CU3 warn indicators[0].l3'],
    ['a long cell', { l3: 'x'.repeat(5000) }, 'CU3 block indicators[0].l3'],
    ['a list for a cell', { target: [1] }, 'CU1 block indicators[0].target'],
    ['a huge number', { actual: 1e300 }, 'CU21 block indicators[0].actual'],
    ['a long number', { actual: '9'.repeat(400) }, 'CU21 block indicators[0].actual'],
  ])('CU3 %s is told', (_, cells, finding) => {
    expect(found(check(formOf(cells)))).toContain(finding)
  })

  it('CU1 answers by the id that was handed in', () => {
    const forms =
      checkUpDocument([
        { ...formOf(), id: 'x\u0000y' },
        { ...formOf(), id: 7 },
      ]) ?? []
    expect(forms.map(({ id }) => id)).toEqual(['x\u0000y', '7'])
  })

  it('reads numbers as they are written', () => {
    expect(
      check(formOf({ target: 20, actual: 18, weight: 30, reason: '退训' })).computed.indicatorPoints[0],
    ).toBe('27.00')
  })

  it('survives any JSON in any place, and is quick with hostile text', () => {
    const cell = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        '≥',
        '100%',
        '-',
        '',
        '9'.repeat(40),
        '１，２',
        '(((((',
        '*'.repeat(3000),
        '1'.repeat(3999),
        '至'.repeat(3999),
        ',1'.repeat(1500),
      ),
    )
    const anyRow = fc.dictionary(
      fc.constantFrom('l1', 'l2', 'l3', 'op', 'target', 'unit', 'actual', 'weight', 'scoreShown', 'reason'),
      cell,
    )
    const anyForm = fc.dictionary(
      fc.constantFrom(
        'id',
        'year',
        'class',
        'funds',
        'indicators',
        'totalShown',
        'gradeShown',
        'facts',
        'annualGoal',
        '__proto__',
      ),
      fc.oneof(
        cell,
        fc.array(anyRow, { maxLength: 4 }),
        fc.dictionary(
          fc.constantFrom(
            'initial',
            'adjusted',
            'executed',
            'unit',
            'executionWeight',
            'executionRateShown',
            'executionScoreShown',
            'parts',
            'rate',
            'score',
            'rows',
            'areas',
            'indicators',
            'budget',
            'spent',
            'grade',
          ),
          cell,
        ),
      ),
    )
    fc.assert(
      fc.property(fc.array(anyForm, { maxLength: 3 }), (forms) => {
        const start = performance.now()
        const checked = checkUpDocument(forms) ?? []
        expect(checked).toHaveLength(forms.length)
        for (const { computed } of checked)
          for (const points of [computed.executionPoints, computed.total, ...computed.indicatorPoints])
            if (points !== null) {
              expect(points).toMatch(/^\d+\.\d\d$/)
              expect(compare(points, '100')).not.toBe(1)
            }
        expect(performance.now() - start).toBeLessThan(2000)
      }),
    )
  })
})

it('knows the rule sets it is offered', () => {
  expect([...defaultRuleSets, mof2021].map(({ id }) => id)).toEqual(['GZ2020', 'GZ2022', 'MOF2021'])
})

describe('what several lines together show', () => {
  const aid = (l3: string, project = '临时救助') => found(check(formOf({ l3 }, {}, { project })))

  it.each(['农村低保发放人数', '特困人员供养人数', '低保标准', '医疗救助人次'])(
    'CU65 %s in 临时救助',
    (name) => {
      expect(aid(name)).toContain('CU65 warn indicators[0].l3')
    },
  )

  it.each([
    ['低保对象接受临时救助人数', '临时救助'],
    ['低保对象入户走访人数', '临时救助'],
    ['低保发放人数', '最低生活保障补助'],
    ['低保发放人数', '社会救助补助'],
  ])('CU65 %s belongs to %s', (name, project) => {
    expect(aid(name, project)).not.toContain('CU65 warn indicators[0].l3')
  })

  const facts = (more: Row) => found(check({ id: 'C1', class: 'C', year: '2021', facts: more }))

  it.each([
    [['51', '49'], ['CU66 warn facts.items[0]']],
    [['50', '50'], []],
    [['0', '0'], []],
  ])('CU66 of 100: %j', (items, expected) => {
    const total = items[0] === '0' ? '0' : '100'
    const told = facts({ spent_wan: total, items }).filter((one) => one.startsWith('CU66'))
    expect(told).toEqual(expected)
  })

  it.each([
    ['15(年初 8,年中加 8)', true],
    ['16（年初 8，年中加 8，含转列 5）', false],
    ['16（年初 8、年中加 8、其中新增 2）', false],
    ['15（年初 8）', false],
    ['15（见附表）', false],
    ['约 15', false],
  ])('CU67 %s', (projects, told) => {
    expect(facts({ projects }).includes('CU67 warn facts.projects')).toBe(told)
  })
})
