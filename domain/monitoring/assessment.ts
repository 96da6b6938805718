/** Every figure and light of a monitoring report, computed once from subject and content. */
import type { Decimal } from '../decimals/decimal'
import { isZero, sum } from '../decimals/decimal'
import { parseWan } from '../decimals/money'
import type { Light } from '../filings/form'
import type { Draft } from '../filings/kind'
import { reportOf } from './blank'
import type { FundSource, MonitoringContent, MonitoringSubject } from './form.schema'
import { fundSources } from './form.schema'
import { executionLight, indicatorLight, type LightVerdict, projectLight } from './lights'
import { grayVerdict } from './verdict'

export type MonitoringDraft = Draft<MonitoringSubject, MonitoringContent>

export interface Assessment {
  /** Sources whose spending must be reported: those with a budget this year that the treasury does not tell (MF2, MF7). */
  readonly asked: readonly FundSource[]
  /** Sources whose spending the treasury tells (MF7). */
  readonly known: readonly FundSource[]
  /** Sums in 万元; spent is null while any asked row is missing. */
  readonly initial: Decimal | null
  readonly adjusted: Decimal | null
  readonly spent: Decimal | null
  readonly execution: LightVerdict
  readonly indicators: Readonly<Record<string, LightVerdict>>
  readonly light: Light
}

export function assess({ subject, content, rules }: MonitoringDraft): Assessment {
  const rows = fundSources.map((source) => subject.budget[source]).filter((row) => row !== null)
  const initial = rows.length === 0 ? null : sum(rows.map((row) => row.initial))
  const adjusted = rows.length === 0 ? null : sum(rows.map((row) => row.adjusted))
  const asked = fundSources.filter((source) => isAsked(subject, source))
  const known = fundSources.filter((source) => subject.paid[source] !== null)
  const parts = [...asked, ...known].map(
    (source) => subject.paid[source]?.amount ?? parseWan(content.funds.spent[source] ?? ''),
  )
  const reported = parts.filter((part) => part !== null)
  const spent = parts.length > 0 && reported.length === parts.length ? sum(reported) : null
  const execution =
    rows.length === 0
      ? grayVerdict('ML2', '没有登记预算，执行进度不适用', { notApplicable: true })
      : executionLight({ spent, budget: adjusted, month: subject.month, ruleSet: rules })
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
  return { asked, known, initial, adjusted, spent, execution, indicators, light }
}

function isAsked(subject: MonitoringSubject, source: FundSource): boolean {
  const row = subject.budget[source]
  return row !== null && subject.paid[source] === null && !(isZero(row.adjusted) && isZero(row.initial))
}
