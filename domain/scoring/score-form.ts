/** The score of a whole self-evaluation (自评总分). Rules SC1–SC22 are stated in RULES.md. */
import { type Decimal, proportion, sum } from '../decimals/decimal'
import { type ExecutionInput, type ExecutionScore, executionScore } from './execution-points'
import { type Explanation, explain, type Points, type ScoringRules } from './explanation'
import { type GradeResult, gradeResult } from './grades'
import { indicatorScore } from './indicator-points'
import type { IndicatorInput, IndicatorScore } from './indicator-score'

export interface FormScore {
  execution: ExecutionScore
  /** In the order of the form. */
  indicators: readonly IndicatorScore[]
  /** Null until every part has points. */
  total: Points | null
  totalExplanation: Explanation | null
  grade: GradeResult | null
  /** SC19: nothing was budgeted, so the total was scaled and the bureau must confirm it. */
  needsConfirmation: boolean
}

export interface FormInput extends ExecutionInput {
  indicators: readonly IndicatorInput[]
  /** 部门整体支出 falls under the veto where the rule set says so. */
  ofDepartment?: boolean
}

/** SC19: execution and indicators, each already rounded, are added; nothing is rounded again. */
export function scoreForm(form: FormInput, rules: ScoringRules): FormScore {
  const execution = executionScore(form, rules)
  const indicators = form.indicators.map((input) => indicatorScore(input, rules))
  const earned = indicators.map(({ points }) => points)
  const withoutTotal = { execution, indicators, total: null, totalExplanation: null, grade: null }
  const naught = execution.status === 'not-applicable'
  if (!earned.every((points) => points !== null) || (execution.points === null && !naught))
    return { ...withoutTotal, needsConfirmation: false }
  const ofIndicators = twoPlaces(sum(earned))
  const { total, arithmetic } = naught
    ? scaled(ofIndicators, rules)
    : added(execution.points ?? '0', ofIndicators)
  const exempt = form.ofDepartment === true && !rules.scoring.vetoCoversDepartments
  const amounts = exempt ? { budget: null, spent: null } : form
  const inputs = [
    ['执行率得分', execution.points ?? '不计'],
    ['各项指标得分合计', ofIndicators],
  ] as const
  return {
    ...{ execution, indicators, total, needsConfirmation: naught },
    totalExplanation: explain(naught ? 'SC4' : 'SC19', inputs, arithmetic, rules),
    grade: gradeResult(total, amounts, rules),
  }
}

function added(execution: Points, indicators: Points) {
  const total = twoPlaces(sum([execution, indicators]))
  return { total, arithmetic: `${execution} + ${indicators} = ${total}` }
}

/** SC4: without a budget the indicators alone make the hundred. */
function scaled(indicators: Points, { weights }: ScoringRules) {
  const total = proportion('100', indicators, weights.indicatorsTotal, 2)
  const arithmetic = `${indicators} ÷ ${weights.indicatorsTotal} × 100 = ${total}，请财政部门确认`
  return { total, arithmetic }
}

/** Points added up, as the form shows them. */
function twoPlaces(value: Decimal): Points {
  return proportion(value, '1', '1', 2)
}
