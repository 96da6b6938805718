import { readFileSync } from 'node:fs'
import path from 'node:path'
import publishedForms from '@server/demonstration/published-goals.json'
import { approvedGoalSchema, frameOf, selfEvaluationOf } from '../../domain/goal/approved-goal'
import { readDate } from '../../domain/goal/date-reading'
import { readPublishedGoal } from '../../domain/goal/published-goal'
import { targetText } from '../../domain/indicators/target-text'
import { defaultRuleSets } from '../../domain/rule-sets/default-rule-sets'
import { type RuleSet, ruleSetFor } from '../../domain/rule-sets/rule-set'

const [ruleSet] = defaultRuleSets
if (!ruleSet) throw new Error('no built-in rule set')

const ruleSetOf = (year: string): RuleSet => ruleSetFor(Number(year), '360700', defaultRuleSets) ?? ruleSet

function imported(id: string) {
  const form = publishedForms.find((candidate) => candidate.id === id)
  if (!form) throw new Error(`no form ${id}`)
  return readPublishedGoal(form, ruleSetOf(form.year))
}

/** A form of one sound row, changed where a case needs it. */
function formWith(row: Record<string, unknown>, header: Record<string, unknown> = {}) {
  const sound = {
    l1: '产出指标',
    l2: '数量指标',
    l3: '培训人数',
    op: '≥',
    target: '100',
    unit: '人',
    weight: '90',
  }
  return {
    ...{
      id: 'T1',
      source: null,
      place: null,
      year: '2020',
      project: '培训',
      department: '甲局',
      unit: '乙中心',
    },
    ...{ amount: '10', amountUnit: '万元', annualGoal: '培训到位', indicators: [{ ...sound, ...row }] },
    ...header,
  }
}

const readRow = (row: Record<string, unknown>, header?: Record<string, unknown>) =>
  readPublishedGoal(formWith(row, header), ruleSet)

/** `GI8 GI14×2`, in the order of the numbers. */
function tally(findings: readonly { rule: string }[]): string {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => Number(a.slice(2)) - Number(b.slice(2)))
    .map(([rule, count]) => (count === 1 ? rule : `${rule}×${count}`))
    .join(' ')
}

