import fc from 'fast-check'
import { compare, isZero, multiply } from '../../domain/decimals/decimal'
import { type Accumulation, type Indicator, indicatorSchema } from '../../domain/indicators/indicator'
import { executionLight, indicatorLight, type Light, projectLight } from '../../domain/monitoring/lights'
import { defaultRuleSets } from '../../domain/rule-sets/default-rule-sets'

const [ruleSet] = defaultRuleSets
if (!ruleSet) throw new Error('no built-in rule set')

/** `≥ 6800 人次 cumulative` as an indicator; dates and words need no unit. */
function indicatorOf(text: string, milestones?: Indicator['milestones']): Indicator {
  const [operator, target, ...rest] = text.split(' ')
  return indicatorSchema.parse({
    ...{ id: 'K1', level1: '产出指标', level2: '数量指标', level3: '指标', weight: null },
    ...{ operator, target, accumulation: rest.at(-1), unit: rest.length > 1 ? rest[0] : '' },
    ...(milestones ? { milestones } : {}),
  })
}

const lightAt = (indicator: Indicator, actual: string | null, month: number) =>
  indicatorLight({ indicator, actual, month, ruleSet })

describe('execution', () => {
  it.each`
    rule                                    | spent       | budget    | month | light       | decidedBy
    ${'ML3 48.0 of the time share'}         | ${'280'}    | ${'1000'} | ${7}  | ${'red'}    | ${'ML3'}
    ${'ML3 exactly 60 is yellow'}           | ${'350'}    | ${'1000'} | ${7}  | ${'yellow'} | ${'ML3'}
    ${'ML3 just below 60 is red'}           | ${'349.99'} | ${'1000'} | ${7}  | ${'red'}    | ${'ML3'}
    ${'ML3 79.9989 is yellow'}              | ${'466.66'} | ${'1000'} | ${7}  | ${'yellow'} | ${'ML3'}
    ${'ML3 80.0006 is green'}               | ${'466.67'} | ${'1000'} | ${7}  | ${'green'}  | ${'ML3'}
    ${'ML3 exactly 80 is green'}            | ${'480'}    | ${'900'}  | ${8}  | ${'green'}  | ${'ML3'}
    ${'ML3 nothing spent is red, not gray'} | ${'0'}      | ${'1000'} | ${7}  | ${'red'}    | ${'ML3'}
    ${'ML3 everything spent in January'}    | ${'1000'}   | ${'1000'} | ${1}  | ${'green'}  | ${'ML3'}
    ${'ML3 79.99 at the end of the year'}   | ${'799.9'}  | ${'1000'} | ${12} | ${'yellow'} | ${'ML3'}
    ${'ML1 no amount spent filed'}          | ${null}     | ${'1000'} | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 an emptied field'}               | ${''}       | ${'1000'} | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 no budget known'}                | ${'280'}    | ${null}   | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 an amount half typed'}           | ${'28.'}    | ${'1000'} | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 a negative amount'}              | ${'-1'}     | ${'1000'} | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML2 budget 0'}                       | ${'0'}      | ${'0'}    | ${7}  | ${'gray'}   | ${'ML2'}
    ${'ML2 spending without budget'}        | ${'5'}      | ${'0.00'} | ${7}  | ${'gray'}   | ${'ML2'}
  `('$rule: $light', ({ spent, budget, month, light, decidedBy }) => {
    expect(executionLight({ spent, budget, month, ruleSet })).toMatchObject({ light, rule: decidedBy })
  })

  it('ML3 tells percent, time share and gap for display', () => {
    expect(executionLight({ spent: '280', budget: '1000', month: 7, ruleSet })).toEqual({
      light: 'red',
      rule: 'ML3',
      percent: '28.00',
      timeShare: '58.33',
      gap: '303.34',
      reason: '比时间进度少 303.34 万元',
    })
  })

  it('ML1 says 未填 and ML2 why it does not apply', () => {
    expect(executionLight({ spent: null, budget: '1000', month: 7, ruleSet }).reason).toBe('未填')
    expect(executionLight({ spent: '0', budget: '0', month: 7, ruleSet })).toMatchObject({
      notApplicable: true,
      reason: '全年预算数为 0，不计算执行进度',
    })
    expect(executionLight({ spent: '5', budget: '0', month: 7, ruleSet }).reason).toContain('请核对')
  })

  it('ML3 asks to explain overspending', () => {
    const over = executionLight({ spent: '1030', budget: '1000', month: 12, ruleSet })
    expect(over).toMatchObject({ light: 'green', percent: '103.00', gap: null })
    expect(over.reason).toContain('超过全年预算数')
  })

  it.each([0, 13, 7.5, Number.NaN])('ML3 knows no month %p', (month) => {
    expect(() => executionLight({ spent: '1', budget: '1', month, ruleSet })).toThrow(RangeError)
  })
})

