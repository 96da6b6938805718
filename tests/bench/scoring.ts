/** Scoring one self-evaluation of 12 indicators, explanations included; the limit is 50 µs a form. */
import { defaultRuleSets, mof2021 } from '@domain/rule-sets/default-rule-sets'
import type { RuleSet } from '@domain/rule-sets/rule-set'
import type { IndicatorInput } from '@domain/scoring/indicator-score'
import { type FormInput, scoreForm } from '@domain/scoring/score-form'

const forms = 500
const rounds = 60
const operators = ['≥', '＝', '≤', '＞'] as const

/** Every form is another one, so that nothing is answered from a cache. */
function formOf(round: number): FormInput {
  const quantities = Array.from({ length: 10 }, (_, n): IndicatorInput => {
    const operator = operators[n % 4] ?? '≥'
    const accumulation = operator === '≤' ? 'limit' : 'cumulative'
    const target = `${1000 + n}.5`
    return {
      indicator: {
        ...{
          level1: '产出指标',
          level2: '数量指标',
          level3: `指标${n}`,
          operator,
          target,
          unit: '人',
          accumulation,
        },
        weight: '7.5',
      },
      actual: `${900 + ((round + n * 37) % 300)}.25`,
    }
  })
  const qualitative: IndicatorInput = {
    indicator: {
      ...{
        level1: '效益指标',
        level2: '社会效益指标',
        level3: '群众生活改善',
        operator: '定性',
        target: '稳步提高',
      },
      ...{ unit: '', accumulation: 'qualitative', weight: '7.5' },
    },
    actual: '达成',
    entered: '7.2',
  }
  const date: IndicatorInput = {
    indicator: {
      ...{ level1: '产出指标', level2: '时效指标', level3: '完工时间', operator: '≤', target: '2020-11-30' },
      ...{ unit: '', accumulation: 'date', weight: '7.5' },
    },
    actual: '2020-11-12',
  }
  return {
    budget: '1180.25',
    spent: `${700 + (round % 480)}.75`,
    indicators: [...quantities, qualitative, date],
  }
}

const different = Array.from({ length: forms }, (_, round) => formOf(round))
const [gz2020] = defaultRuleSets
if (!gz2020) throw new Error('no built-in rule set')
const microseconds = { gz2020: timed(gz2020), mof2021: timed(mof2021) }
console.log(JSON.stringify({ forms, rounds, indicators: 12, microseconds }))

/** Microseconds of processor a form, over rounds of all forms: the middle and the best round. */
function timed(rules: RuleSet): { median: number; best: number } {
  const each = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage()
    const scored = different.filter((form) => scoreForm(form, rules).total !== null).length
    const { user, system } = process.cpuUsage(start)
    if (scored !== forms) throw new Error(`${forms - scored} forms without a total`)
    return (user + system) / forms
  })
  const sorted = each.slice(10).sort((a, b) => a - b)
  const at = (index: number) => Number((sorted[index] ?? 0).toFixed(1))
  return { median: at(Math.floor(sorted.length / 2)), best: at(0) }
}
