/**
 * The approved goal (批复目标) that later filings are measured against. Rules GO1–GO2 are stated in RULES.md.
 */
import { z } from 'zod'
import { compare, sum } from '../decimals/decimal'
import { type Indicator, indicatorSchema } from '../indicators/indicator'
import type { RuleSet } from '../rule-sets/rule-set'

/** GO1: whether the weights fit the rule set: they sum to its total, or there are none, or it is another frame. */
const frames = ['complete', 'none', 'other'] as const
export type Frame = (typeof frames)[number]

export const approvedGoalSchema = z
  .strictObject({
    /** 年度总体目标; null where none was published. */
    annualGoal: z.string().min(1).max(2000, '年度总体目标不超过 2000 字').nullable(),
    indicators: z.array(indicatorSchema).min(1, '至少要有一项指标').max(200, '指标不超过 200 项'),
    frame: z.enum(frames),
    selfEvaluation: z.strictObject({ allowed: z.boolean(), reason: z.string().min(1).optional() }),
  })
  .refine((goal) => new Set(goal.indicators.map(({ id }) => id)).size === goal.indicators.length, {
    path: ['indicators'],
    error: '指标编号重复',
  })
  .refine((goal) => goal.selfEvaluation.allowed === (goal.frame === 'complete'), {
    path: ['selfEvaluation'],
    error: '只有分值齐全的目标才能自评',
  })

export type ApprovedGoal = z.infer<typeof approvedGoalSchema>

type Weights = Pick<RuleSet, 'weights'>

/** GO1: the frame of an indicator list; a single missing weight makes it another frame. */
export function frameOf(indicators: readonly Pick<Indicator, 'weight'>[], ruleSet: Weights): Frame {
  const weights = indicators.map(({ weight }) => weight).filter((weight) => weight !== null)
  if (weights.length === 0) return 'none'
  const whole = weights.length === indicators.length
  return whole && compare(sum(weights), ruleSet.weights.indicatorsTotal) === 0 ? 'complete' : 'other'
}

/** GO2: any goal may be monitored; only one whose weights fit may be self-evaluated, since points need weights. */
export function selfEvaluationOf(
  indicators: readonly Pick<Indicator, 'weight'>[],
  ruleSet: Weights,
): ApprovedGoal['selfEvaluation'] {
  const frame = frameOf(indicators, ruleSet)
  if (frame === 'complete') return { allowed: true }
  if (frame === 'none') return { allowed: false, reason: '目标没有分值，自评无法计分' }
  const weights = indicators.map(({ weight }) => weight).filter((weight) => weight !== null)
  const missing = indicators.length - weights.length
  const { executionPoints, indicatorsTotal } = ruleSet.weights
  const lacking = missing > 0 ? `，${missing} 项没有分值` : ''
  return {
    allowed: false,
    reason: `分值合计 ${sum(weights)} 分${lacking}，应为 ${indicatorsTotal} 分（预算执行率另计 ${executionPoints} 分），自评无法计分`,
  }
}
