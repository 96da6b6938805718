/** What is fixed of a self-evaluation when its task opens (FK3, SE1). */
import * as z from 'zod'
import type { EarlierFiling, KnownProject, PaidAmount, TaskPeriod } from '../filings/known-project'
import { budgetOf, paidOf } from '../funds/known-funds'
import { fundSources } from '../funds/sources'
import type { SelfEvaluationSubject } from './form.schema'

export function selfEvaluationSubject(project: KnownProject, period: TaskPeriod): SelfEvaluationSubject {
  const { approved, startYear, endYear } = project
  if (approved === null) throw new Error('a project without an approved goal is not evaluated')
  return {
    object: project.object,
    projectName: project.projectName,
    projectCode: project.projectCode,
    departmentName: project.departmentName,
    unitName: project.unitName,
    projectYears: startYear === endYear ? `${startYear}年` : `${startYear}–${endYear}年`,
    fiscalYear: period.fiscalYear,
    goalVersion: approved.version,
    annualGoal: approved.goal.annualGoal,
    indicators: approved.goal.indicators,
    budget: budgetOf(project),
    paid: paidOf(project.paid, wholeYear(period)),
    monitored: monitoredOf(project.others.monitoring),
  }
}

/** PY4: newer payments in a subject on which nothing has been reported yet. */
export function withPayments(
  subject: SelfEvaluationSubject,
  paid: readonly PaidAmount[],
): SelfEvaluationSubject {
  return { ...subject, paid: paidOf(paid, wholeYear(subject)) }
}

const wholeYear = ({ fiscalYear }: { readonly fiscalYear: number }): TaskPeriod => ({ fiscalYear, month: 12 })

/** Of a monitoring report, what the evaluation shows beside its empty fields; the rest is none of its business. */
const amountsSchema = z.partialRecord(z.enum(fundSources), z.string().nullable())
const monitoringSchema = z.object({
  subject: z.object({
    fiscalYear: z.number(),
    month: z.number(),
    paid: z.partialRecord(z.enum(fundSources), z.object({ amount: z.string() }).nullable()).default({}),
  }),
  content: z.object({
    funds: z.object({ spent: amountsSchema }),
    indicators: z.record(z.string(), z.object({ actual: z.string().nullable() })),
  }),
})

function monitoredOf(filing: EarlierFiling | undefined): SelfEvaluationSubject['monitored'] {
  const read = monitoringSchema.safeParse(filing)
  if (!read.success) return null
  const { subject, content } = read.data
  const spent = (source: (typeof fundSources)[number]) =>
    subject.paid[source]?.amount ?? content.funds.spent[source] ?? null
  const actuals = Object.entries(content.indicators).flatMap(([id, { actual }]) =>
    actual === null || actual === '' ? [] : [[id, actual] as const],
  )
  return {
    label: `监控（${subject.fiscalYear}年1–${subject.month}月）`,
    spent: { fiscal: spent('fiscal'), carryover: spent('carryover'), other: spent('other') },
    actuals: Object.fromEntries(actuals),
  }
}
