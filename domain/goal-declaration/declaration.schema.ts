/** What a goal declaration (绩效目标申报表) knows and what it asks; the messages are sentences the author reads. */
import * as z from 'zod'
import { decimalSchema } from '../decimals/decimal.schema'
import { budgetBooks, evaluationObjects } from '../filings/known-project'
import { approvedGoalSchema } from '../goal/approved-goal'
import { accumulations, indicatorSchema } from '../indicators/indicator'
import { operators } from '../indicators/operator'

const bookValues = budgetBooks.map(({ value }) => value)

/** Sources of money in the order of the official table. */
export const declaredSources = ['fiscal', 'carryover', 'other'] as const
export type DeclaredSource = (typeof declaredSources)[number]

const bySource = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ fiscal: value, carryover: value, other: value })

/** Fixed when the filing opens; amounts in 万元. */
export const declarationSubjectSchema = z.strictObject({
  object: z.enum(evaluationObjects),
  budgetBook: z.enum(bookValues),
  isNew: z.boolean(),
  projectName: z.string(),
  projectCode: z.string().nullable(),
  departmentName: z.string(),
  unitName: z.string(),
  startYear: z.number().int(),
  endYear: z.number().int(),
  fiscalYear: z.number().int(),
  /** The year's budget as registered; null where the register has none. */
  budgetWan: decimalSchema.nullable(),
  /** Last year's indicators, to take over from. */
  lastYear: z.array(indicatorSchema),
  /** The approved goal that an adjustment starts from, with what else its declaration said where there was one. */
  adjusts: z
    .strictObject({ version: z.number().int(), goal: approvedGoalSchema, declared: z.unknown() })
    .nullable(),
})

export type DeclarationSubject = z.infer<typeof declarationSubjectSchema>

const figure = z.string().trim().max(40, '数字过长，请核对').nullable()
const words = (most: number) => z.string().max(most, `不超过 ${most} 字`)
const place = z.number().int()

/** One row of the indicators while it is written: any part may still be missing. */
const rowSchema = z.strictObject({
  position: place,
  /** Year or the whole of the project's years (中期). */
  span: z.enum(['year', 'mid']).default('year'),
  /** '产出/数量' */
  category: z.string().max(130).nullable(),
  level3: words(200),
  operator: z.enum(operators).nullable(),
  target: words(200),
  unit: words(20),
  weight: figure,
  /** null: derived from the rest of the row (GD21). */
  accumulation: z.enum(accumulations).nullable(),
  /** 指标值设定依据. */
  basis: words(200),
  /** 佐证资料要求. */
  evidence: words(200),
})

export type DeclaredRow = z.infer<typeof rowSchema>

/** 年度主要任务 of a department as a whole, amounts in 万元. */
const taskSchema = z.strictObject({ position: place, name: words(60), content: words(300), amount: figure })

export type DeclaredTask = z.infer<typeof taskSchema>

export const declarationContentSchema = z.strictObject({
  leader: words(40),
  phone: words(20),
  /** 立项依据、实施内容、测算依据. */
  basis: words(1000),
  plan: words(1000),
  costBasis: words(1000),
  goalMid: words(2000),
  goalYear: words(2000),
  funds: z.strictObject({ year: bySource(figure), mid: bySource(figure) }),
  tasks: z.record(z.string(), taskSchema).default({}),
  indicators: z.record(z.string(), rowSchema),
  /** Why the first levels' weights are others than usual. */
  weightsReason: words(300),
  /** Why no satisfaction is asked. */
  satisfactionExempt: words(300),
  /** Why the approved goal is changed; adjustments only. */
  adjustment: z.strictObject({ reason: words(1000) }).default({ reason: '' }),
})

export type DeclarationContent = z.infer<typeof declarationContentSchema>
