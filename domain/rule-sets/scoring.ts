/**
 * The numbers of self-evaluation scoring (自评计分) and of the check-up of forms (自评表体检) within a rule set.
 * All percentages are of the weight, the target or the budget, as each field says.
 */
import { z } from 'zod'
import { decimalSchema } from '../decimals/decimal.schema'
import { qualitativeGrades } from '../indicators/actual'

/** From this percent on, this percent of the weight; the best band first, below the last one nothing. */
const bandsSchema = z
  .array(z.strictObject({ fromPercent: decimalSchema, sharePercent: decimalSchema }))
  .min(1)

/** The score as a share of the weight: in proportion, or by bands. */
const executionSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('proportion') }),
  z.strictObject({ method: z.literal('bands'), bands: bandsSchema }),
])

export const scoringSchema = z.strictObject({
  /** Document numbers and titles that scoring rests on (RS5). */
  basis: z.array(z.string().min(1).max(500)),
  /** Documents that the veto rests on. */
  vetoBasis: z.array(z.string().min(1).max(500)),
  execution: executionSchema,
  /** Spending beyond the budget is scored as full, or refused. */
  allowOverspending: z.boolean(),
  /** Nothing budgeted and nothing spent: the indicators alone are scaled to 100, or execution earns nothing. */
  zeroBudget: z.enum(['rescale', 'no-points']),
  /** Completion below this percent earns nothing, and the rest is spread from 0; `0` is plain proportion. */
  passLinePercent: decimalSchema,
  /** ＝: more than the target is reached, or deviates as less does. */
  equal: z.enum(['one-sided', 'two-sided']),
  overAchievement: z.strictObject({
    /** More than this percent beyond the target asks for a reason. */
    reasonAbovePercent: decimalSchema,
    /** Once the target is confirmed as set too low: the points are multiplied by the last factor that applies. */
    factors: z.array(z.strictObject({ abovePercent: decimalSchema, factor: decimalSchema })),
  }),
  qualitative: z.strictObject({
    /** The least share of the weight for each grade; the next better grade's bound is not reached. */
    fromPercent: z.strictObject({ 达成: decimalSchema, 部分达成: decimalSchema, 未达成: decimalSchema }),
    /** Other words that forms use for the three grades. */
    words: z.record(z.string(), z.enum(qualitativeGrades)),
    /** A question of yes or no is graded in bands too, or earns all or nothing. */
    yesNo: z.enum(['bands', 'all-or-nothing']),
  }),
  /** Satisfaction measured in percent: by bands of the actual itself, or null: as every other quantity. */
  satisfactionBands: bandsSchema.nullable(),
  grades: z.strictObject({ excellentFrom: decimalSchema, goodFrom: decimalSchema, fairFrom: decimalSchema }),
  /** Whether the veto also covers 部门整体支出. */
  vetoCoversDepartments: z.boolean(),
})

/** 国务院令第649号 社会救助暂行办法, chapters 2 to 9. */
const aidProgrammes = [
  ['低保', '最低生活保障'],
  ['特困人员'],
  ['受灾人员'],
  ['医疗救助'],
  ['教育救助'],
  ['住房救助'],
  ['就业救助'],
  ['临时救助'],
]

export const checkUpSchema = z.strictObject({
  /** Weights of execution that forms are built with, the rest of 100 for the indicators; `0` is none. */
  executionWeights: z.array(decimalSchema).min(1),
  /** An indicator that weighs more is told. */
  singleWeightAbove: decimalSchema,
  /** Execution below this percent of the budget asks for a reason. */
  executionReasonBelowPercent: decimalSchema,
  /** A satisfaction target from this percent on leaves no room. */
  satisfactionTargetFrom: decimalSchema,
  /** A passing score beside execution below this percent is told. */
  lowExecutionPercent: decimalSchema,
  /** One item of spending above this percent of the whole is told. */
  largestItemPercent: decimalSchema.default('50'),
  /** Programmes of aid with the names each goes by; an indicator of another than the project's is told. */
  aidProgrammes: z.array(z.array(z.string().min(2)).min(1)).default(aidProgrammes),
})

export type Scoring = z.infer<typeof scoringSchema>
type CheckUpNumbers = z.infer<typeof checkUpSchema>

const tenth = '财预〔2020〕10号 项目支出绩效评价管理办法'

/** In proportion, as 财预〔2020〕10号 is carried out; the factors and the zero cases are ours [D]. */
export const proportionalScoring: Scoring = {
  basis: [tenth],
  vetoBasis: ['2020年赣州市预算绩效管理工作开展情况说明'],
  execution: { method: 'proportion' },
  allowOverspending: true,
  zeroBudget: 'rescale',
  passLinePercent: '0',
  equal: 'one-sided',
  overAchievement: {
    reasonAbovePercent: '30',
    factors: [
      { abovePercent: '30', factor: '0.9' },
      { abovePercent: '50', factor: '0.8' },
      { abovePercent: '100', factor: '0.6' },
    ],
  },
  qualitative: {
    fromPercent: { 达成: '80', 部分达成: '60', 未达成: '0' },
    words: { 优: '达成', 良: '达成', 中: '部分达成', 低: '未达成', 差: '未达成' },
    yesNo: 'bands',
  },
  satisfactionBands: null,
  grades: { excellentFrom: '90', goodFrom: '80', fairFrom: '60' },
  vetoCoversDepartments: true,
}

/** The bands and the pass line of the core indicators of 2021. */
export const bandedScoring: Scoring = {
  ...proportionalScoring,
  basis: [tenth, '财预〔2021〕101号 中央部门项目支出核心绩效目标和指标设置及取值指引（试行）'],
  execution: {
    method: 'bands',
    bands: [
      { fromPercent: '100', sharePercent: '100' },
      { fromPercent: '80', sharePercent: '70' },
      { fromPercent: '60', sharePercent: '50' },
    ],
  },
  passLinePercent: '60',
  qualitative: { ...proportionalScoring.qualitative, yesNo: 'all-or-nothing' },
  satisfactionBands: [
    { fromPercent: '90', sharePercent: '100' },
    { fromPercent: '80', sharePercent: '80' },
    { fromPercent: '60', sharePercent: '50' },
  ],
}

export const usualCheckUp: CheckUpNumbers = {
  executionWeights: ['10', '20', '0'],
  singleWeightAbove: '40',
  executionReasonBelowPercent: '90',
  satisfactionTargetFrom: '99',
  lowExecutionPercent: '50',
  largestItemPercent: '50',
  aidProgrammes,
}