describe('six goals that governments published', () => {
  it.each`
    form     | name              | indicators | frame      | amountWan
    ${'B08'} | ${'青山区教育'}   | ${9}       | ${'none'}  | ${'16'}
    ${'B09'} | ${'宁晋县助学金'} | ${7}       | ${'other'} | ${null}
    ${'B10'} | ${'昭化区扶助'}   | ${9}       | ${'none'}  | ${'6.3'}
    ${'B11'} | ${'抗疫特别国债'} | ${11}      | ${'none'}  | ${'5652'}
    ${'B13'} | ${'丰都县辅警'}   | ${6}       | ${'none'}  | ${'2565'}
    ${'B14'} | ${'嘉峪关博物馆'} | ${10}      | ${'none'}  | ${'20'}
  `('GI $form $name can be monitored, not self-evaluated', ({ form, indicators, frame, amountWan }) => {
    const { goal, findings } = imported(form)
    expect(findings.filter(({ level }) => level === 'block')).toEqual([])
    expect(goal).toMatchObject({ id: form, amountWan })
    expect(goal?.goal.indicators).toHaveLength(indicators)
    expect(goal?.goal.frame).toBe(frame)
    expect(goal?.goal.selfEvaluation.allowed).toBe(false)
    expect(approvedGoalSchema.parse(goal?.goal)).toEqual(goal?.goal)
  })

  it('GI the table in docs/interchange.md tells what really comes out', () => {
    const text = readFileSync(path.join(__dirname, '../../docs/interchange.md'), 'utf8')
    const document = text.replace(/ +/g, ' ') // tables are padded for reading
    for (const { id, year } of publishedForms) {
      const { goal, findings } = imported(id)
      const { frame, indicators } = goal?.goal ?? { frame: '', indicators: [] }
      const cells = [id, goal ? 'yes' : 'no', indicators.length, frame, ruleSetOf(year).id, tally(findings)]
      expect(document).toContain(`| ${cells.join(' | ')} |`)
    }
  })

  it.each`
    id          | target                               | accumulation
    ${'B08-06'} | ${'＝ 100%'}                         | ${'rate'}
    ${'B08-07'} | ${'定性：稳步提高'}                  | ${'qualitative'}
    ${'B09-01'} | ${'定性：规章制度建立与否'}          | ${'qualitative'}
    ${'B09-02'} | ${'＝ 2,100 人'}                     | ${'cumulative'}
    ${'B09-03'} | ${'＝ 95%'}                          | ${'cumulative'}
    ${'B09-05'} | ${'≥ 95%'}                           | ${'rate'}
    ${'B10-03'} | ${'≤ 2021-12-31'}                    | ${'date'}
    ${'B10-04'} | ${'≤ 2021-12-31'}                    | ${'date'}
    ${'B10-05'} | ${'定性：严格按照预算标准1000元/人'} | ${'qualitative'}
    ${'B10-07'} | ${'定性：长期'}                      | ${'qualitative'}
    ${'B11-01'} | ${'＝ 1,346.0088 万平方米'}          | ${'cumulative'}
    ${'B11-05'} | ${'＝ 1 次/月'}                      | ${'rate'}
    ${'B11-07'} | ${'≤ 2020-11-30'}                    | ${'date'}
    ${'B11-08'} | ${'≤ 620 万/月'}                     | ${'limit'}
    ${'B11-10'} | ${'定性：2020年1月--2020年11月'}     | ${'qualitative'}
    ${'B13-01'} | ${'＝ 512 人'}                       | ${'cumulative'}
    ${'B13-03'} | ${'≤ 3,584 万元'}                    | ${'ceiling'}
    ${'B14-01'} | ${'≥ 300 天'}                        | ${'cumulative'}
    ${'B14-10'} | ${'≥ 99%'}                           | ${'rate'}
  `('GI $id reads $target ($accumulation)', ({ id, target, accumulation }) => {
    const indicators = imported(id.slice(0, 3)).goal?.goal.indicators ?? []
    const indicator = indicators.find((candidate) => candidate.id === id)
    expect(indicator && targetText(indicator)).toBe(target)
    expect(indicator?.accumulation).toBe(accumulation)
  })

  it('GI nothing but the names, weights and text that were published comes out', () => {
    for (const form of publishedForms) {
      const indicators = imported(form.id).goal?.goal.indicators ?? []
      expect(
        indicators.map(({ level1, level2, level3, weight }) => [level1, level2, level3, weight]),
      ).toEqual(form.indicators.map(({ l1, l2, l3, weight }) => [l1, l2, l3, weight]))
    }
  })

  it('GI every operator, unit or target that differs from the table has a finding at that field', () => {
    for (const form of publishedForms) {
      const { goal, findings } = imported(form.id)
      form.indicators.forEach((row, index) => {
        const indicator = goal?.goal.indicators[index]
        const told = findings
          .filter(({ field }) => field.startsWith(`indicators[${index}]`))
          .map(({ rule }) => rule)
        if (indicator?.operator !== row.op)
          expect(told).toContainEqual(expect.stringMatching(/^GI(6|7|8|9|11|12|13)$/))
        if (indicator?.unit !== (row.unit ?? '')) expect(told).toContain('GI10')
        if (indicator?.target !== row.target)
          expect(told).toContainEqual(expect.stringMatching(/^GI(7|11|13)$/))
      })
    }
  })

  it('GI2 a form without department and unit leaves both to the importer', () => {
    const { goal, findings } = imported('B11')
    expect(goal).toMatchObject({ departmentName: null, unitName: null })
    expect(findings.filter(({ rule }) => rule === 'GI2').map(({ field }) => field)).toEqual([
      'department',
      'unit',
    ])
  })

  it('GI16 the reason why B09 cannot be self-evaluated names its sum', () => {
    expect(imported('B09').goal?.goal.selfEvaluation).toEqual({
      allowed: false,
      reason: '分值合计 100 分，应为 90 分（预算执行率另计 10 分），自评无法计分',
    })
  })

  it('GI17 B13’s cost ceiling lies above its amount', () => {
    const finding = imported('B13').findings.find(({ rule }) => rule === 'GI17')
    expect(finding).toMatchObject({ level: 'warn', field: 'indicators[2].target' })
    expect(finding?.message).toContain('3,584.00 万元高于项目金额 2,565.00 万元')
  })
})

