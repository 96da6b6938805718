/** What is fixed of a monitoring report when its task opens (FK3). */
import type { KnownProject, PaidAmount, TaskPeriod } from '../filings/known-project'
import { budgetOf, paidOf } from '../funds/known-funds'
import { type MonitoringSubject, monitoringContentSchema, monitoringSubjectSchema } from './form.schema'

export function monitoringSubject(project: KnownProject, period: TaskPeriod): MonitoringSubject {
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
    budget: budgetOf(project),
    paid: paidOf(project.paid, period),
    previous: previousOf(project),
  }
}

/** PY4: newer payments in a subject on which nothing has been reported yet. */
export function withPayments(subject: MonitoringSubject, paid: readonly PaidAmount[]): MonitoringSubject {
  return { ...subject, paid: paidOf(paid, subject) }
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
