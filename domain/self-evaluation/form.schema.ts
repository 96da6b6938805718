/** What a self-evaluation (单位自评) knows and what it asks; the messages are the sentences the author reads. */
import * as z from 'zod'
import { evaluationObjects } from '../filings/known-project'
import { bySource, knownFundsShape } from '../funds/sources'
import { indicatorSchema } from '../indicators/indicator'

/** Fixed when the task opens: header, approved goal, budget and payments, amounts in 万元. */
export const selfEvaluationSubjectSchema = z.strictObject({
  object: z.enum(evaluationObjects),
  projectName: z.string(),
  projectCode: z.string().nullable(),
  departmentName: z.string(),
  unitName: z.string(),
  projectYears: z.string(),
  fiscalYear: z.number().int(),
  goalVersion: z.number().int(),
  annualGoal: z.string().nullable(),
  indicators: z.array(indicatorSchema),
  ...knownFundsShape,
  /** The figures of the year's last monitoring report, to stand beside the empty fields. */
  monitored: z
    .strictObject({
      /** '监控（2021年1–7月）' */
      label: z.string(),
      spent: bySource(z.string().nullable()),
      actuals: z.record(z.string(), z.string()),
    })
    .nullable(),
})

export type SelfEvaluationSubject = z.infer<typeof selfEvaluationSubjectSchema>

const figure = z.string().trim().max(40, '数字过长，请核对').nullable()
const sentence = (most: number) => z.string().max(most, `不超过 ${most} 字`)

/** What is said of one indicator. Empty texts and nulls are "not filled". */
const indicatorEvaluationSchema = z.strictObject({
  /** A number, 达成/部分达成/未达成, or an ISO day, by the indicator's kind. */
  actual: figure,
  /** 得分 of a qualitative indicator; all others are computed. */
  points: figure,
  /** 偏差原因分析及改进措施. */
  reason: sentence(500),
  /** Far beyond the target: whether the target was set obviously too low (SC11). */
  lowTarget: z.enum(['yes', 'no']).nullable(),
})

export type IndicatorEvaluation = z.infer<typeof indicatorEvaluationSchema>

export const selfEvaluationContentSchema = z.strictObject({
  funds: z.strictObject({
    spent: bySource(figure),
    /** Why execution is low, the budget was changed, or more was spent than budgeted. */
    reason: sentence(500),
  }),
  /** 年度总体目标的实际完成情况. */
  achieved: sentence(1000),
  indicators: z.record(z.string(), indicatorEvaluationSchema),
  /** 存在问题 and 改进措施. */
  problems: sentence(500),
  measures: sentence(500),
})

export type SelfEvaluationContent = z.infer<typeof selfEvaluationContentSchema>

const empty: IndicatorEvaluation = { actual: null, points: null, reason: '', lowTarget: null }

/** SE1: actual values stand empty, never prefilled. */
export function blankSelfEvaluation(subject: SelfEvaluationSubject): SelfEvaluationContent {
  return {
    funds: { spent: { fiscal: null, carryover: null, other: null }, reason: '' },
    achieved: '',
    indicators: Object.fromEntries(subject.indicators.map(({ id }) => [id, { ...empty }])),
    problems: '',
    measures: '',
  }
}

/** What is said of one indicator; an indicator that the content does not know is unfilled. */
export function evaluationOf(content: SelfEvaluationContent, indicatorId: string): IndicatorEvaluation {
  return content.indicators[indicatorId] ?? empty
}
