import { actualProblem, readActual } from '../../domain/indicators/actual'
import { firstDayAfter, isCalendarDay, lastDayOf } from '../../domain/indicators/calendar-day'
import { type Indicator, indicatorSchema } from '../../domain/indicators/indicator'
import { normaliseOperator, operatorCodes, operators } from '../../domain/indicators/operator'
import { plainTarget, targetText } from '../../domain/indicators/target-text'
import { isCountable, isMoneyUnit, isRatioUnit, normaliseUnit } from '../../domain/indicators/unit'

const trained: Indicator = {
  id: 'K1',
  level1: '产出指标',
  level2: '数量指标',
  level3: '培训人数',
  operator: '≥',
  target: '2150',
  unit: '人',
  weight: '10',
  accumulation: 'cumulative',
}

describe('operators', () => {
  it('IN1 carries the codes of the national interface', () => {
    expect(operators.map((operator) => operatorCodes[operator])).toEqual(
      [2, 1, 3, 4, 5, 6].sort((a, b) => a - b),
    )
  })

  it.each`
    text        | operator
    ${'≥'}      | ${'≥'}
    ${'≧'}      | ${'≥'}
    ${'⩾'}      | ${'≥'}
    ${'>='}     | ${'≥'}
    ${'> ='}    | ${'≥'}
    ${'=>'}     | ${'≥'}
    ${'＞＝'}   | ${'≥'}
    ${'不低于'} | ${'≥'}
    ${'不少于'} | ${'≥'}
    ${'以上'}   | ${'≥'}
    ${'>'}      | ${'＞'}
    ${'超过'}   | ${'＞'}
    ${'═'}      | ${'＝'}
    ${'='}      | ${'＝'}
    ${'=='}     | ${'＝'}
    ${'等于'}   | ${'＝'}
    ${'<'}      | ${'＜'}
    ${'小于'}   | ${'＜'}
    ${'不满'}   | ${'＜'}
    ${'<='}     | ${'≤'}
    ${'≦'}      | ${'≤'}
    ${'不高于'} | ${'≤'}
    ${'不超过'} | ${'≤'}
    ${'以下'}   | ${'≤'}
    ${'以内'}   | ${'≤'}
    ${'定性'}   | ${'定性'}
    ${'约'}     | ${null}
    ${'≠'}      | ${null}
    ${''}       | ${null}
  `('IN2 "$text" means $operator', ({ text, operator }) => {
    expect(normaliseOperator(text)).toBe(operator)
  })
})

describe('the form of an indicator', () => {
  it.each`
    rule                                   | changes                                                                    | field
    ${'IN4 ≤ does not accumulate'}         | ${{ operator: '≤' }}                                                       | ${'operator'}
    ${'IN4 a ceiling is never ＝'}         | ${{ operator: '＝', accumulation: 'ceiling' }}                             | ${'operator'}
    ${'IN4 定性 is qualitative'}           | ${{ operator: '定性' }}                                                    | ${'operator'}
    ${'IN5 a number has a unit'}           | ${{ unit: '' }}                                                            | ${'unit'}
    ${'IN5 a number is a plain decimal'}   | ${{ target: '2,150' }}                                                     | ${'target'}
    ${'IN5 a date is in the calendar'}     | ${{ operator: '≤', accumulation: 'date', target: '2021-02-29', unit: '' }} | ${'target'}
    ${'IN6 milestones rise'} | ${{ milestones: [{ month: 6, share: '50' }, { month: 3, share: '60' }] }} | ${'milestones'}
    ${'IN6 shares do not fall'} | ${{ milestones: [{ month: 3, share: '50' }, { month: 6, share: '40' }] }} | ${'milestones'}
    ${'IN6 shares stay within the target'} | ${{ milestones: [{ month: 6, share: '120' }] }}                            | ${'milestones'}
    ${'IN6 December is everything'}        | ${{ milestones: [{ month: 12, share: '80' }] }}                            | ${'milestones'}
    ${'IN6 rates have no milestones'}      | ${{ accumulation: 'rate', milestones: [{ month: 6, share: '50' }] }}       | ${'milestones'}
    ${'IN7 a weight is positive'}          | ${{ weight: '0' }}                                                         | ${'weight'}
    ${'IN7 a weight is at most 100'}       | ${{ weight: '100.5' }}                                                     | ${'weight'}
  `('$rule', ({ changes, field }) => {
    const result = indicatorSchema.safeParse({ ...trained, ...changes })
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field])
  })

  it.each`
    rule                       | changes
    ${'IN7 no weight given'}   | ${{ weight: null }}
    ${'IN4 ＝ 0 is a limit'}   | ${{ operator: '＝', target: '0', accumulation: 'limit' }}
    ${'IN5 a negative target'} | ${{ target: '-5', unit: '%', accumulation: 'rate' }}
    ${'IN5 words'}             | ${{ operator: '定性', target: '稳步提高', unit: '', accumulation: 'qualitative' }}
    ${'IN5 a leap day'}        | ${{ operator: '≤', target: '2020-02-29', unit: '', accumulation: 'date' }}
    ${'IN6 milestones in order'} | ${{ milestones: [{ month: 8, share: '40' }, { month: 12, share: '100' }] }}
  `('$rule is accepted', ({ changes }) => {
    expect(indicatorSchema.safeParse({ ...trained, ...changes }).error?.issues).toBeUndefined()
  })
})

