/** The checks of a monitoring report before it is handed in. Rules MC1–MC9 are stated in RULES.md. */
import { compare, isDecimal, parseDecimal } from '../decimals/decimal'
import { parseWan } from '../decimals/money'
import { isDocument } from '../evidence/document-kinds'
import type { Finding } from '../filings/kind'
import { actualProblem } from '../indicators/actual'
import type { Indicator } from '../indicators/indicator'
import type { Assessment, MonitoringDraft } from './assessment'
import { assess } from './assessment'
import { reportOf } from './blank'
import { fundSourceTitles, type IndicatorReport } from './form.schema'

export function checkMonitoring(draft: MonitoringDraft): Finding[] {
  const assessment = assess(draft)
  return [
    ...unknownIndicators(draft),
    ...checkFunds(draft, assessment),
    ...draft.subject.indicators.flatMap((indicator) => checkIndicator(draft, indicator, assessment)),
    ...checkEvidence(draft),
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
function unknownIndicators({ subject, content, evidence }: MonitoringDraft): Finding[] {
  const known = new Set(subject.indicators.map((indicator) => indicator.id))
  const strays = Object.keys(content.indicators).filter((id) => !known.has(id))
  const loose = evidence.filter((item) => !known.has(item.slot))
  return [
    ...strays.map((id) => block('MC1', `indicators.${id}`, '批复目标里没有这项指标，请刷新后重新填报')),
    ...loose.map((item) =>
      block('MC1', `evidence.${item.id}`, '这份佐证没有对应的指标，请重新选择它证明哪一项'),
    ),
  ]
}

function checkFunds({ subject, content }: MonitoringDraft, assessment: Assessment): Finding[] {
  const findings: Finding[] = []
  for (const source of assessment.asked) {
    const field = `funds.spent.${source}`
    const text = content.funds.spent[source]
    if (text === null || text === '') {
      findings.push(block('MC2', field, `请填写${fundSourceTitles[source]}的执行数，没有支出填 0`))
      continue
    }
    const spent = parseWan(text)
    const budget = subject.budget[source]
    if (spent === null) findings.push(block('MC2', field, '执行数应是金额（万元），例如 486.15，不能是负数'))
    else if (budget && compare(spent, budget.adjusted) > 0)
      findings.push(warn('MC3', field, `${fundSourceTitles[source]}执行数超过全年预算，请核对并说明`))
  }
  for (const source of assessment.known) {
    const paid = subject.paid[source]
    if (paid && compare(paid.amount, subject.budget[source]?.adjusted ?? '0') > 0)
      findings.push(
        warn('MC3', 'funds', `${fundSourceTitles[source]}国库支付数超过全年预算，请核对预算并说明`),
      )
  }
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

/** MC8: evidence asked for but absent is told, not blocked; MC9, MC10: never more than the rule set's number. */
function checkEvidence({ subject, evidence, rules }: MonitoringDraft): Finding[] {
  const most = rules.evidence.maxPhotosPerFiling
  const mostDocuments = rules.evidence.maxDocumentsPerFiling
  const documents = evidence.filter(isDocument).length
  const photos = evidence.length - documents
  const findings: Finding[] = []
  if (photos > most)
    findings.push(block('MC9', 'evidence', `每期照片不超过 ${most} 张，现有 ${photos} 张，请删去多余的`))
  if (documents > mostDocuments)
    findings.push(
      block('MC10', 'evidence', `每期文档不超过 ${mostDocuments} 份，现有 ${documents} 份，请删去多余的`),
    )
  for (const indicator of subject.indicators) {
    const has = evidence.some((item) => item.slot === indicator.id)
    const heavy =
      indicator.weight !== null && compare(indicator.weight, rules.evidence.requiredFromWeight) >= 0
    if (!has && (heavy || indicator.evidenceRequired === true))
      findings.push(warn('MC8', `indicators.${indicator.id}`, `“${indicator.level3}”还没有佐证`))
  }
  return findings
}
