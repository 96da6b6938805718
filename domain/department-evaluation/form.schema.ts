/** What the evaluation of a department as a whole knows and asks; the messages are the sentences the author reads. */
import * as z from 'zod'
import { bySource, knownFundsShape } from '../funds/sources'

/** Fixed when the task opens, amounts in 万元. */
export const departmentSubjectSchema = z.strictObject({
  departmentName: z.string(),
  fiscalYear: z.number().int(),
  goalVersion: z.number().int(),
  annualGoal: z.string().nullable(),
  ...knownFundsShape,
})

export type DepartmentSubject = z.infer<typeof departmentSubjectSchema>

const figure = z.string().trim().max(40, '数字过长，请核对').nullable()
const sentence = (most: number) => z.string().max(most, `不超过 ${most} 字`)

const answerSchema = z.strictObject({
  /** 达成, 部分达成 or 未达成 of a graded item, with its points. */
  grade: figure.default(null),
  points: figure.default(null),
  /** The two figures of a ratio. */
  numerator: figure.default(null),
  denominator: figure.default(null),
  reason: sentence(500).default(''),
})

export type Answer = z.infer<typeof answerSchema>

const taskSchema = z.strictObject({
  position: z.number().int(),
  name: sentence(100),
  done: sentence(500),
})

export const departmentContentSchema = z.strictObject({
  funds: z.strictObject({
    spent: bySource(figure),
    /** 基本支出 and 项目支出 of what was spent. */
    basic: figure,
    projects: figure,
    reason: sentence(500),
  }),
  /** 年度重点任务, by ids minted on the phone. */
  tasks: z.record(z.string(), taskSchema),
  achieved: sentence(1000),
  /** By item of the year's framework; an answer begins with whichever part is typed first. */
  items: z.record(z.string(), answerSchema),
  problems: sentence(500),
  measures: sentence(500),
})

export type DepartmentContent = z.infer<typeof departmentContentSchema>

const empty: Answer = { grade: null, points: null, numerator: null, denominator: null, reason: '' }

export function blankDepartmentEvaluation(): DepartmentContent {
  return {
    funds: { spent: { fiscal: null, carryover: null, other: null }, basic: null, projects: null, reason: '' },
    tasks: {},
    achieved: '',
    items: {},
    problems: '',
    measures: '',
  }
}

export const answerOf = ({ items }: DepartmentContent, id: string): Answer => items[id] ?? empty