describe('indicators', () => {
  it.each`
    rule                                                | of                             | actual          | month | light       | decidedBy
    ${'ML4 达成'}                                       | ${'定性 稳步提高 qualitative'} | ${'达成'}       | ${7}  | ${'green'}  | ${'ML4'}
    ${'ML4 部分达成'}                                   | ${'定性 稳步提高 qualitative'} | ${'部分达成'}   | ${7}  | ${'yellow'} | ${'ML4'}
    ${'ML4 未达成'}                                     | ${'定性 稳步提高 qualitative'} | ${'未达成'}     | ${12} | ${'red'}    | ${'ML4'}
    ${'ML1 an unknown grade'}                           | ${'定性 稳步提高 qualitative'} | ${'好'}         | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML5 far behind'}                                 | ${'≥ 6800 人次 cumulative'}    | ${'2108'}       | ${7}  | ${'red'}    | ${'ML5'}
    ${'ML5 exactly 60'}                                 | ${'≥ 1200 人 cumulative'}      | ${'420'}        | ${7}  | ${'yellow'} | ${'ML5'}
    ${'ML5 one short of 60'}                            | ${'≥ 1200 人 cumulative'}      | ${'419'}        | ${7}  | ${'red'}    | ${'ML5'}
    ${'ML5 exactly 80'}                                 | ${'≥ 1200 人 cumulative'}      | ${'560'}        | ${7}  | ${'green'}  | ${'ML5'}
    ${'ML5 one short of 80'}                            | ${'≥ 1200 人 cumulative'}      | ${'559'}        | ${7}  | ${'yellow'} | ${'ML5'}
    ${'ML5 0 reported is red, not gray'}                | ${'≥ 1200 人 cumulative'}      | ${'0'}          | ${7}  | ${'red'}    | ${'ML5'}
    ${'ML5 ＝ is met by more as well'}                  | ${'＝ 512 人 cumulative'}      | ${'520'}        | ${7}  | ${'green'}  | ${'ML5'}
    ${'ML5 typed with separators'}                      | ${'≥ 6800 人次 cumulative'}    | ${'6,800'}      | ${12} | ${'green'}  | ${'ML5'}
    ${'ML1 nothing filed'}                              | ${'≥ 6800 人次 cumulative'}    | ${null}         | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 blanks filed'}                               | ${'≥ 6800 人次 cumulative'}    | ${'  '}         | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML1 no number'}                                  | ${'≥ 6800 人次 cumulative'}    | ${'很多'}       | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML7 60 of 100 in July is red'}                   | ${'≥ 100 % rate'}              | ${'60'}         | ${7}  | ${'red'}    | ${'ML7'}
    ${'ML7 60 of 100 in January is red'}                | ${'≥ 100 % rate'}              | ${'60'}         | ${1}  | ${'red'}    | ${'ML7'}
    ${'ML7 exactly 90 %'}                               | ${'≥ 95 % rate'}               | ${'85.5'}       | ${7}  | ${'yellow'} | ${'ML7'}
    ${'ML7 just below 90 %'}                            | ${'≥ 95 % rate'}               | ${'85.49'}      | ${7}  | ${'red'}    | ${'ML7'}
    ${'ML7 just below the target'}                      | ${'≥ 95 % rate'}               | ${'94.99'}      | ${7}  | ${'yellow'} | ${'ML7'}
    ${'ML7 the target itself'}                          | ${'≥ 95 % rate'}               | ${'95'}         | ${7}  | ${'green'}  | ${'ML7'}
    ${'ML7 so many a month'}                            | ${'＝ 1 次/月 rate'}           | ${'1'}          | ${3}  | ${'green'}  | ${'ML7'}
    ${'ML8 as much as the time share'}                  | ${'≤ 1200 万元 ceiling'}       | ${'700'}        | ${7}  | ${'green'}  | ${'ML8'}
    ${'ML8 a little more'}                              | ${'≤ 1200 万元 ceiling'}       | ${'700.01'}     | ${7}  | ${'yellow'} | ${'ML8'}
    ${'ML8 exactly 120 %'}                              | ${'≤ 1200 万元 ceiling'}       | ${'840'}        | ${7}  | ${'yellow'} | ${'ML8'}
    ${'ML8 above 120 %'}                                | ${'≤ 1200 万元 ceiling'}       | ${'840.01'}     | ${7}  | ${'red'}    | ${'ML8'}
    ${'ML8 the whole ceiling in December'}              | ${'≤ 1200 万元 ceiling'}       | ${'1200'}       | ${12} | ${'green'}  | ${'ML8'}
    ${'ML8 over the ceiling within 120 % is red'}       | ${'≤ 1200 万元 ceiling'}       | ${'1200.01'}    | ${12} | ${'red'}    | ${'ML8'}
    ${'ML9 within a limit'}                             | ${'≤ 2 次 limit'}              | ${'2'}          | ${1}  | ${'green'}  | ${'ML9'}
    ${'ML9 beyond a limit'}                             | ${'≤ 2 次 limit'}              | ${'3'}          | ${12} | ${'red'}    | ${'ML9'}
    ${'ML9 ＝ 0 and none'}                              | ${'＝ 0 次 limit'}             | ${'0'}          | ${7}  | ${'green'}  | ${'ML9'}
    ${'ML9 ＝ 0 and one'}                               | ${'＝ 0 次 limit'}             | ${'1'}          | ${7}  | ${'red'}    | ${'ML9'}
    ${'ML10 done before the day'}                       | ${'≤ 2020-06-30 date'}         | ${'2020-05-01'} | ${7}  | ${'green'}  | ${'ML10'}
    ${'ML10 done on the day'}                           | ${'≤ 2020-06-30 date'}         | ${'2020-06-30'} | ${7}  | ${'green'}  | ${'ML10'}
    ${'ML10 done a day late'}                           | ${'≤ 2020-06-30 date'}         | ${'2020-07-01'} | ${7}  | ${'red'}    | ${'ML10'}
    ${'ML10 not done and past'}                         | ${'≤ 2020-06-30 date'}         | ${'未完成'}     | ${7}  | ${'red'}    | ${'ML10'}
    ${'ML10 not done on the last day of the period'}    | ${'≤ 2020-07-31 date'}         | ${'未完成'}     | ${7}  | ${'red'}    | ${'ML10'}
    ${'ML10 not done, not yet due'}                     | ${'≤ 2020-08-01 date'}         | ${'未完成'}     | ${7}  | ${'green'}  | ${'ML10'}
    ${'ML10 before the next day can no longer be'}      | ${'＜ 2020-08-01 date'}        | ${'未完成'}     | ${7}  | ${'red'}    | ${'ML10'}
    ${'ML1 no answer about a date'}                     | ${'≤ 2020-06-30 date'}         | ${null}         | ${7}  | ${'gray'}   | ${'ML1'}
    ${'ML12 a rate that only equals ＞'}                | ${'＞ 95 % rate'}              | ${'95'}         | ${7}  | ${'yellow'} | ${'ML12'}
    ${'ML12 a rate above ＞'}                           | ${'＞ 95 % rate'}              | ${'95.01'}      | ${7}  | ${'green'}  | ${'ML7'}
    ${'ML12 a limit that equals ＜'}                    | ${'＜ 3 次 limit'}             | ${'3'}          | ${7}  | ${'red'}    | ${'ML12'}
    ${'ML12 a limit below ＜'}                          | ${'＜ 3 次 limit'}             | ${'2'}          | ${7}  | ${'green'}  | ${'ML9'}
    ${'ML12 a ceiling that equals ＜'}                  | ${'＜ 1200 万元 ceiling'}      | ${'1200'}       | ${12} | ${'red'}    | ${'ML12'}
    ${'ML12 a date that equals ＜'}                     | ${'＜ 2020-06-30 date'}        | ${'2020-06-30'} | ${7}  | ${'red'}    | ${'ML12'}
    ${'ML12 a quantity that equals ＞ keeps its share'} | ${'＞ 100 人 cumulative'}      | ${'100'}        | ${7}  | ${'green'}  | ${'ML5'}
    ${'ML13 ≥ 0 reached'}                               | ${'≥ 0 % rate'}                | ${'0'}          | ${7}  | ${'green'}  | ${'ML13'}
    ${'ML13 ≥ 0 missed'}                                | ${'≥ 0 % rate'}                | ${'-0.1'}       | ${7}  | ${'red'}    | ${'ML13'}
    ${'ML13 ≥ −5 reached'}                              | ${'≥ -5 % rate'}               | ${'-4'}         | ${7}  | ${'green'}  | ${'ML13'}
    ${'ML13 ≥ −5 missed'}                               | ${'≥ -5 % rate'}               | ${'-6'}         | ${7}  | ${'red'}    | ${'ML13'}
    ${'ML13 ＞ 0 and nothing is on the edge'}           | ${'＞ 0 人 cumulative'}        | ${'0'}          | ${7}  | ${'yellow'} | ${'ML12'}
    ${'ML13 ＝ 0 as a rate'}                            | ${'＝ 0 % rate'}               | ${'0.5'}        | ${7}  | ${'red'}    | ${'ML13'}
    ${'ML13 a ceiling of 0, unspent'}                   | ${'≤ 0 万元 ceiling'}          | ${'0'}          | ${7}  | ${'green'}  | ${'ML13'}
    ${'ML8 a ceiling of 0, spent'}                      | ${'≤ 0 万元 ceiling'}          | ${'0.01'}       | ${7}  | ${'red'}    | ${'ML8'}
  `('$rule: $of, $actual is $light', ({ of, actual, month, light, decidedBy }) => {
    expect(lightAt(indicatorOf(of), actual, month)).toMatchObject({ light, rule: decidedBy })
  })

  it('ML5 tells that 1,859 visits are missing, rounded up to whole ones', () => {
    expect(lightAt(indicatorOf('≥ 6800 人次 cumulative'), '2108', 7)).toEqual({
      light: 'red',
      rule: 'ML5',
      percent: '31.00',
      timeShare: '58.33',
      gap: '1859',
      reason: '比时间进度少 1,859 人次',
    })
  })

  it.each`
    of                        | actual    | gap        | reason
    ${'≥ 10 公里 cumulative'} | ${'2'}    | ${'3.84'}  | ${'比时间进度少 3.84 公里'}
    ${'＝ 95 % cumulative'}   | ${'20'}   | ${'35.42'} | ${'比时间进度少 35.42 个百分点'}
    ${'≥ 95 % rate'}          | ${'92'}   | ${'3'}     | ${'比指标值低 3 个百分点'}
    ${'≤ 1200 万元 ceiling'}  | ${'800'}  | ${'100'}   | ${'比时间进度多用 100 万元'}
    ${'≤ 1200 万元 ceiling'}  | ${'1300'} | ${'100'}   | ${'超过指标值 100 万元'}
    ${'≤ 2 次 limit'}         | ${'5'}    | ${'3'}     | ${'超过指标值 3 次'}
    ${'≥ -5 % rate'}          | ${'-6.5'} | ${'1.5'}   | ${'比指标值低 1.5 个百分点'}
  `('ML5–ML9 words the gap: $reason', ({ of, actual, gap, reason }) => {
    expect(lightAt(indicatorOf(of), actual, 7)).toMatchObject({ gap, reason })
  })

  it('ML11 is gray with its reason and takes no part, but a filed value counts', () => {
    const indicator = indicatorOf('≥ 90 % rate')
    const notMeasurable = '满意度调查安排在12月'
    expect(indicatorLight({ indicator, actual: null, month: 7, notMeasurable, ruleSet })).toMatchObject({
      light: 'gray',
      rule: 'ML11',
      reason: '尚不可衡量：满意度调查安排在12月',
      notApplicable: true,
    })
    expect(indicatorLight({ indicator, actual: '95', month: 7, notMeasurable, ruleSet }).light).toBe('green')
    expect(indicatorLight({ indicator, actual: '', month: 7, notMeasurable: ' ', ruleSet }).rule).toBe('ML1')
  })

  it('ML10 a reason without a day does not stop the calendar', () => {
    const indicator = indicatorOf('≤ 2020-06-30 date')
    const notMeasurable = '仍在施工'
    const at = (month: number) => indicatorLight({ indicator, actual: null, month, notMeasurable, ruleSet })
    expect([at(5).light, at(6).light]).toEqual(['green', 'red'])
  })

  it('ML10 places the month in the fiscal year that is given', () => {
    const indicator = indicatorOf('≤ 2021-06-30 date')
    const at = (fiscalYear: number) =>
      indicatorLight({ indicator, actual: '未完成', month: 12, fiscalYear, ruleSet }).light
    expect([at(2020), at(2021)]).toEqual(['green', 'red'])
  })
})

