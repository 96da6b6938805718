/** What is fixed when a declaration or an adjustment opens (FK3), and what it starts from (FK1). */
import { sum } from '../decimals/decimal'
import type { KnownProject, TaskPeriod } from '../filings/known-project'
import {
  type DeclarationContent,
  type DeclarationSubject,
  declarationContentSchema,
} from './declaration.schema'
import { blankRow, rowOf } from './declared-row'

export function declarationSubject(project: KnownProject, { fiscalYear }: TaskPeriod): DeclarationSubject {
  const { budget, lastYear } = project
  return {
    object: project.object,
    budgetBook: project.budgetBook,
    isNew: project.isNew,
    projectName: project.projectName,
    projectCode: project.projectCode,
    departmentName: project.departmentName,
    unitName: project.unitName,
    startYear: project.startYear,
    endYear: project.endYear,
    fiscalYear,
    budgetWan: budget.length === 0 ? null : sum(budget.map(({ adjustedWan }) => adjustedWan)),
    lastYear: lastYear?.indicators ?? [],
    adjusts: null,
  }
}

/** GD19: an adjustment starts from the approved goal, and from what was last declared of it. */
export function adjustmentSubject(project: KnownProject, period: TaskPeriod): DeclarationSubject {
  const { approved, others, previous } = project
  if (approved === null) throw new Error('an adjustment was opened of a project without an approved goal')
  const declared = previous ?? others.goal ?? null
  return {
    ...declarationSubject(project, period),
    adjusts: { version: approved.version, goal: approved.goal, declared: declared?.content ?? null },
  }
}

const noFunds = { fiscal: null, carryover: null, other: null }

const blank: DeclarationContent = {
  leader: '',
  phone: '',
  basis: '',
  plan: '',
  costBasis: '',
  goalMid: '',
  goalYear: '',
  funds: { year: noFunds, mid: noFunds },
  tasks: {},
  indicators: {},
  weightsReason: '',
  satisfactionExempt: '',
  adjustment: { reason: '' },
}

/** FK1: a declaration starts empty; an adjustment starts from the approved goal under its indicators' own ids. */
export function blankDeclaration({ adjusts }: DeclarationSubject): DeclarationContent {
  if (adjusts === null) return blank
  const read = declarationContentSchema.safeParse(adjusts.declared)
  const declared = read.success ? read.data : blank
  const mid = Object.entries(declared.indicators).filter(([, row]) => row.span === 'mid')
  const rows = adjusts.goal.indicators.map((indicator, index) => [
    indicator.id,
    { ...(declared.indicators[indicator.id] ?? blankRow), ...rowOf(indicator), position: index + 1 },
  ])
  const indicators = Object.fromEntries([...rows, ...mid])
  return { ...declared, goalYear: adjusts.goal.annualGoal ?? '', indicators, adjustment: { reason: '' } }
}

/** Whether the project runs for more than the year (GD2). */
export function isMultiYear({
  startYear,
  endYear,
}: Pick<DeclarationSubject, 'startYear' | 'endYear'>): boolean {
  return endYear > startYear
}
