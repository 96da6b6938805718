/** What is fixed of a monitoring report when its task opens (FK3). */
import type { KnownProject, TaskPeriod } from '../filings/kind'
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
  const { startYear, endYear } = project
  return {
    projectName: project.projectName,
    projectCode: project.projectCode,
    departmentName: project.departmentName,
    unitName: project.unitName,
    projectYears: startYear === endYear ? `${startYear}年` : `${startYear}–${endYear}年`,
    fiscalYear: period.fiscalYear,
    month: period.month,
    goalVersion: project.goalVersion,
    annualGoal: project.goal.annualGoal,
    indicators: project.goal.indicators,
    budget: { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') },
    previous: previousOf(project),
  }
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
    spent: content.funds.spent,
    actuals: Object.fromEntries(actuals),
  }
}
