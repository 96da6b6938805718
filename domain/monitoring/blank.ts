import type { IndicatorReport, MonitoringContent, MonitoringSubject } from './form.schema'

const emptyReport: IndicatorReport = {
  actual: null,
  unmeasured: '',
  estimate: null,
  aspects: [],
  remark: '',
  possibility: null,
}

/** MF1: actual values stand empty, never prefilled; everything else that is known comes with the subject. */
export function blankMonitoring(subject: MonitoringSubject): MonitoringContent {
  return {
    funds: { spent: { fiscal: null, carryover: null, other: null }, estimate: null, remark: '' },
    indicators: Object.fromEntries(subject.indicators.map((indicator) => [indicator.id, { ...emptyReport }])),
  }
}

/** The report of one indicator; an indicator that the content does not know is unfilled. */
export function reportOf(content: MonitoringContent, indicatorId: string): IndicatorReport {
  return content.indicators[indicatorId] ?? emptyReport
}