describe('what is taken otherwise than published is told', () => {
  it.each`
    rule                                          | row                                                           | target                  | told
    ${'a sound row tells only the way of adding'} | ${{}}                                                         | ${'≥ 100 人'}           | ${'GI14'}
    ${'GI5 a missing second level'}               | ${{ l2: null }}                                               | ${'≥ 100 人'}           | ${'GI5×2 GI14'}
    ${'GI6 a word for the operator'}              | ${{ op: '不低于' }}                                           | ${'≥ 100 人'}           | ${'GI6 GI14'}
    ${'GI6 a note beside the operator'}           | ${{ op: '≥（识别为 =）' }}                                    | ${'≥ 100 人'}           | ${'GI6 GI14'}
    ${'GI7 the operator before the number'}       | ${{ op: null, target: '不少于100人', unit: null }}            | ${'≥ 100 人'}           | ${'GI7 GI10 GI14'}
    ${'GI7 the operator behind the number'}       | ${{ op: null, target: '100人次以下', unit: null }}            | ${'≤ 100 人次'}         | ${'GI7 GI10 GI14'}
    ${'GI7 the same operator twice'}              | ${{ target: '100以上' }}                                      | ${'≥ 100 人'}           | ${'GI14'}
    ${'GI8 a bare number'}                        | ${{ op: null }}                                               | ${'＝ 100 人'}          | ${'GI8 GI14'}
    ${'GI9 a bare cost'}                          | ${{ l2: '成本指标', op: null, unit: '万元' }}                 | ${'＝ 100 万元'}        | ${'GI9 GI14'}
    ${'GI10 a spelled-out percent'}               | ${{ target: '95', unit: '百分比' }}                           | ${'≥ 95%'}              | ${'GI10 GI14'}
    ${'GI11 a day'}                               | ${{ op: null, target: '2020年6月30日前', unit: null }}        | ${'≤ 2020-06-30'}       | ${'GI11'}
    ${'GI11 a day of the next year'}              | ${{ op: null, target: '2021-03-01', unit: null }}             | ${'≤ 2021-03-01'}       | ${'GI11×2'}
    ${'GI11 a dotted month without unit'}         | ${{ op: null, target: '2020.12', unit: null }}                | ${'≤ 2020-12-31'}       | ${'GI11'}
    ${'GI8 the same digits with a unit'}          | ${{ op: null, target: '2020.12', unit: '亩' }}                | ${'＝ 2,020.12 亩'}     | ${'GI8 GI14'}
    ${'GI12 words'}                               | ${{ op: null, target: '显著提升', unit: null }}               | ${'定性：显著提升'}     | ${'GI12'}
    ${'GI12 about a hundred'}                     | ${{ op: null, target: '约100人', unit: null }}                | ${'定性：约100人'}      | ${'GI12'}
    ${'GI13 a yes-or-no question'}                | ${{ op: null, l3: '是否建立台账', target: null, unit: null }} | ${'定性：是否建立台账'} | ${'GI13'}
    ${'GI21 always reached'}                      | ${{ target: '0' }}                                            | ${'≥ 0 人'}             | ${'GI14 GI21'}
    ${'GI6 定性 keeps its words untold'}          | ${{ op: '定性', target: '良好', unit: null }}                 | ${'定性：良好'}         | ${''}
  `('$rule', ({ row, target, told }) => {
    const { goal, findings } = readRow(row)
    const [indicator] = goal?.goal.indicators ?? []
    expect(indicator && targetText(indicator)).toBe(target)
    expect(tally(findings)).toBe(told)
    expect(goal?.goal.selfEvaluation).toEqual({ allowed: true })
  })

  it.each`
    rule                        | row                                                           | accumulation
    ${'money under 成本'}       | ${{ l2: '成本指标', op: '≤', unit: '万元' }}                  | ${'ceiling'}
    ${'money under 社会成本'}   | ${{ l2: '社会成本指标', op: '≤', unit: '万元' }}              | ${'limit'}
    ${'a price'}                | ${{ l2: '成本指标', op: '≤', unit: '元/人' }}                 | ${'limit'}
    ${'accidents'}              | ${{ op: '≤', unit: '次', target: '2' }}                       | ${'limit'}
    ${'no accident'}            | ${{ op: '＝', unit: '次', target: '0' }}                      | ${'limit'}
    ${'spending'}               | ${{ l3: '预算执行率', unit: '%', target: '95' }}              | ${'cumulative'}
    ${'a pass rate'}            | ${{ l2: '质量指标', unit: '%', target: '95' }}                | ${'rate'}
    ${'satisfaction in points'} | ${{ l1: '满意度指标', l2: '服务对象满意度指标', unit: '分' }} | ${'rate'}
    ${'a time to take'}         | ${{ l2: '时效指标', op: '＝', unit: '天', target: '30' }}     | ${'limit'}
    ${'everything else'}        | ${{ l1: '效益指标', l2: '经济效益指标', unit: '万元' }}       | ${'cumulative'}
  `('GI14 $rule: $accumulation', ({ row, accumulation }) => {
    expect(readRow(row).goal?.goal.indicators[0]?.accumulation).toBe(accumulation)
  })

  it.each`
    rule                      | header                                    | told           | amountWan
    ${'GI3 an amount in 元'}  | ${{ amount: '63,000', amountUnit: '元' }} | ${'GI3 GI14'}  | ${'6.3'}
    ${'GI3 no amount'}        | ${{ amount: null, amountUnit: null }}     | ${'GI3 GI14'}  | ${null}
    ${'GI4 no annual goal'}   | ${{ annualGoal: null }}                   | ${'GI4 GI14'}  | ${'10'}
    ${'GI19 a scanned table'} | ${{ reconstructed: 'ocr' }}               | ${'GI14 GI19'} | ${'10'}
    ${'JSON numbers'}         | ${{ year: 2020, amount: 10 }}             | ${'GI14'}      | ${'10'}
  `('$rule', ({ header, told, amountWan }) => {
    const { goal, findings } = readRow({}, header)
    expect(tally(findings)).toBe(told)
    expect(goal?.amountWan).toBe(amountWan)
  })

  it('GI18 the same indicator twice', () => {
    const form = formWith({ weight: '45' })
    const { goal, findings } = readPublishedGoal(
      { ...form, indicators: [...form.indicators, ...form.indicators] },
      ruleSet,
    )
    expect(tally(findings)).toBe('GI14×2 GI18')
    expect(goal?.goal.indicators.map(({ id }) => id)).toEqual(['T1-01', 'T1-02'])
  })
})

