/** One indicator of the form: target beside actual, its points and why, and what they open (SE2–SE5). */
import { evidenceSlot } from '../evidence/asked-evidence'
import type { Field, Item, Score } from '../filings/form'
import { actualField, actualText, indicatorTags, targetFigure } from '../indicators/indicator-fields'
import type { Explanation } from '../scoring/explanation'
import type { IndicatorScore } from '../scoring/indicator-score'
import { bandOf, bandText, gradeOf } from '../scoring/qualitative-points'
import { statusLight } from '../scoring/score-lights'
import { evaluationOf, type IndicatorEvaluation } from './form.schema'
import type { Scored, SelfEvaluationDraft, Weighed } from './scored'

const label = '实际完成'

export function evaluatedItem(
  { subject, content, rules }: SelfEvaluationDraft,
  { indicator, score }: Scored['rows'][number],
  number: number,
): Item {
  const said = evaluationOf(content, indicator.id)
  const path = `indicators.${indicator.id}`
  const monitored = subject.monitored?.actuals[indicator.id]
  const previous = monitored
    ? { value: monitored, text: `${subject.monitored?.label ?? ''} ${monitored}` }
    : null
  return {
    id: indicator.id,
    path,
    tags: indicatorTags(indicator, number),
    title: indicator.level3,
    target: targetFigure(indicator),
    actual: { label, text: actualText(said.actual), unit: indicator.unit },
    verdict: { light: statusLight(score.status), measure: null, caption: captionOf(said, score) },
    score: scoreOf(score.points, indicator.weight, score.explanation),
    fields: [
      actualField(indicator, { path: `${path}.actual`, label, value: said.actual, previous }),
      ...pointsField(indicator, said, path, rules),
      ...lowTargetField(said, score, path),
      ...reasonField(said, score, path),
    ],
    evidence: evidenceSlot(indicator, rules),
    filled: said.actual !== null && said.actual !== '' && score.points !== null,
  }
}

/** Points, '' while they cannot be computed. */
export function scoreOf(points: string | null, of: string, explanation: Explanation | null): Score {
  return { text: points ?? '', of, explanation }
}

/** What is wrong with an actual that stands there, or how far beyond the target it is. */
function captionOf(said: IndicatorEvaluation, { beyondPercent, problem, status }: IndicatorScore): string {
  if (said.actual === null || said.actual === '') return ''
  if (problem !== null) return problem
  if (beyondPercent !== null) return `超过指标值 ${beyondPercent}%`
  return statusWords[status]
}

const statusWords: Readonly<Record<IndicatorScore['status'], string>> = {
  reached: '达到指标值',
  borderline: '刚好等于指标值，未达成（临界）',
  partial: '没有达到指标值，按比例计分',
  missed: '没有达到指标值',
  missing: '',
  refused: '',
}

/** SE2: points are typed for qualitative indicators alone, within the band of the chosen grade. */
function pointsField(
  indicator: Weighed,
  said: IndicatorEvaluation,
  path: string,
  { scoring }: SelfEvaluationDraft['rules'],
): Field[] {
  const grade = indicator.accumulation === 'qualitative' ? gradeOf(said.actual ?? '', scoring) : null
  if (grade === null) return []
  return [
    {
      path: `${path}.points`,
      label: '得分',
      input: 'number',
      unit: '分',
      required: true,
      value: said.points,
      hint: `${grade}可给 ${bandText(bandOf(grade, indicator.weight, scoring), indicator.weight)}`,
    },
  ]
}

/** SE5: far beyond the target, the author says whether it was set too low; reviewers see it and may return it. */
function lowTargetField(said: IndicatorEvaluation, score: IndicatorScore, path: string): Field[] {
  if (score.beyondPercent === null || !score.reasonRequired) return []
  return [
    {
      path: `${path}.lowTarget`,
      label: '年初指标值是否明显偏低',
      input: 'choice',
      required: true,
      value: said.lowTarget,
      options: [
        { value: 'no', label: '不偏低' },
        { value: 'yes', label: '明显偏低' },
      ],
      hint: '明显偏低的，按超出程度适度调减得分',
    },
  ]
}

/** SE4: what is not reached, and what is far beyond its target, is explained. */
function reasonField(
  said: IndicatorEvaluation,
  { reasonRequired, status }: IndicatorScore,
  path: string,
): Field[] {
  const open = (reasonRequired && status !== 'missing') || said.reason !== ''
  if (!open) return []
  return [
    {
      path: `${path}.reason`,
      label: '偏差原因和改进措施',
      input: 'text',
      required: reasonRequired,
      value: said.reason,
      maxLength: 500,
      takesNotes: true,
    },
  ]
}
