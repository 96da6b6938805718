/** One indicator of the form: target beside actual, and what its light opens. */

import { compare, groupThousands, isDecimal } from '../decimals/decimal'
import { askFor } from '../evidence/diary'
import type { EvidenceSlot, Field, Item } from '../filings/form'
import { notDone, qualitativeGrades } from '../indicators/actual'
import type { Indicator } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'
import type { MonitoringDraft } from './assessment'
import { reportOf } from './blank'
import { captionOf } from './captions'
import { deviationAspects, type IndicatorReport, possibilities } from './form.schema'
import type { LightVerdict } from './lights'

export function indicatorItem(
  draft: MonitoringDraft,
  indicator: Indicator,
  number: number,
  verdict: LightVerdict | undefined,
): Item {
  const { subject, content, rules } = draft
  const report = reportOf(content, indicator.id)
  const path = `indicators.${indicator.id}`
  const previous = subject.previous?.actuals[indicator.id]
  const light = verdict?.light ?? 'gray'
  const behind = light === 'red' || light === 'yellow'
  const filled = (report.actual !== null && report.actual !== '') || report.unmeasured !== ''
  const fields = [
    actualField(
      indicator,
      report,
      path,
      subject.month,
      previous ? { value: previous, text: `${subject.previous?.label ?? ''} ${previous}` } : null,
    ),
    unmeasuredField(report, path),
    ...(behind ? behindFields(indicator, report, path) : []),
  ]
  return {
    id: indicator.id,
    path,
    tags: [
      String(number),
      short(indicator.level1),
      short(indicator.level2),
      ...(indicator.weight ? [`${indicator.weight} 分`] : []),
    ],
    title: indicator.level3,
    target: { label: '年度目标', text: targetFigure(indicator), unit: indicator.unit },
    actual: {
      label: `1–${subject.month}月完成`,
      text: actualText(report),
      unit: report.unmeasured === '' ? indicator.unit : '',
    },
    verdict: {
      light,
      measure:
        !verdict || verdict.percent === null
          ? null
          : { percent: verdict.percent, timeShare: verdict.timeShare },
      caption: verdict ? captionOf(verdict) : '',
    },
    fields,
    evidence: evidenceSlot(indicator, rules),
    filled,
  }
}

function actualField(
  indicator: Indicator,
  report: IndicatorReport,
  path: string,
  month: number,
  previous: { value: string; text: string } | null,
): Field {
  const shared = {
    path: `${path}.actual`,
    label: `1–${month}月完成`,
    required: true,
    value: report.actual,
    ...(previous ? { previous } : {}),
  }
  switch (indicator.accumulation) {
    case 'qualitative':
      return {
        ...shared,
        input: 'choice',
        options: qualitativeGrades.map((grade) => ({ value: grade, label: grade })),
      }
    case 'date':
      return {
        ...shared,
        input: 'date',
        hint: '填完成日期',
        options: [{ value: notDone, label: '还没完成' }],
      }
    default:
      return { ...shared, input: 'number', unit: indicator.unit, hint: '填数字' }
  }
}

/** MF6: what cannot be measured yet is said with a reason; it takes the place of the actual. */
function unmeasuredField(report: IndicatorReport, path: string): Field {
  return {
    path: `${path}.unmeasured`,
    label: '暂不可测的原因',
    input: 'text',
    required: false,
    value: report.unmeasured,
    maxLength: 200,
    behind: '暂不可测',
  }
}

/** MF4: yellow and red open aspects, reason, estimate and possibility. */
function behindFields(indicator: Indicator, report: IndicatorReport, path: string): Field[] {
  const quantitative = indicator.accumulation !== 'qualitative' && indicator.accumulation !== 'date'
  const estimate: Field = {
    path: `${path}.estimate`,
    label: '全年预计完成',
    input: quantitative ? 'number' : indicator.accumulation === 'date' ? 'date' : 'choice',
    required: true,
    value: report.estimate,
    ...(quantitative ? { unit: indicator.unit } : {}),
    ...(indicator.accumulation === 'qualitative'
      ? { options: qualitativeGrades.map((grade) => ({ value: grade, label: grade })) }
      : {}),
  }
  return [
    {
      path: `${path}.aspects`,
      label: '偏差出在哪方面的保障（可多选）',
      input: 'choices',
      required: true,
      value: report.aspects,
      options: deviationAspects,
    },
    {
      path: `${path}.remark`,
      label: '原因和措施',
      input: 'text',
      takesNotes: true,
      required: true,
      value: report.remark,
      maxLength: 500,
    },
    estimate,
    {
      path: `${path}.possibility`,
      label: '年底能否完成',
      input: 'choice',
      required: true,
      value: report.possibility,
      options: possibilities,
    },
  ]
}

/** MF5: evidence is asked for where the goal says so, or where the weight reaches the rule set's edge. */
function evidenceSlot(indicator: Indicator, rules: RuleSet): EvidenceSlot {
  const heavy = indicator.weight !== null && compare(indicator.weight, rules.evidence.requiredFromWeight) >= 0
  const required = indicator.evidenceRequired === true || heavy ? 1 : 0
  return {
    slot: indicator.id,
    ask: askFor(indicator.level3),
    required,
    max: rules.evidence.maxPhotosPerFiling,
    maxDocuments: rules.evidence.maxDocumentsPerFiling,
  }
}

function targetFigure(indicator: Indicator): string {
  if (indicator.accumulation === 'qualitative') return indicator.target
  const figure = isDecimal(indicator.target) ? groupThousands(indicator.target) : indicator.target
  return `${indicator.operator} ${figure}`
}

function actualText(report: IndicatorReport): string {
  if (report.unmeasured !== '') return '暂不可测'
  const actual = report.actual ?? ''
  return isDecimal(actual) ? groupThousands(actual) : actual
}

function short(level: string): string {
  return level.replace(/指标$/, '')
}