describe('what cannot be taken blocks the whole form', () => {
  it.each`
    rule                             | row                                                 | field                     | decidedBy
    ${'no name'}                     | ${{ l3: ' ' }}                                      | ${'indicators[0].l3'}     | ${'GI5'}
    ${'no first level'}              | ${{ l1: null }}                                     | ${'indicators[0].l1'}     | ${'GI5'}
    ${'a name beyond its length'}    | ${{ l3: '长'.repeat(201) }}                         | ${'indicators[0]'}        | ${'GI1'}
    ${'an unknown operator'}         | ${{ op: '≈' }}                                      | ${'indicators[0].op'}     | ${'GI6'}
    ${'two operators that disagree'} | ${{ op: '≤', target: '95以上' }}                    | ${'indicators[0].target'} | ${'GI7'}
    ${'a date to exceed'}            | ${{ op: '≥', target: '2020年6月30日', unit: null }} | ${'indicators[0].target'} | ${'GI7'}
    ${'a number of nothing'}         | ${{ unit: null }}                                   | ${'indicators[0].unit'}   | ${'GI10'}
    ${'two units that disagree'}     | ${{ target: '100户' }}                              | ${'indicators[0].unit'}   | ${'GI10'}
    ${'words beside ≥'}              | ${{ target: '显著提升' }}                           | ${'indicators[0].target'} | ${'GI12'}
    ${'no target'}                   | ${{ op: null, target: null }}                       | ${'indicators[0].target'} | ${'GI13'}
    ${'no target beside ≥'}          | ${{ l3: '是否建立台账', target: null }}             | ${'indicators[0].target'} | ${'GI13'}
    ${'a weight in words'}           | ${{ weight: '较高' }}                               | ${'indicators[0].weight'} | ${'GI15'}
    ${'a weight above 100'}          | ${{ weight: '101' }}                                | ${'indicators[0].weight'} | ${'GI15'}
    ${'digits that make no number'}  | ${{ target: '7,00.0,77' }}                          | ${'indicators[0].target'} | ${'GI20'}
    ${'an operator on both sides'}   | ${{ op: null, target: '≥95以下' }}                  | ${'indicators[0].target'} | ${'GI20'}
  `('$decidedBy $rule', ({ row, field, decidedBy }) => {
    const { goal, findings } = readRow(row)
    expect(goal).toBeNull()
    const blocks = findings.filter(({ level }) => level === 'block')
    expect(blocks).toEqual([expect.objectContaining({ form: 'T1', rule: decidedBy, field })])
    expect(blocks[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each`
    rule                         | header                  | field           | decidedBy
    ${'no year'}                 | ${{ year: null }}       | ${'year'}       | ${'GI1'}
    ${'a year in words'}         | ${{ year: '2020年度' }} | ${'year'}       | ${'GI1'}
    ${'no project'}              | ${{ project: null }}    | ${'project'}    | ${'GI1'}
    ${'no indicators'}           | ${{ indicators: [] }}   | ${'indicators'} | ${'GI1'}
    ${'only a part of the rows'} | ${{ complete: false }}  | ${'indicators'} | ${'GI1'}
    ${'an amount in words'}      | ${{ amount: '若干' }}   | ${'amount'}     | ${'GI3'}
    ${'an amount without unit'}  | ${{ amountUnit: null }} | ${'amount'}     | ${'GI3'}
    ${'a negative amount'}       | ${{ amount: '-5' }}     | ${'amount'}     | ${'GI3'}
  `('$decidedBy $rule', ({ header, field, decidedBy }) => {
    const { goal, findings } = readRow({}, header)
    expect(goal).toBeNull()
    expect(findings).toContainEqual(expect.objectContaining({ rule: decidedBy, level: 'block', field }))
  })

  it.each([[null], ['text'], [[]], [{ id: 'X' }], [{ id: '', indicators: [] }]])(
    'GI1 %j is no goal table, and nothing is thrown',
    (form) => {
      const { goal, findings } = readPublishedGoal(form, ruleSet)
      expect(goal).toBeNull()
      expect(findings).toEqual([expect.objectContaining({ rule: 'GI1', level: 'block' })])
    },
  )

  it('GI one bad row keeps the sound rows out too, and every bad row is told', () => {
    const form = formWith({})
    const [sound] = form.indicators
    const bad = { ...sound, unit: null }
    const { goal, findings } = readPublishedGoal({ ...form, indicators: [bad, sound, bad] }, ruleSet)
    expect(goal).toBeNull()
    const blocks = findings.filter(({ level }) => level === 'block')
    expect(blocks.map(({ field }) => field)).toEqual(['indicators[0].unit', 'indicators[2].unit'])
  })
})

describe('dates in targets', () => {
  it.each`
    text                       | day             | period   | yearTaken
    ${'12月底到位'}            | ${'2021-12-31'} | ${false} | ${true}
    ${'6月底前完成'}           | ${'2021-06-30'} | ${false} | ${true}
    ${'2020年11月'}            | ${'2020-11-30'} | ${false} | ${false}
    ${'2020年2月29日'}         | ${'2020-02-29'} | ${false} | ${false}
    ${'2023.12'}               | ${'2023-12-31'} | ${false} | ${false}
    ${'2021/6/5'}              | ${'2021-06-05'} | ${false} | ${false}
    ${'２０２１年６月５日'}    | ${'2021-06-05'} | ${false} | ${false}
    ${'2021年底'}              | ${'2021-12-31'} | ${false} | ${false}
    ${'2021年'}                | ${'2021-12-31'} | ${false} | ${false}
    ${'年底前'}                | ${'2021-12-31'} | ${false} | ${true}
    ${'2021年1月-12月'}        | ${'2021-12-31'} | ${true}  | ${false}
    ${'2020年1月--2020年11月'} | ${'2020-11-30'} | ${true}  | ${false}
    ${'3月至9月'}              | ${'2021-09-30'} | ${true}  | ${true}
    ${'2021年3月1日～5月15日'} | ${'2021-05-15'} | ${true}  | ${false}
  `('GI11 "$text" is $day', ({ text, day, period, yearTaken }) => {
    expect(readDate(text, 2021)).toMatchObject({ day, period, yearTaken })
  })

  it.each(['6月前', '12月', '长期', '2021年2月30日', '13月底', '9月-3月', '1-2', '95%', ''])(
    'GI11 "%s" names no day that is certain',
    (text) => {
      expect(readDate(text, 2021)).toBeNull()
    },
  )
})

describe('weights', () => {
  it.each`
    rule                              | weights               | frame
    ${'GO1 they sum to 90'}           | ${['50', '30', '10']} | ${'complete'}
    ${'GO1 with decimals'}            | ${['89.5', '0.50']}   | ${'complete'}
    ${'GO1 none'}                     | ${[null, null]}       | ${'none'}
    ${'GO1 they sum to 100'}          | ${['60', '40']}       | ${'other'}
    ${'GO1 one is missing though 90'} | ${['90', null]}       | ${'other'}
  `('$rule: $frame', ({ weights, frame }) => {
    const indicators = weights.map((weight: string | null) => ({ weight }))
    expect(frameOf(indicators, ruleSet)).toBe(frame)
    const selfEvaluation = selfEvaluationOf(indicators, ruleSet)
    expect(selfEvaluation.allowed).toBe(frame === 'complete')
    expect(selfEvaluation.reason === undefined).toBe(frame === 'complete')
  })
})
