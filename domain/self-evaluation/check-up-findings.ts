/** SV9: what the check-up of forms finds in a draft beyond the kind's own checks, at the fields of the phone's form. */
import { checkUpForm } from '../check-up/check-up'
import type { Finding } from '../filings/kind'
import { evaluationOf } from './form.schema'
import type { Scored, SelfEvaluationDraft } from './scored'

/** Template text, low execution beside a good total, sentences against figures: what the author can still mend. */
const ofTheAuthor = new Set(['CU22', 'CU56', 'CU57', 'CU58'])

export function checkUpFindings(draft: SelfEvaluationDraft, known: Scored): Finding[] {
  const { findings } = checkUpForm(publishedForm(draft, known), { rulesOf: () => draft.rules })
  return findings.flatMap((finding) => {
    const field = fieldOf(finding.field, draft)
    return ofTheAuthor.has(finding.rule) && field !== null ? [{ ...finding, field }] : []
  })
}

/** The draft in the layout of published forms. */
function publishedForm({ content, rules, subject }: SelfEvaluationDraft, { score, spending }: Scored) {
  return {
    ...{ id: subject.projectName, year: String(subject.fiscalYear), project: subject.projectName },
    funds: {
      ...{ initial: spending.initial, adjusted: spending.adjusted, executed: spending.spent, unit: '万元' },
      ...{ executionWeight: rules.weights.executionPoints, executionScoreShown: score.execution.points },
      reason: content.funds.reason,
    },
    indicators: subject.indicators.map((indicator) => {
      const { actual, points, reason } = evaluationOf(content, indicator.id)
      const { level1: l1, level2: l2, level3: l3, operator: op, target, unit, weight } = indicator
      return { ...{ l1, l2, l3, op, target, unit, weight, actual, reason }, scoreShown: points }
    }),
    totalShown: score.total,
    ...{ annualGoal: subject.annualGoal, completion: content.achieved, problems: content.problems },
    summary: content.measures,
  }
}

const sentences: Readonly<Record<string, string>> = {
  ...{ completion: 'achieved', problems: 'problems', summary: 'measures', total: 'funds' },
}

/** Null for what was approved with the goal: its author is not asked again. */
function fieldOf(field: string, { subject }: SelfEvaluationDraft): string | null {
  const row = /^indicators\[(\d+)\]\.(actual|reason)$/.exec(field)
  if (!row) return sentences[field] ?? null
  const indicator = subject.indicators[Number(row[1])]
  return indicator ? `indicators.${indicator.id}.${row[2]}` : null
}
