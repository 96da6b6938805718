/** The checks of a department's evaluation before it is handed in. Rules DP5–DP9 are stated in RULES.md. */
import { add, compare } from '../decimals/decimal'
import { parseWan, wanText } from '../decimals/money'
import type { Finding } from '../filings/kind'
import { checkSpending } from '../funds/checks'
import { isUnusual } from '../funds/unusual-spending'
import { type DepartmentDraft, type Scored, type ScoredItem, scored } from './scored'

export function checkDepartment(draft: DepartmentDraft): Finding[] {
  const known = scored(draft)
  return [
    ...checkFunds(draft, known),
    ...checkTasks(draft),
    ...known.items.flatMap(checkItem),
    ...strangers(draft),
    ...(draft.content.achieved.trim() === ''
      ? [block('DP7', 'achieved', '请写明年度总体目标的实际完成情况')]
      : []),
    ...(draft.evidence.length > 0
      ? [block('DP8', 'evidence', '部门整体自评不附照片和文档，请把它们移到项目自评里')]
      : []),
    ...heldDown(known),
  ]
}

const block = (rule: string, field: string, message: string): Finding => ({
  ...{ rule, level: 'block' as const, field, message },
})

/** DP5: amounts are there and possible, the two parts make the whole, and what is unusual is explained. */
function checkFunds(draft: DepartmentDraft, known: Scored): Finding[] {
  const { content, subject } = draft
  const { spending } = known
  const { funds } = content
  const findings = checkSpending(subject, funds.spent, spending, { missing: 'DP5', beyond: 'DP5' })
  const { adjusted, initial, spent } = spending
  if (adjusted === null || initial === null)
    return [
      ...findings,
      block('DP5', 'funds', '没有登记本年预算，不能计算预算完成率。请联系财政业务科室登记'),
    ]
  const [basic, projects] = [parseWan(funds.basic ?? ''), parseWan(funds.projects ?? '')]
  if (basic === null) findings.push(block('DP5', 'funds.basic', '请填写基本支出（万元），没有填 0'))
  if (projects === null) findings.push(block('DP5', 'funds.projects', '请填写项目支出（万元），没有填 0'))
  if (spent === null || basic === null || projects === null) return findings
  const both = add(basic, projects)
  if (compare(both, spent) !== 0)
    findings.push(
      block(
        'DP5',
        'funds.projects',
        `两项支出相加是 ${wanText(both)}，全年执行数是 ${wanText(spent)}，请核对`,
      ),
    )
  if (isUnusual({ spent, adjusted, initial }, draft.rules) && funds.reason.trim() === '')
    findings.push(block('DP5', 'funds.reason', '执行偏低、预算有调整或超支，请说明原因'))
  return findings
}

/** DP6: the year's main tasks, at least as many as the rule set asks for, each with what became of it. */
function checkTasks({ content, rules }: DepartmentDraft): Finding[] {
  const { leastTasks } = rules.departmentEvaluation
  const rows = Object.entries(content.tasks)
  const findings = rows.flatMap(([id, { name, done }]) => [
    ...(name.trim() === '' ? [block('DP6', `tasks.${id}.name`, '请填写任务名称')] : []),
    ...(done.trim() === '' ? [block('DP6', `tasks.${id}.done`, '请写明这项任务的完成情况')] : []),
  ])
  if (rows.length < leastTasks)
    findings.push(block('DP6', 'tasks', `年度重点任务不少于 ${leastTasks} 项，现有 ${rows.length} 项`))
  return findings
}

/** DP7: every item has points; DP4: what does not earn full points is explained. */
function checkItem({ item, answer, points, problem, status }: ScoredItem): Finding[] {
  const path = `items.${item.id}`
  const name = `“${item.level3}”`
  if (points === null) {
    const at = item.by.way === 'execution' ? 'funds' : path
    return [block('DP7', at, `${name}：${problem ?? '请填写'}`)]
  }
  if (status === 'reached' || item.by.way === 'execution' || answer.reason.trim() !== '') return []
  return [block('DP4', `${path}.reason`, `请写明${name}的扣分原因和改进措施`)]
}

/** DP8: only items of the year's framework. */
function strangers({ content, rules }: DepartmentDraft): Finding[] {
  const known = new Set(rules.departmentEvaluation.items.map(({ id }) => id))
  const ids = Object.keys(content.items).filter((id) => !known.has(id))
  return ids.map((id) => block('DP8', `items.${id}`, '本年的评价指标里没有这一项，请刷新后重新填报'))
}

/** DP9: a grade that the veto holds down is told. */
function heldDown({ grade }: Scored): Finding[] {
  if (!grade?.capReason) return []
  const message = `${grade.capReason}，按“${grade.finalGrade}”定级，得分不变`
  return [{ rule: 'DP9', level: 'warn', field: 'funds', message }]
}