describe('milestones', () => {
  const summer = indicatorOf('≥ 1000 人 cumulative', [
    { month: 6, share: '20' },
    { month: 9, share: '90' },
  ])
  const works = indicatorOf('≤ 1000 万元 ceiling', [{ month: 6, share: '30' }])

  it.each`
    rule                                                | indicator | actual   | month | light
    ${'ML6 before the first one nothing is due'}        | ${summer} | ${'0'}   | ${5}  | ${'green'}
    ${'ML6 the one reached replaces the time share'}    | ${summer} | ${'160'} | ${6}  | ${'green'}
    ${'ML6 with the same edges'}                        | ${summer} | ${'159'} | ${6}  | ${'yellow'}
    ${'ML6 it holds until the next'}                    | ${summer} | ${'160'} | ${8}  | ${'green'}
    ${'ML6 the next one holds from its month'}          | ${summer} | ${'160'} | ${9}  | ${'red'}
    ${'ML6 in December everything is due'}              | ${summer} | ${'599'} | ${12} | ${'red'}
    ${'ML8 before the first, its share may be used up'} | ${works}  | ${'300'} | ${2}  | ${'green'}
    ${'ML8 but not more than a fifth beyond it'}        | ${works}  | ${'361'} | ${2}  | ${'red'}
    ${'ML8 in December the whole ceiling may be used'}  | ${works}  | ${'999'} | ${12} | ${'green'}
  `('$rule', ({ indicator, actual, month, light }) => {
    expect(lightAt(indicator, actual, month).light).toBe(light)
  })

  it('ML6 names the yardstick', () => {
    expect(lightAt(summer, '100', 7)).toMatchObject({
      rule: 'ML6',
      timeShare: '20.00',
      gap: '100',
      reason: '比分月进度少 100 人',
    })
  })
})

