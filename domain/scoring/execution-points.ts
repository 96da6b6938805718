/** Points for budget execution (预算执行率得分). Rules SC1–SC5 are stated in RULES.md. Amounts in 万元. */
import {
  compare,
  type Decimal,
  isNegative,
  isZero,
  multiply,
  percentText,
  proportion,
} from '../decimals/decimal'
import { type Explanation, explain, type Points, type ScoringRules } from './explanation'

export interface ExecutionScore {
  /** Null where nothing can be scored: an amount is missing or wrong, or there is no budget and no spending. */
  points: Points | null
  /** B/A in percent for display, two places; null without a budget. */
  percent: string | null
  /** `not-applicable` is A = B = 0; `refused` must be corrected before submission. */
  status: 'scored' | 'over-budget' | 'not-applicable' | 'missing' | 'refused'
  /** The sentence that the user reads where something must be done; null else. */
  problem: string | null
  explanation: Explanation
}

export interface ExecutionInput {
  /** 全年预算数（A）: after adjustment, carry-over included. */
  budget: Decimal | null
  /** 全年执行数（B）. */
  spent: Decimal | null
  /** 分值; the rule set's own unless the form has another frame. */
  weight?: Decimal
  /** Whether the project is done; only bands ask for it (SC2). */
  projectDone?: boolean
}

/** SC1–SC5: execution earns its share of the weight, never more than the weight. Source: 财预〔2020〕10号. */
export function executionScore(input: ExecutionInput, rules: ScoringRules): ExecutionScore {
  const { budget, spent } = input
  const weight = input.weight ?? rules.weights.executionPoints
  const told = (rule: Explanation['rule'], arithmetic: string) =>
    explain(rule, inputsOf(budget, spent, weight), arithmetic, rules)
  const without = (status: ExecutionScore['status'], rule: Explanation['rule'], problem: string | null) => ({
    ...{ points: null, percent: null, status, problem },
    explanation: told(rule, problem ?? '全年预算数和执行数都是 0，不计算执行率'),
  })
  if (budget === null || spent === null) return without('missing', 'SC5', '请填写全年预算数和全年执行数')
  if (isNegative(budget) || isNegative(spent)) return without('refused', 'SC5', '预算数、执行数不能是负数')
  if (isZero(budget)) {
    if (!isZero(spent)) return without('refused', 'SC5', '全年预算数是 0，却有执行数，请核对金额')
    if (rules.scoring.zeroBudget === 'rescale') return without('not-applicable', 'SC4', null)
    const explanation = told('SC4', '没有预算也没有执行，执行率不得分')
    return { points: '0.00', percent: null, status: 'scored', problem: null, explanation }
  }
  const percent = percentText(spent, budget)
  const over = compare(spent, budget) > 0
  if (over && !rules.scoring.allowOverspending)
    return { ...without('refused', 'SC3', '执行数超过全年预算数，请先办理预算调整'), percent }
  const { points, arithmetic, rule } = over
    ? beyond(input, weight)
    : within(budget, spent, weight, input.projectDone, rules)
  return {
    points,
    percent,
    status: over ? 'over-budget' : 'scored',
    problem: over ? '执行数超过全年预算数，请说明原因' : null,
    explanation: told(rule, arithmetic),
  }
}

function inputsOf(budget: Decimal | null, spent: Decimal | null, weight: Decimal): Explanation['inputs'] {
  return [
    ['全年预算数（A）', budget ?? '未填'],
    ['全年执行数（B）', spent ?? '未填'],
    ['分值', weight],
  ]
}

interface Earned {
  points: Points
  arithmetic: string
  rule: Explanation['rule']
}

/** SC3: beyond the budget there is no more to earn. */
function beyond({ budget, spent }: ExecutionInput, weight: Decimal): Earned {
  const points = proportion(weight, '1', '1', 2)
  return { points, arithmetic: `${spent} ÷ ${budget} 超过 100%，按 100% 计：${points}`, rule: 'SC3' }
}

function within(
  budget: Decimal,
  spent: Decimal,
  weight: Decimal,
  projectDone: boolean | undefined,
  { scoring }: ScoringRules,
): Earned {
  if (scoring.execution.method === 'proportion') {
    const points = proportion(weight, spent, budget, 2)
    return { points, arithmetic: `${spent} ÷ ${budget} × ${weight} = ${points}`, rule: 'SC1' }
  }
  if (projectDone === true) {
    const points = proportion(weight, '1', '1', 2)
    return { points, arithmetic: `项目已完成，执行数在预算以内，得 ${points}`, rule: 'SC2' }
  }
  const done = multiply(spent, '100')
  const band = scoring.execution.bands.find(
    ({ fromPercent }) => compare(done, multiply(budget, fromPercent)) >= 0,
  )
  const points = proportion(weight, band?.sharePercent ?? '0', '100', 2)
  const where = band === undefined ? '在最低一档以下' : `达到 ${band.fromPercent}% 这一档`
  return { points, arithmetic: `${spent} ÷ ${budget} ${where}，得 ${points}`, rule: 'SC2' }
}
