/**
 * Imports a goal table that a government published, all or nothing. Rules GI1–GI21 are stated in RULES.md: nothing
 * is taken in another way than published without a finding that names it.
 */
import { compare, type Decimal } from '../decimals/decimal'
import { wanText } from '../decimals/money'
import type { Indicator } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'
import { type ApprovedGoal, approvedGoalSchema, frameOf, selfEvaluationOf } from './approved-goal'
import { type GoalFinding, type Notebook, openNotebook } from './goal-finding'
import { type PublishedForm, publishedFormSchema } from './published-form'
import { readAmount, readYear, tellHeader } from './read-header'
import { readIndicator } from './read-indicator'

export type { GoalFinding } from './goal-finding'

/** A published goal, ready to be assigned to a unit and approved. Null is what was not published. */
export interface PublishedGoal {
  id: string
  fiscalYear: number
  projectName: string
  departmentName: string | null
  unitName: string | null
  /** 万元 */
  amountWan: Decimal | null
  annualGoal: string | null
  goal: ApprovedGoal
  source: string | null
  place: string | null
}

/** The goal of one form and every finding about it; any block finding makes the goal null. */
export function readPublishedGoal(
  form: unknown,
  ruleSet: RuleSet,
): { goal: PublishedGoal | null; findings: readonly GoalFinding[] } {
  const parsed = publishedFormSchema.safeParse(form)
  if (!parsed.success) {
    const notebook = openNotebook(idOf(form))
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    notebook.block('GI1', where, '不是目标表的格式，请按 docs/interchange.md 检查后重新导入')
    return { goal: null, findings: notebook.findings }
  }
  const notebook = openNotebook(parsed.data.id)
  const goal = readForm(parsed.data, ruleSet, notebook)
  const blocked = notebook.findings.some(({ level }) => level === 'block')
  return { goal: blocked ? null : goal, findings: notebook.findings }
}

function readForm(form: PublishedForm, ruleSet: RuleSet, notebook: Notebook): PublishedGoal | null {
  const {
    annualGoal,
    department: departmentName,
    id,
    place,
    project: projectName,
    source,
    unit: unitName,
  } = form
  const fiscalYear = readYear(form, notebook)
  tellHeader(form, notebook)
  const amountWan = readAmount(form, notebook)
  if (fiscalYear === null || projectName === null) return null

  const read = form.indicators.map((row, index) =>
    readIndicator(row, `${id}-${String(index + 1).padStart(2, '0')}`, {
      fiscalYear,
      ruleSet,
      notebook,
      path: `indicators[${index}]`,
      label: `第 ${index + 1} 项“${row.l3 ?? ''}”`,
    }),
  )
  const indicators = read.filter((indicator) => indicator !== null)
  if (indicators.length < read.length) return null
  tellIndicators(indicators, amountWan, ruleSet, notebook)
  const selfEvaluation = selfEvaluationOf(indicators, ruleSet)
  const goal = approvedGoalSchema.safeParse({
    annualGoal,
    indicators,
    frame: frameOf(indicators, ruleSet),
    selfEvaluation,
  })
  if (!goal.success)
    return notebook.block('GI1', 'indicators', goal.error.issues[0]?.message ?? '目标表不完整')
  return {
    ...{ id, fiscalYear, projectName, departmentName, unitName, amountWan, annualGoal },
    ...{ goal: goal.data, source, place },
  }
}

/** GI16–GI18: what only all indicators together show. */
function tellIndicators(
  indicators: readonly Indicator[],
  amountWan: Decimal | null,
  ruleSet: RuleSet,
  notebook: Notebook,
): void {
  const { allowed, reason } = selfEvaluationOf(indicators, ruleSet)
  if (!allowed) notebook.warn('GI16', 'indicators', `${reason}；可以用于监控`)
  const seen = new Set<string>()
  indicators.forEach(({ accumulation, level1, level2, level3, target, unit }, index) => {
    const name = [level1, level2, level3].join('／')
    if (seen.has(name)) notebook.warn('GI18', `indicators[${index}]`, `“${level3}”重复出现，请核对`)
    seen.add(name)
    if (accumulation === 'ceiling' && unit === '万元' && amountWan !== null && compare(target, amountWan) > 0)
      notebook.warn(
        'GI17',
        `indicators[${index}].target`,
        `“${level3}”的上限 ${wanText(target)} 万元高于项目金额 ${wanText(amountWan)} 万元，请核对`,
      )
  })
}

function idOf(form: unknown): string {
  const named = typeof form === 'object' && form !== null && 'id' in form ? form.id : null
  return typeof named === 'string' && named !== '' ? named : '（无编号）'
}
