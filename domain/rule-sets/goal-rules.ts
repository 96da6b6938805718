/** What a rule set says of declared goals and their audit. Rules GD and GA in `goal-declaration/RULES.md`. */
import { z } from 'zod'
import { decimalSchema } from '../decimals/decimal.schema'

export const auditGrades = ['优', '良', '中', '差'] as const
export type AuditGrade = (typeof auditGrades)[number]

export const goalRulesSchema = z.strictObject({
  /** Weights of the first levels, one record a usual frame; another distribution needs a reason (GD7). */
  levelWeights: z.array(z.record(z.string(), decimalSchema)).min(1),
  maxIndicators: z.int().min(1),
  audit: z.strictObject({
    /** Projects of this amount a year, in 万元, are audited by points; smaller ones by an opinion (GA2). */
    scoredFromWan: decimalSchema,
    items: z.array(
      z.strictObject({
        id: z.string().max(100),
        group: z.string().max(100),
        title: z.string().max(100),
        ask: z.string().max(500),
        points: decimalSchema,
      }),
    ),
    /** What a grade earns of an item's points. */
    factors: z.strictObject({ 优: decimalSchema, 良: decimalSchema, 中: decimalSchema, 差: decimalSchema }),
    /** The total from which a grade holds. */
    from: z.strictObject({ 优: decimalSchema, 良: decimalSchema, 中: decimalSchema }),
  }),
})

export type GoalRules = z.infer<typeof goalRulesSchema>

/** Items and points after 财预〔2015〕88号; the points, factors and bands are ours [D]. */
export const usualGoalRules: GoalRules = {
  levelWeights: [
    { 产出: '50', 效益: '30', 满意度: '10' },
    { 产出: '50', 效益: '40' },
  ],
  maxIndicators: 40,
  audit: {
    scoredFromWan: '500',
    items: [
      {
        id: 'complete',
        group: '完整性',
        title: '规范完整性',
        ask: '格式规范，内容完整，没有缺项错项',
        points: '10',
      },
      {
        id: 'clear',
        group: '完整性',
        title: '明确清晰性',
        ask: '目标明确、清晰，能反映主要情况和预期产出效果',
        points: '10',
      },
      {
        id: 'relevant',
        group: '相关性',
        title: '目标相关性',
        ask: '与法规政策、发展规划和部门职能密切相关',
        points: '15',
      },
      {
        id: 'scientific',
        group: '相关性',
        title: '指标科学性',
        ask: '指标全面、充分、关键，尽量量化',
        points: '15',
      },
      {
        id: 'reasonable',
        group: '适当性',
        title: '绩效合理性',
        ask: '预期绩效与同类项目、历史水平相比合理',
        points: '15',
      },
      {
        id: 'matched',
        group: '适当性',
        title: '资金匹配性',
        ask: '目标与资金相匹配，不过高也不过低',
        points: '15',
      },
      { id: 'feasible', group: '可行性', title: '实现可能性', ask: '经过论证，有可能实现', points: '10' },
      {
        id: 'prepared',
        group: '可行性',
        title: '条件充分性',
        ask: '组织、制度、经费、条件有保障',
        points: '10',
      },
    ],
    factors: { 优: '1', 良: '0.85', 中: '0.7', 差: '0' },
    from: { 优: '90', 良: '80', 中: '60' },
  },
}
