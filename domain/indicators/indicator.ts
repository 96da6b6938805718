/**
 * An indicator of an approved goal (绩效指标) and the form it must have. Rules IN3–IN7 are stated in RULES.md.
 */
import { z } from 'zod'
import { compare, isDecimal } from '../decimals/decimal'
import { decimalSchema, nonNegativeDecimalSchema } from '../decimals/decimal.schema'
import { isCalendarDay } from './calendar-day'
import { operators } from './operator'

/** IN3: how the actual value comes about, which decides how it is compared. */
export const accumulations = ['cumulative', 'rate', 'ceiling', 'limit', 'date', 'qualitative'] as const
export type Accumulation = (typeof accumulations)[number]

/** How each is called where people choose it. */
export const accumulationTitles: Readonly<Record<Accumulation, string>> = {
  cumulative: '全年累计',
  rate: '比率或水平',
  ceiling: '成本上限',
  limit: '不超过的数',
  date: '完成日期',
  qualitative: '定性',
}

/** IN6: by the end of `month`, `share` percent of the target are due. */
const milestoneSchema = z.strictObject({ month: z.int().min(1).max(12), share: nonNegativeDecimalSchema })
export type Milestone = z.infer<typeof milestoneSchema>

const weightSchema = decimalSchema.refine(
  (weight) => !isDecimal(weight) || (compare(weight, '0') > 0 && compare(weight, '100') <= 0),
  '分值应大于 0、不超过 100',
)

export const indicatorSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    level1: z.string().min(1, '请填写一级指标').max(60),
    level2: z.string().min(1, '请填写二级指标').max(60),
    level3: z.string().min(1, '请填写三级指标').max(200),
    operator: z.enum(operators),
    /** A decimal; an ISO day for `date`; the published words for `qualitative`. */
    target: z.string().min(1, '请填写指标值').max(200),
    /** 计量单位; empty for dates and qualitative indicators. */
    unit: z.string().max(20),
    weight: weightSchema.nullable(),
    accumulation: z.enum(accumulations),
    milestones: z.array(milestoneSchema).min(1).max(12).optional(),
    evidenceRequired: z.boolean().optional(),
    note: z.string().max(500).optional(),
  })
  .superRefine((indicator, context) => {
    const problem = indicatorProblem(indicator)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message })
  })

export type Indicator = z.infer<typeof indicatorSchema>

/** IN4: which operators make sense with which accumulation. */
const operatorsFor: Record<Accumulation, readonly string[]> = {
  cumulative: ['≥', '＞', '＝'],
  rate: ['≥', '＞', '＝'],
  ceiling: ['≤', '＜'],
  limit: ['≤', '＜', '＝'],
  date: ['≤', '＜', '＝'],
  qualitative: ['定性'],
}

type IndicatorProblem = { field: 'operator' | 'target' | 'unit' | 'milestones'; message: string }

function indicatorProblem(indicator: {
  operator: string
  target: string
  unit: string
  accumulation: Accumulation
  milestones?: Milestone[] | undefined
}): IndicatorProblem | null {
  const { accumulation, milestones, operator, target, unit } = indicator
  if (!operatorsFor[accumulation].includes(operator))
    return { field: 'operator', message: `运算符号“${operator}”与完成值的计算方式不相符` }
  if (accumulation === 'date') {
    if (!isCalendarDay(target)) return { field: 'target', message: '请填写日期，例如 2020-11-30' }
  } else if (accumulation !== 'qualitative') {
    if (!isDecimal(target)) return { field: 'target', message: '指标值应是数字，例如 95' }
    if (unit === '') return { field: 'unit', message: '请填写计量单位' } // IN5: 2100 of what?
  }
  if (milestones) return milestonesProblem(milestones, accumulation)
  return null
}

function milestonesProblem(milestones: Milestone[], accumulation: Accumulation): IndicatorProblem | null {
  if (accumulation !== 'cumulative' && accumulation !== 'ceiling')
    return { field: 'milestones', message: '只有按进度累计的指标才能设分月进度' }
  const inOrder = milestones.every((milestone, index) => {
    const before = milestones[index - 1]
    return !before || (before.month < milestone.month && compare(before.share, milestone.share) <= 0)
  })
  if (!inOrder) return { field: 'milestones', message: '分月进度应按月份先后填写，进度只增不减' }
  const last = milestones[milestones.length - 1]
  if (!last || compare(last.share, '100') > 0) return { field: 'milestones', message: '进度不超过 100%' }
  if (last.month === 12 && compare(last.share, '100') !== 0)
    return { field: 'milestones', message: '12 月的进度应是 100%' }
  return null
}
