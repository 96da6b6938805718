/** Every figure and light of a monitoring report, computed once from subject and content. */
import type { Light } from '../filings/form'
import type { Draft } from '../filings/kind'
import { type Spending, spendingOf } from '../funds/spending'
import { reportOf } from './blank'
import type { MonitoringContent, MonitoringSubject } from './form.schema'
import { executionLight, indicatorLight, type LightVerdict, projectLight } from './lights'
import { grayVerdict } from './verdict'

export type MonitoringDraft = Draft<MonitoringSubject, MonitoringContent>

export interface Assessment extends Spending {
  readonly execution: LightVerdict
  readonly indicators: Readonly<Record<string, LightVerdict>>
  readonly light: Light
}

export function assess({ subject, content, rules }: MonitoringDraft): Assessment {
  const spending = spendingOf(subject, content.funds.spent)
  const execution =
    spending.adjusted === null
      ? grayVerdict('ML2', '没有登记预算，执行进度不适用', { notApplicable: true })
      : executionLight({
          spent: spending.spent,
          budget: spending.adjusted,
          month: subject.month,
          ruleSet: rules,
        })
  const indicators = Object.fromEntries(
    subject.indicators.map((indicator) => {
      const report = reportOf(content, indicator.id)
      return [
        indicator.id,
        indicatorLight({
          indicator,
          actual: report.actual,
          month: subject.month,
          fiscalYear: subject.fiscalYear,
          notMeasurable: report.unmeasured === '' ? null : report.unmeasured,
          ruleSet: rules,
        }),
      ]
    }),
  )
  const chosen = subject.indicators.map((indicator) => reportOf(content, indicator.id).possibility)
  const light = projectLight([execution, ...Object.values(indicators)], chosen)
  return { ...spending, execution, indicators, light }
}
