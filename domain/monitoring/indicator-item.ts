/** One indicator of the form: target beside actual, and what its light opens. */

import { evidenceSlot } from '../evidence/asked-evidence'
import type { Field, Item } from '../filings/form'
import type { Indicator } from '../indicators/indicator'
import {
  actualField,
  actualText,
  gradeOptions,
  indicatorTags,
  targetFigure,
} from '../indicators/indicator-fields'
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
    actualField(indicator, {
      path: `${path}.actual`,
      label: `1–${subject.month}月完成`,
      value: report.actual,
      previous: previous ? { value: previous, text: `${subject.previous?.label ?? ''} ${previous}` } : null,
    }),
    unmeasuredField(report, path),
    ...(behind ? behindFields(indicator, report, path) : []),
  ]
  return {
    id: indicator.id,
    path,
    tags: indicatorTags(indicator, number),
    title: indicator.level3,
    target: targetFigure(indicator),
    actual: {
      label: `1–${subject.month}月完成`,
      text: reportedText(report),
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
    evidence: evidenceSlot(indicator, rules), // MF5
    filled,
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
    ...(indicator.accumulation === 'qualitative' ? { options: gradeOptions } : {}),
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

function reportedText(report: IndicatorReport): string {
  return report.unmeasured === '' ? actualText(report.actual) : '暂不可测'
}
