import type { ChainStep } from '../filings/chain'
import { registered } from '../filings/kind'
import type { KnownProject, PaidAmount, TaskPeriod } from '../filings/known-project'
import type { DisclosedResult, FilingFacts } from '../filings/results'
import { budgetOf, paidOf } from '../funds/known-funds'
import { gradeLight, statusLight } from '../scoring/score-lights'
import { disclosedScore, scoreFact } from '../scoring/score-results'
import { checkDepartment } from './checks'
import { departmentForm, mostPoints } from './form'
import {
  blankDepartmentEvaluation,
  type DepartmentSubject,
  departmentContentSchema,
  departmentSubjectSchema,
} from './form.schema'
import { figureText } from './framework-item'
import { type DepartmentDraft, type ScoredItem, scored } from './scored'

/** 部门整体自评: R1 → R2 → R3 → R5. */
const chain: readonly ChainStep[] = [
  { id: 'unit-head', title: '单位负责人', role: 'unit-head' },
  { id: 'department', title: '主管部门', role: 'department' },
  { id: 'division', title: '绩效科', role: 'division' },
]

function subjectFrom(project: KnownProject, { fiscalYear }: TaskPeriod): DepartmentSubject {
  const { approved } = project
  if (approved === null) throw new Error('a department without an approved goal is not evaluated')
  return {
    departmentName: project.departmentName,
    fiscalYear,
    goalVersion: approved.version,
    annualGoal: approved.goal.annualGoal,
    budget: budgetOf(project),
    paid: paidOf(project.paid, { fiscalYear, month: 12 }),
  }
}

function withPayments(subject: DepartmentSubject, paid: readonly PaidAmount[]): DepartmentSubject {
  return { ...subject, paid: paidOf(paid, { fiscalYear: subject.fiscalYear, month: 12 }) }
}

function facts(draft: DepartmentDraft): FilingFacts {
  const { items, spending, total, grade } = scored(draft)
  return {
    light: gradeLight(grade?.finalGrade ?? null),
    budgetWan: spending.adjusted,
    spentWan: spending.spent,
    score: scoreFact(total, grade),
    indicators: items.map((scoredItem) => ({
      indicatorId: scoredItem.item.id,
      name: scoredItem.item.level3,
      target: '满分条件见评价指标',
      actual: answered(scoredItem),
      unit: '',
      light: statusLight(scoredItem.status),
      weight: scoredItem.item.points,
      score: scoredItem.points,
    })),
  }
}

/** DP10: public where the rule set says so, with points and the final grade. */
function disclose(draft: DepartmentDraft): DisclosedResult | null {
  if (!draft.rules.disclosure.selfEvaluation) return null
  const { items, spending, total, grade } = scored(draft)
  return {
    light: gradeLight(grade?.finalGrade ?? null),
    budgetWan: spending.adjusted,
    spentWan: spending.spent,
    asOf: `${draft.subject.fiscalYear}年全年`,
    ...disclosedScore(total, mostPoints(draft), grade),
    items: items.map((scoredItem) => ({
      id: scoredItem.item.id,
      name: scoredItem.item.level3,
      promised: `${scoredItem.item.points} 分`,
      achieved: `得 ${scoredItem.points ?? '–'} 分`,
      percent: scoredItem.percent,
      light: statusLight(scoredItem.status),
      explanation: scoredItem.answer.reason === '' ? null : scoredItem.answer.reason,
      remedy: null,
    })),
  }
}

function answered({ item: { by }, answer, percent }: ScoredItem): string | null {
  if (by.way === 'graded') return answer.grade
  if (by.way === 'execution' || percent !== null) return percent === null ? null : `${percent}%`
  return figureText(answer.numerator, by.unit)
}

/** 部门整体支出自评. Source: 财预〔2013〕53号, 财预〔2020〕10号. */
export const departmentEvaluation = registered({
  kind: 'department-evaluation',
  title: '部门整体自评',
  subject: departmentSubjectSchema,
  content: departmentContentSchema,
  chain,
  hasOfficialTable: true,
  occasion: { rhythm: 'year', objects: ['department'], approvedGoal: 'required' },
  scored: true,
  subjectFrom,
  withPayments,
  blank: blankDepartmentEvaluation,
  form: departmentForm,
  check: checkDepartment,
  facts,
  disclose,
})
