/**
 * SV9: what the check-up of forms finds in a draft beyond the kind's own checks: template text, sentences against
 * figures, very low execution beside a passing total. The same validators, at the fields of the phone's form.
 */
import { openNotes } from '../check-up/finding'
import { checkNarrative } from '../check-up/narrative-checks'
import type { Measure } from '../check-up/row-measure'
import { templateIn } from '../check-up/template-text'
import { checkVeto } from '../check-up/total-checks'
import { percentText } from '../decimals/decimal'
import type { Finding } from '../filings/kind'
import type { Indicator } from '../indicators/indicator'
import { evaluationOf } from './form.schema'
import type { Scored, SelfEvaluationDraft } from './scored'

export function checkUpFindings(draft: SelfEvaluationDraft, known: Scored): Finding[] {
  const { content, rules, subject } = draft
  const { score, spending } = known
  const notes = openNotes()
  const rows = subject.indicators.map((indicator) => {
    const { actual, reason } = evaluationOf(content, indicator.id)
    const { level3, target, unit } = indicator
    return {
      path: `indicators.${indicator.id}`,
      label: `“${level3}”`,
      l3: level3,
      target,
      unit,
      actual,
      reason,
    }
  })
  const sentences = { achieved: content.achieved, problems: content.problems, measures: content.measures }
  const narrative = Object.entries(sentences).map(([field, text]) => ({ field, text }))
  const reasons = rows.map(({ path, reason }) => ({ field: `${path}.reason`, text: reason }))
  for (const { field, text } of [...narrative, ...reasons]) {
    const left = templateIn(text)
    if (left !== null) notes.block('CU22', field, `“${left}”是模板里的文字，没有改掉，请填写实际内容`)
  }
  const { adjusted, spent } = spending
  const amounts = adjusted === null || spent === null ? null : { budget: adjusted, spent }
  const percent = amounts && percentText(amounts.spent, amounts.budget)
  const points = subject.indicators.map(({ id }) => ({
    score: known.rows.find(({ indicator }) => indicator.id === id)?.score ?? null,
  }))
  checkNarrative({ narrative, rows }, subject.indicators.map(measureOf), points, { percent }, notes)
  const veto = openNotes()
  if (amounts) checkVeto(amounts, { total: score.total, grade: null }, rules, veto)
  const low = veto.findings.filter(({ rule }) => rule === 'CU56').map((one) => ({ ...one, field: 'funds' }))
  return [...notes.findings, ...low]
}

/** An approved indicator needs no reading: it says what it is measured by. */
function measureOf({ accumulation, operator, target, unit }: Indicator): Measure {
  if (accumulation === 'qualitative' || operator === '定性') return { kind: 'words', text: target }
  if (accumulation === 'date') return { kind: 'date', operator: operator === '＜' ? '＜' : '≤', day: target }
  return { kind: 'number', operator, given: true, value: target, unit }
}