describe('the project', () => {
  it.each`
    rule                                        | lights                       | possibilities  | light
    ${'ML14 all green'}                         | ${['green', 'green']}        | ${['1', null]} | ${'green'}
    ${'ML14 one yellow'}                        | ${['green', 'yellow']}       | ${[]}          | ${'yellow'}
    ${'ML14 one red among yellow and gray'}     | ${['yellow', 'red', 'gray']} | ${[]}          | ${'red'}
    ${'ML14 one not reported'}                  | ${['green', 'gray']}         | ${[]}          | ${'gray'}
    ${'ML14 yellow is worse than not reported'} | ${['yellow', 'gray']}        | ${[]}          | ${'yellow'}
    ${'ML14 one not applicable takes no part'}  | ${['green', 'n/a']}          | ${[]}          | ${'green'}
    ${'ML14 none takes part'}                   | ${['n/a']}                   | ${['1']}       | ${'gray'}
    ${'ML14 nothing at all'}                    | ${[]}                        | ${[]}          | ${'gray'}
    ${'ML15 有可能 is at least yellow'}         | ${['green']}                 | ${['1', '2']}  | ${'yellow'}
    ${'ML15 有可能 does not soften red'}        | ${['red']}                   | ${['2']}       | ${'red'}
    ${'ML15 完全不可能 is red'}                 | ${['green']}                 | ${['3']}       | ${'red'}
    ${'ML15 完全不可能 is red even unreported'} | ${['gray']}                  | ${['3']}       | ${'red'}
  `('$rule: $light', ({ lights, possibilities, light }) => {
    const parts = lights.map((part: string) =>
      part === 'n/a' ? { light: 'gray', notApplicable: true } : { light: part },
    )
    expect(projectLight(parts, possibilities)).toBe(light)
  })
})

