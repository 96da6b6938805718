/** What a final monitoring report leaves behind: facts for queries, and what the public may read. */

import type { DisclosedResult, FilingFacts } from '../filings/results'
import { filedText, plainTarget, targetText } from '../indicators/target-text'
import type { MonitoringDraft } from './assessment'
import { assess } from './assessment'
import { reportOf } from './blank'

export function monitoringFacts(draft: MonitoringDraft): FilingFacts {
  const assessment = assess(draft)
  return {
    light: assessment.light,
    budgetWan: assessment.adjusted,
    spentWan: assessment.spent,
    indicators: draft.subject.indicators.map((indicator) => ({
      indicatorId: indicator.id,
      name: indicator.level3,
      target: targetText(indicator),
      actual: reportOf(draft.content, indicator.id).actual,
      unit: indicator.unit,
      light: assessment.indicators[indicator.id]?.light ?? 'gray',
    })),
  }
}

/** MD1: monitoring results are public only where the rule set says so. */
export function discloseMonitoring(draft: MonitoringDraft): DisclosedResult | null {
  if (!draft.rules.disclosure.monitoring) return null
  const assessment = assess(draft)
  const { subject, content } = draft
  return {
    light: assessment.light,
    budgetWan: assessment.adjusted,
    spentWan: assessment.spent,
    asOf: `${subject.fiscalYear}年1–${subject.month}月`,
    items: subject.indicators.map((indicator) => {
      const report = reportOf(content, indicator.id)
      const verdict = assessment.indicators[indicator.id]
      return {
        id: indicator.id,
        name: indicator.level3,
        promised: plainTarget(indicator),
        achieved: report.unmeasured === '' ? filedText(report.actual, indicator.unit) : '暂不可测',
        percent: verdict?.percent ?? null,
        light: verdict?.light ?? 'gray',
        explanation:
          report.unmeasured !== '' ? report.unmeasured : report.remark === '' ? null : report.remark,
        remedy:
          report.estimate === null || report.estimate === ''
            ? null
            : `全年预计完成 ${filedText(report.estimate, indicator.unit)}`,
      }
    }),
  }
}
