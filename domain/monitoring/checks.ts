/** The checks of a monitoring report before it is handed in. Rules MC1–MC9 are stated in RULES.md. */
import { compare, isDecimal, parseDecimal } from '../decimals/decimal'
import { parseWan } from '../decimals/money'
import { checkEvidence } from '../evidence/asked-evidence'
import type { Finding } from '../filings/kind'
import { checkSpending } from '../funds/checks'
import { actualProblem } from '../indicators/actual'
import type { Indicator } from '../indicators/indicator'
import type { Assessment, MonitoringDraft } from './assessment'
import { assess } from './assessment'
import { reportOf } from './blank'
import type { IndicatorReport } from './form.schema'

/** MC1, MC8–MC10: evidence without its indicator, absent, or more than one report may carry. */
const evidenceRules = { loose: 'MC1', absent: 'MC8', photos: 'MC9', documents: 'MC10' }

export function checkMonitoring(draft: MonitoringDraft): Finding[] {
  const assessment = assess(draft)
  return [
    ...unknownIndicators(draft),
    ...checkFunds(draft, assessment),
    ...draft.subject.indicators.flatMap((indicator) => checkIndicator(draft, indicator, assessment)),
    ...checkEvidence(draft.evidence, draft.subject.indicators, draft.rules, evidenceRules),
  ]
}

const block = (rule: string, field: string, message: string): Finding => ({
  rule,
  level: 'block',
  field,
  message,
})
const warn = (rule: string, field: string, message: string): Finding => ({
  rule,
  level: 'warn',
  field,
  message,
})

/** MC1: only the approved goal's indicators are reported. */
function unknownIndicators({ subject, content }: MonitoringDraft): Finding[] {
  const known = new Set(subject.indicators.map((indicator) => indicator.id))
  const strays = Object.keys(content.indicators).filter((id) => !known.has(id))
  return strays.map((id) => block('MC1', `indicators.${id}`, '批复目标里没有这项指标，请刷新后重新填报'))
}

function checkFunds({ subject, content }: MonitoringDraft, assessment: Assessment): Finding[] {
  const rules = { missing: 'MC2', beyond: 'MC3' }
  const findings = checkSpending(subject, content.funds.spent, assessment, rules)
  if (assessment.execution.light === 'red' || assessment.execution.light === 'yellow') {
    if (content.funds.remark.trim() === '')
      findings.push(block('MC5', 'funds.remark', '执行偏慢，请说明原因'))
    if (content.funds.estimate === null || parseWan(content.funds.estimate) === null)
      findings.push(block('MC5', 'funds.estimate', '请填写全年预计执行数（万元）'))
  }
  return findings
}

function checkIndicator(draft: MonitoringDraft, indicator: Indicator, assessment: Assessment): Finding[] {
  const report = reportOf(draft.content, indicator.id)
  const path = `indicators.${indicator.id}`
  if (report.unmeasured.trim() !== '') return []
  if (report.actual === null || report.actual === '')
    return [block('MC4', `${path}.actual`, `请填写“${indicator.level3}”的完成值，暂不可测的请说明原因`)]
  const form = actualProblem(indicator, report.actual)
  if (form) return [block('MC4', `${path}.actual`, form)]
  const light = assessment.indicators[indicator.id]?.light
  return [
    ...fallen(draft, indicator, report.actual),
    ...(light === 'red' || light === 'yellow' ? unexplained(indicator, report, path) : []),
  ]
}

/** MC6: red and yellow demand aspects, a reason, an estimate and a possibility. */
function unexplained(indicator: Indicator, report: IndicatorReport, path: string): Finding[] {
  const name = `“${indicator.level3}”`
  const findings: Finding[] = []
  if (report.aspects.length === 0)
    findings.push(block('MC6', `${path}.aspects`, `请选择${name}的偏差出在哪方面`))
  if (report.remark.trim() === '')
    findings.push(block('MC6', `${path}.remark`, `请写明${name}的偏差原因和措施`))
  if (report.estimate === null || report.estimate === '' || actualProblem(indicator, report.estimate))
    findings.push(block('MC6', `${path}.estimate`, `请填写${name}的全年预计完成值`))
  if (report.possibility === null)
    findings.push(block('MC6', `${path}.possibility`, `请选择${name}年底能否完成`))
  return findings
}

/** MC7: what accumulates does not fall. */
function fallen({ subject }: MonitoringDraft, indicator: Indicator, actual: string): Finding[] {
  const last = subject.previous?.actuals[indicator.id]
  const now = parseDecimal(actual)
  if (indicator.accumulation !== 'cumulative' || !last || !isDecimal(last) || now === null) return []
  if (compare(now, last) >= 0) return []
  return [warn('MC7', `indicators.${indicator.id}.actual`, `累计完成值比上期（${last}）还少，请核对口径`)]
}
