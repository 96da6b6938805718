/** The checks of a self-evaluation before it is handed in. Rules SV1–SV9 are stated in RULES.md. */
import { checkEvidence } from '../evidence/asked-evidence'
import type { Finding } from '../filings/kind'
import { checkSpending } from '../funds/checks'
import { isUnusual } from '../funds/unusual-spending'
import { checkUpFindings } from './check-up-findings'
import { evaluationOf } from './form.schema'
import { type Scored, type SelfEvaluationDraft, scored } from './scored'

/** SV6: evidence without its indicator, absent, or more than one report may carry. */
const evidenceRules = { loose: 'SV6', absent: 'SV6', photos: 'SV6', documents: 'SV6' }

export function checkSelfEvaluation(draft: SelfEvaluationDraft): Finding[] {
  const known = scored(draft)
  return [
    ...strangers(draft),
    ...withoutWeights(known, draft),
    ...checkFunds(draft, known),
    ...(draft.content.achieved.trim() === ''
      ? [block('SV3', 'achieved', '请写明年度总体目标的实际完成情况')]
      : []),
    ...known.rows.flatMap((row) => checkRow(draft, row)),
    ...checkEvidence(draft.evidence, draft.subject.indicators, draft.rules, evidenceRules),
    ...told(known),
    ...checkUpFindings(draft, known),
  ]
}

const block = (rule: string, field: string, message: string): Finding => ({
  ...{ rule, level: 'block' as const, field, message },
})

/** SV1: only the approved goal's indicators are evaluated. */
function strangers({ subject, content }: SelfEvaluationDraft): Finding[] {
  const known = new Set(subject.indicators.map(({ id }) => id))
  const ids = Object.keys(content.indicators).filter((id) => !known.has(id))
  return ids.map((id) => block('SV1', `indicators.${id}`, '批复目标里没有这项指标，请刷新后重新填报'))
}

/** SV7: without weights there are no points (GO2). */
function withoutWeights({ rows }: Scored, { subject }: SelfEvaluationDraft): Finding[] {
  if (rows.length === subject.indicators.length) return []
  return [
    block('SV7', 'indicators', '批复的目标分值不齐，不能计分。内容都在本机，请联系绩效科先补齐目标的分值'),
  ]
}

/** SV2: amounts; SV4: what of them is to be explained. */
function checkFunds(draft: SelfEvaluationDraft, known: Scored): Finding[] {
  const { subject, content } = draft
  const { spending, score } = known
  const findings = checkSpending(subject, content.funds.spent, spending, { missing: 'SV2', beyond: 'SV4' })
  const { problem, status } = score.execution
  if (spending.adjusted === null)
    findings.push(block('SV2', 'funds', '没有登记本年预算，不能计算执行率。请联系财政业务科室登记'))
  else if (status === 'refused' && problem !== null) findings.push(block('SV2', 'funds', problem))
  if (isUnusual(spending, draft.rules) && content.funds.reason.trim() === '')
    findings.push(block('SV4', 'funds.reason', '执行偏低、预算有调整或超支，请说明原因'))
  return findings
}

/** SV3: each indicator has an actual and points; SV4, SV5: reasons, and whether a target was too low. */
function checkRow({ content }: SelfEvaluationDraft, { indicator, score }: Scored['rows'][number]): Finding[] {
  const said = evaluationOf(content, indicator.id)
  const path = `indicators.${indicator.id}`
  const name = `“${indicator.level3}”`
  if (score.problem !== null) {
    const graded = indicator.accumulation === 'qualitative' && said.actual !== null && said.actual !== ''
    return [block('SV3', `${path}.${graded ? 'points' : 'actual'}`, `${name}：${score.problem}`)]
  }
  const findings: Finding[] = []
  if (score.reasonRequired && said.reason.trim() === '')
    findings.push(block('SV4', `${path}.reason`, `请写明${name}的偏差原因和改进措施`))
  if (score.reasonRequired && score.beyondPercent !== null && said.lowTarget === null)
    findings.push(block('SV5', `${path}.lowTarget`, `请选择${name}的年初指标值是否明显偏低`))
  return findings
}

/** SV8: what holds the grade down, and a total that awaits the bureau, are told. */
function told({ score }: Scored): Finding[] {
  const findings: Finding[] = []
  if (score.grade?.capReason) {
    const message = `${score.grade.capReason}，按“${score.grade.finalGrade}”定级，得分不变`
    findings.push({ rule: 'SV8', level: 'warn', field: 'funds', message })
  }
  if (score.needsConfirmation) {
    const message = '没有预算也没有执行，总分由各项指标折算，需要财政部门确认'
    findings.push({ rule: 'SV8', level: 'warn', field: 'funds', message })
  }
  return findings
}