describe('laws of the lights', () => {
  const badness: Record<Light, number> = { green: 0, gray: 1, yellow: 2, red: 3 }
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((fen) => multiply(String(fen), '0.01'))
  const positive = fc.integer({ min: 1, max: 1_000_000 }).map((fen) => multiply(String(fen), '0.01'))
  const month = fc.integer({ min: 1, max: 12 })
  const kinds: [string, Exclude<Accumulation, 'date' | 'qualitative'>, 1 | -1][] = [
    ['≥', 'cumulative', 1],
    ['＞', 'cumulative', 1],
    ['＝', 'cumulative', 1],
    ['≥', 'rate', 1],
    ['＞', 'rate', 1],
    ['≤', 'ceiling', -1],
    ['＜', 'ceiling', -1],
    ['≤', 'limit', -1],
    ['＜', 'limit', -1],
  ]

  it.each(kinds)(
    'ML5–ML13 %s %s: going the operator’s way never makes the light worse',
    (operator, kind, way) => {
      const target = fc.integer({ min: -100_000, max: 1_000_000 }).map((fen) => multiply(String(fen), '0.01'))
      fc.assert(
        fc.property(target, amount, amount, month, (t, a, b, m) => {
          const indicator = indicatorOf(`${operator} ${t} 人 ${kind}`)
          const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a]
          const change =
            badness[lightAt(indicator, more, m).light] - badness[lightAt(indicator, less, m).light]
          // ML13: ＝ 0 is reached by 0 or less, so its way is down
          const onward = operator === '＝' && isZero(t) ? -1 : way
          expect(change * onward).toBeLessThanOrEqual(0)
        }),
        { examples: [['0', '0', '0.01', 1]] },
      )
    },
  )

  it.each(kinds)('ML5–ML9 %s %s: measuring in another unit never changes the light', (operator, kind) => {
    fc.assert(
      fc.property(positive, amount, positive, month, (t, a, scale, m) => {
        const small = lightAt(indicatorOf(`${operator} ${t} 人 ${kind}`), a, m)
        const large = lightAt(
          indicatorOf(`${operator} ${multiply(t, scale)} 人 ${kind}`),
          multiply(a, scale),
          m,
        )
        expect(large.light).toBe(small.light)
        expect(large.percent).toBe(small.percent)
      }),
    )
  })

  it('ML3 spending more never makes the light worse, and scaling both amounts changes nothing', () => {
    fc.assert(
      fc.property(positive, amount, amount, positive, month, (budget, a, b, scale, m) => {
        const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a]
        const at = (spent: string) => executionLight({ spent, budget, month: m, ruleSet }).light
        expect(badness[at(more)]).toBeLessThanOrEqual(badness[at(less)])
        const scaled = executionLight({
          spent: multiply(a, scale),
          budget: multiply(budget, scale),
          month: m,
          ruleSet,
        })
        expect(scaled.light).toBe(at(a))
      }),
    )
  })

  it('ML3, ML5 the same figures give the same light as budget and as quantity, by integer arithmetic', () => {
    const whole = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 10_000 }), month, (a, t, m) => {
        const share = a * 12 * 100 // against edge × t × m, all whole numbers
        const expected = share < 60 * t * m ? 'red' : share < 80 * t * m ? 'yellow' : 'green'
        expect(lightAt(indicatorOf(`≥ ${t} 人 cumulative`), String(a), m).light).toBe(expected)
        const execution = executionLight({ spent: String(a), budget: String(t), month: m, ruleSet })
        expect(execution.light).toBe(expected)
      }),
    )
  })

  it('ML14, ML15 the project is never better than any part of it, and order does not matter', () => {
    const parts = fc.array(fc.constantFrom<Light>('green', 'gray', 'yellow', 'red'), { maxLength: 8 })
    const possibility = fc.constantFrom<'1' | '2' | '3' | null>('1', '2', '3', null)
    fc.assert(
      fc.property(parts, fc.array(possibility, { maxLength: 8 }), (lights, possibilities) => {
        const verdicts = lights.map((light) => ({ light }))
        const project = projectLight(verdicts, possibilities)
        for (const light of lights) expect(badness[project]).toBeGreaterThanOrEqual(badness[light])
        expect(projectLight([...verdicts].reverse(), [...possibilities].reverse())).toBe(project)
      }),
    )
  })
})

it.each`
  indicator                      | actual        | march       | november
  ${'≥ 100 人 cumulative'}       | ${'40'}       | ${'green'}  | ${'red'}
  ${'≤ 100 万元 ceiling'}        | ${'40'}       | ${'red'}    | ${'green'}
  ${'≥ 90 % rate'}               | ${'85'}       | ${'yellow'} | ${'yellow'}
  ${'≤ 3 次 limit'}              | ${'2'}        | ${'green'}  | ${'green'}
  ${'定性 稳步提高 qualitative'} | ${'部分达成'} | ${'yellow'} | ${'yellow'}
`(
  'IN3 the month matters to $indicator as its accumulation says',
  ({ actual, indicator, march, november }) => {
    const lights = [3, 11].map((month) => lightAt(indicatorOf(indicator), actual, month).light)
    expect(lights).toEqual([march, november])
  },
)