describe('targets in words', () => {
  it.each`
    changes                                                                            | table               | plain
    ${{}}                                                                              | ${'≥ 2,150 人'}     | ${'不少于 2,150 人'}
    ${{ target: '95', unit: '%', accumulation: 'rate' }}                               | ${'≥ 95%'}          | ${'不低于 95%'}
    ${{ operator: '＞', target: '95', unit: '%', accumulation: 'rate' }}               | ${'＞ 95%'}         | ${'高于 95%'}
    ${{ operator: '＝', target: '485', unit: '条' }}                                   | ${'＝ 485 条'}      | ${'等于 485 条'}
    ${{ operator: '≤', target: '620', unit: '万/月', accumulation: 'limit' }}          | ${'≤ 620 万/月'}    | ${'不超过 620 万/月'}
    ${{ operator: '＜', target: '3', unit: '次', accumulation: 'limit' }}              | ${'＜ 3 次'}        | ${'少于 3 次'}
    ${{ operator: '≤', target: '2020-11-30', unit: '', accumulation: 'date' }}         | ${'≤ 2020-11-30'}   | ${'不晚于 2020年11月30日'}
    ${{ operator: '定性', target: '稳步提高', unit: '', accumulation: 'qualitative' }} | ${'定性：稳步提高'} | ${'稳步提高'}
  `('shows $table, and to a citizen $plain', ({ changes, table, plain }) => {
    const indicator = { ...trained, ...changes }
    expect(targetText(indicator)).toBe(table)
    expect(plainTarget(indicator)).toBe(plain)
  })
})

describe('actual values', () => {
  it.each`
    accumulation     | text            | actual
    ${'cumulative'}  | ${'2,108'}      | ${{ kind: 'number', value: '2108' }}
    ${'rate'}        | ${' 97.50 '}    | ${{ kind: 'number', value: '97.5' }}
    ${'rate'}        | ${'97.5%'}      | ${null}
    ${'qualitative'} | ${'部分达成'}   | ${{ kind: 'grade', grade: '部分达成' }}
    ${'qualitative'} | ${'好'}         | ${null}
    ${'date'}        | ${'2020-07-15'} | ${{ kind: 'day', day: '2020-07-15' }}
    ${'date'}        | ${'未完成'}     | ${{ kind: 'not-done' }}
    ${'date'}        | ${'2020-06-31'} | ${null}
  `('IN10 $accumulation "$text"', ({ accumulation, text, actual }) => {
    expect(readActual({ accumulation }, text)).toEqual(actual)
    expect(actualProblem({ accumulation }, text) === null).toBe(actual !== null)
  })
})

describe('units', () => {
  it.each`
    unit        | countable | ratio    | money
    ${'人'}     | ${true}   | ${false} | ${false}
    ${'人次'}   | ${true}   | ${false} | ${false}
    ${'户'}     | ${true}   | ${false} | ${false}
    ${'单元'}   | ${true}   | ${false} | ${false}
    ${'万人'}   | ${false}  | ${false} | ${false}
    ${'公里'}   | ${false}  | ${false} | ${false}
    ${'平方米'} | ${false}  | ${false} | ${false}
    ${'天'}     | ${false}  | ${false} | ${false}
    ${'%'}      | ${false}  | ${true}  | ${false}
    ${'次/月'}  | ${false}  | ${true}  | ${false}
    ${'万元'}   | ${false}  | ${false} | ${true}
    ${'元'}     | ${false}  | ${false} | ${true}
    ${'元/人'}  | ${false}  | ${true}  | ${false}
  `('IN9 $unit', ({ unit, countable, ratio, money }) => {
    expect([isCountable(unit), isRatioUnit(unit), isMoneyUnit(unit)]).toEqual([countable, ratio, money])
  })

  it('IN8 has one spelling of percent', () => {
    expect(['%', '％', ' 百分比 ', '%(百分比)'].map(normaliseUnit)).toEqual(['%', '%', '%', '%'])
  })
})

describe('calendar days', () => {
  it('IN5 knows the ends of months and the leap years', () => {
    expect(lastDayOf(2020, 2)).toBe('2020-02-29')
    expect(lastDayOf(2021, 2)).toBe('2021-02-28')
    expect(lastDayOf(2100, 2)).toBe('2100-02-28')
    expect(firstDayAfter(2020, 12)).toBe('2021-01-01')
    expect(isCalendarDay('2021-04-31')).toBe(false)
    expect(isCalendarDay('2021-4-30')).toBe(false)
  })
})
