/** What a final self-evaluation leaves behind: facts for queries, and what the public may read (SE9). */
import type { DisclosedResult, FilingFacts } from '../filings/results'
import { filedText, plainTarget, targetText } from '../indicators/target-text'
import { statusLight } from '../scoring/score-lights'
import { disclosedScore, scoreFact } from '../scoring/score-results'
import { hundred } from './form'
import { evaluationOf } from './form.schema'
import { type SelfEvaluationDraft, scored } from './scored'

export function selfEvaluationFacts(draft: SelfEvaluationDraft): FilingFacts {
  const { spending, score, rows, light } = scored(draft)
  const { total, grade } = score
  return {
    light,
    budgetWan: spending.adjusted,
    spentWan: spending.spent,
    score: scoreFact(total, grade),
    indicators: rows.map(({ indicator, score: earned }) => ({
      indicatorId: indicator.id,
      name: indicator.level3,
      target: targetText(indicator),
      actual: evaluationOf(draft.content, indicator.id).actual,
      unit: indicator.unit,
      light: statusLight(earned.status),
      weight: indicator.weight,
      score: earned.points,
    })),
  }
}

export function discloseSelfEvaluation(draft: SelfEvaluationDraft): DisclosedResult | null {
  if (!draft.rules.disclosure.selfEvaluation) return null
  const { spending, score, rows, light } = scored(draft)
  const { total, grade } = score
  const { subject, content } = draft
  return {
    light,
    budgetWan: spending.adjusted,
    spentWan: spending.spent,
    asOf: `${subject.fiscalYear}年全年`,
    ...disclosedScore(total, hundred(draft), grade),
    items: rows.map(({ indicator, score: earned }) => {
      const { actual, reason } = evaluationOf(content, indicator.id)
      return {
        id: indicator.id,
        name: indicator.level3,
        promised: plainTarget(indicator),
        achieved: filedText(actual, indicator.unit),
        percent: null,
        light: statusLight(earned.status),
        explanation: reason === '' ? null : reason,
        remedy: null,
      }
    }),
  }
}
