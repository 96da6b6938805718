/** What a monitoring report (绩效监控) knows and what it asks; the messages are the sentences the author reads. */
import * as z from 'zod'
import { bySource, knownFundsShape } from '../funds/sources'
import { indicatorSchema } from '../indicators/indicator'

/** 偏差原因: the five columns of the official form. */
export const deviationAspects = [
  { value: 'fund', label: '经费' },
  { value: 'system', label: '制度' },
  { value: 'staff', label: '人员' },
  { value: 'hardware', label: '硬件' },
  { value: 'other', label: '其他' },
] as const

/** 完成目标可能性, as the national interface codes it. */
export const possibilities = [
  { value: '1', label: '确定能' },
  { value: '2', label: '有可能' },
  { value: '3', label: '完全不可能' },
] as const

const previousSchema = z.strictObject({
  /** '上期（2021年1–6月）' */
  label: z.string(),
  spent: bySource(z.string().nullable()),
  actuals: z.record(z.string(), z.string()),
})

/** Fixed when the task opens: header, approved goal and budget, amounts in 万元. */
export const monitoringSubjectSchema = z.strictObject({
  projectName: z.string(),
  projectCode: z.string().nullable(),
  departmentName: z.string(),
  unitName: z.string(),
  projectYears: z.string(),
  fiscalYear: z.number().int(),
  /** The last month that the report covers, 1–12. */
  month: z.number().int().min(1).max(12),
  goalVersion: z.number().int(),
  annualGoal: z.string().nullable(),
  indicators: z.array(indicatorSchema),
  ...knownFundsShape,
  previous: previousSchema.nullable(),
})

export type MonitoringSubject = z.infer<typeof monitoringSubjectSchema>

const figure = z.string().trim().max(40, '数字过长，请核对').nullable()
const sentence = (most: number) => z.string().max(most, `不超过 ${most} 字`)

/** What is reported of one indicator. Empty texts and nulls are "not filled". */
const indicatorReportSchema = z.strictObject({
  /** A number, 达成/部分达成/未达成, or an ISO day, by the indicator's kind. */
  actual: figure,
  /** Why it cannot be measured yet; takes the place of the actual. */
  unmeasured: sentence(200),
  estimate: figure,
  aspects: z.array(z.enum(['fund', 'system', 'staff', 'hardware', 'other'])).max(5),
  /** 原因和措施. */
  remark: sentence(500),
  possibility: z.enum(['1', '2', '3']).nullable(),
})

export type IndicatorReport = z.infer<typeof indicatorReportSchema>

export const monitoringContentSchema = z.strictObject({
  funds: z.strictObject({
    spent: bySource(figure),
    /** 全年预计执行数, 万元. */
    estimate: figure,
    /** 执行偏慢的原因. */
    remark: sentence(500),
  }),
  indicators: z.record(z.string(), indicatorReportSchema),
})

export type MonitoringContent = z.infer<typeof monitoringContentSchema>
