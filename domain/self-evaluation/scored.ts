/** Every figure, point and grade of a self-evaluation, computed once from subject and content (SE3). */
import { parseDecimal } from '../decimals/decimal'
import type { Light } from '../filings/form'
import type { Draft } from '../filings/kind'
import { once } from '../filings/once'
import { type Spending, spendingOf } from '../funds/spending'
import type { Indicator } from '../indicators/indicator'
import type { IndicatorScore } from '../scoring/indicator-score'
import { type FormScore, scoreForm } from '../scoring/score-form'
import { gradeLight } from '../scoring/score-lights'
import { evaluationOf, type SelfEvaluationContent, type SelfEvaluationSubject } from './form.schema'

export type SelfEvaluationDraft = Draft<SelfEvaluationSubject, SelfEvaluationContent>

/** An indicator with its weight: a goal without weights is not evaluated (GO2, SE8). */
export type Weighed = Indicator & { readonly weight: string }

export interface Scored {
  readonly spending: Spending
  readonly score: FormScore
  /** Indicators with what they earn, in the order of the goal; none where a weight is missing. */
  readonly rows: readonly { readonly indicator: Weighed; readonly score: IndicatorScore }[]
  readonly light: Light
}

export const scored = once(({ subject, content, rules }: SelfEvaluationDraft): Scored => {
  const spending = withNothingSpent(spendingOf(subject, content.funds.spent))
  const weighed = subject.indicators.filter((indicator): indicator is Weighed => indicator.weight !== null)
  const indicators = weighed.length === subject.indicators.length ? weighed : []
  const score = scoreForm(
    {
      budget: spending.adjusted,
      spent: spending.spent,
      ofDepartment: subject.object === 'department',
      indicators: indicators.map((indicator) => {
        const { actual, points, lowTarget } = evaluationOf(content, indicator.id)
        const entered = points === null ? null : parseDecimal(points)
        return { indicator, actual, entered, lowTargetConfirmed: lowTarget === 'yes' }
      }),
    },
    rules,
  )
  const rows = indicators.flatMap((indicator, index) => {
    const earned = score.indicators[index]
    return earned ? [{ indicator, score: earned }] : []
  })
  return { spending, score, rows, light: gradeLight(score.grade?.finalGrade ?? null) }
})

/** Where nothing was budgeted all year, nothing is asked, and nothing was spent (SC4). */
function withNothingSpent(spending: Spending): Spending {
  const { adjusted, asked, known } = spending
  return adjusted !== null && asked.length + known.length === 0 ? { ...spending, spent: '0' } : spending
}
