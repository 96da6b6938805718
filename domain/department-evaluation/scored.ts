/** Every figure, point and grade of a department's evaluation, computed once (DP3). */
import { type Decimal, isNegative, parseDecimal, proportion, sum } from '../decimals/decimal'
import type { Draft } from '../filings/kind'
import { once } from '../filings/once'
import { type Spending, spendingOf } from '../funds/spending'
import type { FrameworkItem, RatioWay } from '../rule-sets/department-evaluation'
import { executionScore } from '../scoring/execution-points'
import { type Explanation, explain } from '../scoring/explanation'
import { type GradeResult, gradeResult } from '../scoring/grades'
import { indicatorScore } from '../scoring/indicator-points'
import type { IndicatorScore } from '../scoring/indicator-score'
import { ratioPoints } from '../scoring/ratio-points'
import { type Answer, answerOf, type DepartmentContent, type DepartmentSubject } from './form.schema'

export type DepartmentDraft = Draft<DepartmentSubject, DepartmentContent>

export interface ScoredItem {
  readonly item: FrameworkItem
  readonly answer: Answer
  readonly points: Decimal | null
  readonly status: IndicatorScore['status']
  /** What the ratio came to, in percent; null where nothing is divided. */
  readonly percent: string | null
  readonly problem: string | null
  readonly explanation: Explanation | null
}

export interface Scored {
  readonly spending: Spending
  readonly items: readonly ScoredItem[]
  readonly total: Decimal | null
  readonly totalExplanation: Explanation | null
  readonly grade: GradeResult | null
}

export const scored = once((draft: DepartmentDraft): Scored => {
  const { content, rules, subject } = draft
  const spending = spendingOf(subject, content.funds.spent)
  const items = rules.departmentEvaluation.items.map((item) => {
    const answer = answerOf(content, item.id)
    return { item, answer, ...earned(draft, item, answer, spending) }
  })
  const points = items.map((item) => item.points)
  if (!points.every((one) => one !== null)) {
    return { spending, items, total: null, totalExplanation: null, grade: null }
  }
  const total = proportion(sum(points), '1', '1', 2)
  const exempt = !rules.scoring.vetoCoversDepartments
  const amounts = exempt
    ? { budget: null, spent: null }
    : { budget: spending.adjusted, spent: spending.spent }
  const words = `${items.length} 项得分相加 = ${total}`
  const basis = rules.departmentEvaluation.basis
  return {
    ...{ spending, items, total },
    totalExplanation: { ...explain('SC19', [['各项得分合计', total]], words, rules), basis },
    grade: gradeResult(total, amounts, rules),
  }
})

type Earned = Omit<ScoredItem, 'item' | 'answer'>

function earned(draft: DepartmentDraft, item: FrameworkItem, answer: Answer, spending: Spending): Earned {
  const { by } = item
  switch (by.way) {
    case 'execution':
      return ofExecution(draft, item, spending)
    case 'graded':
      return ofGrade(draft, item, answer)
    case 'ratio':
      return ofRatio(draft, item, by, answer)
  }
}

function ofExecution({ rules }: DepartmentDraft, item: FrameworkItem, { adjusted, spent }: Spending): Earned {
  const { points, status, percent, problem, explanation } = executionScore(
    { budget: adjusted, spent, weight: item.points },
    rules,
  )
  // a department without a budget line of its own has nothing that could be executed
  const naught = status === 'not-applicable'
  const full = proportion(item.points, '1', '1', 2)
  return {
    points: naught ? full : points,
    status: points === null ? (naught ? 'reached' : 'missing') : points === full ? 'reached' : 'partial',
    percent,
    problem: points === null && !naught ? (problem ?? '请填写全年执行数') : null,
    explanation,
  }
}

function ofGrade({ rules }: DepartmentDraft, item: FrameworkItem, { grade, points }: Answer): Earned {
  const { level1, level2, level3 } = item
  const score = indicatorScore(
    {
      indicator: {
        ...{ level1, level2, level3 },
        ...{ operator: '定性', target: '达成', unit: '', accumulation: 'qualitative', weight: item.points },
      },
      actual: grade,
      entered: points === null ? null : parseDecimal(points),
    },
    rules,
  )
  const { status, problem, explanation } = score
  return { points: score.points, status, percent: null, problem, explanation }
}

function ofRatio({ rules }: DepartmentDraft, item: FrameworkItem, way: RatioWay, answer: Answer): Earned {
  const numerator = figureOf(answer.numerator)
  const denominator = figureOf(answer.denominator)
  const missing = { points: null, percent: null, explanation: null } as const
  if (numerator === null || denominator === null) {
    const problem = `请填写${way.numerator}和${way.denominator}，都是不小于 0 的数`
    return { ...missing, status: 'missing', problem }
  }
  const { points, status, percent, rule, arithmetic } = ratioPoints(way, numerator, denominator, item.points)
  const inputs = [
    [way.numerator, `${numerator} ${way.unit}`],
    [way.denominator, `${denominator} ${way.unit}`],
    ['分值', item.points],
  ] as const
  const explanation = {
    ...explain(rule, inputs, arithmetic, rules),
    basis: rules.departmentEvaluation.basis,
  }
  return { points, status, percent, problem: null, explanation }
}

function figureOf(text: string | null): Decimal | null {
  const value = text === null ? null : parseDecimal(text)
  return value === null || isNegative(value) ? null : value
}
