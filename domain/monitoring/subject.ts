/** What is fixed of a monitoring report when its task opens (FK3). */
import { isNegative } from '../decimals/decimal'
import type { KnownProject, PaidAmount, TaskPeriod } from '../filings/known-project'
import {
  type FundSource,
  type MonitoringSubject,
  monitoringContentSchema,
  monitoringSubjectSchema,
} from './form.schema'

export function monitoringSubject(project: KnownProject, period: TaskPeriod): MonitoringSubject {
  const row = (source: FundSource) => {
    const line = project.budget.find((candidate) => candidate.source === source)
    return line ? { initial: line.initialWan, adjusted: line.adjustedWan } : null
  }
  const { startYear, endYear, approved } = project
  if (approved === null) throw new Error('a project without an approved goal is not monitored')
  return {
    projectName: project.projectName,
    projectCode: project.projectCode,
    departmentName: project.departmentName,
    unitName: project.unitName,
    projectYears: startYear === endYear ? `${startYear}年` : `${startYear}–${endYear}年`,
    fiscalYear: period.fiscalYear,
    month: period.month,
    goalVersion: approved.version,
    annualGoal: approved.goal.annualGoal,
    indicators: approved.goal.indicators,
    budget: { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') },
    paid: paidOf(project.paid, period),
    previous: previousOf(project),
  }
}

/** PY4: newer payments in a subject on which nothing has been reported yet. */
export function withPayments(subject: MonitoringSubject, paid: readonly PaidAmount[]): MonitoringSubject {
  return { ...subject, paid: paidOf(paid, subject) }
}

/** MF7: a source is known where the treasury's register reaches the covered month; a sum below 0 is left to ask. */
function paidOf(paid: readonly PaidAmount[], { fiscalYear, month }: TaskPeriod): MonitoringSubject['paid'] {
  const covered = `${fiscalYear}-${String(month).padStart(2, '0')}`
  const row = (source: FundSource) => {
    const known = paid.find((candidate) => candidate.source === source)
    if (!known || known.through < covered || isNegative(known.amountWan)) return null
    return { amount: known.amountWan, through: known.through }
  }
  return { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') }
}

/** MF3: the figures of the last final report of the year, to stand beside the empty fields. */
function previousOf({ previous }: KnownProject): MonitoringSubject['previous'] {
  if (previous === null) return null
  const subject = monitoringSubjectSchema.parse(previous.subject)
  const content = monitoringContentSchema.parse(previous.content)
  const actuals = Object.entries(content.indicators).flatMap(([id, { actual }]) =>
    actual === null || actual === '' ? [] : [[id, actual] as const],
  )
  return {
    label: `上期（${subject.fiscalYear}年1–${subject.month}月）`,
    spent: {
      fiscal: subject.paid.fiscal?.amount ?? content.funds.spent.fiscal,
      carryover: subject.paid.carryover?.amount ?? content.funds.spent.carryover,
      other: subject.paid.other?.amount ?? content.funds.spent.other,
    },
    actuals: Object.fromEntries(actuals),
  }
}
