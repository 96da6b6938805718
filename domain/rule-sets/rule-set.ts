/**
 * A rule set (规则集): the thresholds, weights and deadlines that hold for a finance division from a fiscal year on.
 * No rule in this domain has a number of its own; each result names the set it was computed with. Rules RS1–RS5.
 */
import { z } from 'zod'
import { stagesSchema, usualStages } from '../calendar/stages'
import { decimalSchema } from '../decimals/decimal.schema'
import { departmentEvaluationSchema, usualDepartmentEvaluation } from './department-evaluation'
import { goalRulesSchema, usualGoalRules } from './goal-rules'
import { checkUpSchema, proportionalScoring, scoringSchema, usualCheckUp } from './scoring'

const count = z.int().min(0)

/** No reminder lies further before the due day. */
export const furthestReminderDays = 60

/** Band edges are percentages of the due share; an edge belongs to the better band. */
const lightsSchema = z.strictObject({
  execution: z.strictObject({ redBelow: decimalSchema, yellowBelow: decimalSchema }),
  /** Cumulative quantities against the time share. */
  cumulative: z.strictObject({ redBelow: decimalSchema, yellowBelow: decimalSchema }),
  rate: z.strictObject({ greenFrom: decimalSchema, yellowFrom: decimalSchema }),
  ceiling: z.strictObject({ greenUpTo: decimalSchema, yellowUpTo: decimalSchema }),
})

const hierarchyLevelSchema = z.strictObject({
  level1: z.string().min(1),
  level2: z.array(z.string().min(1).max(500)),
})

/** The schema of a rule set, for sets that an administrator brings in. */
export const ruleSetSchema = z.strictObject({
  id: z.string().min(1).max(100),
  version: z.int().min(1),
  /** The first fiscal year in which the set holds; it holds until a later set of the same division (RS2). */
  fiscalYear: z.int().min(2000).max(2100),
  /** 财政区划 of six or nine digits; `360700` stands for the city and all its counties (RS1). */
  divisionCode: z.string().regex(/^\d{6}(\d{3})?$/),
  title: z.string().min(1).max(100, '规则的名称不超过 100 字'),
  /** Document numbers and titles only, never wording (RS5). */
  basis: z.array(z.string().min(1).max(500)),
  lights: lightsSchema,
  /** 否定性指标: execution below these percentages of the year's budget rules out 优 and 良. */
  veto: z.strictObject({ excellentBelowPercent: decimalSchema, goodBelowPercent: decimalSchema }).default({
    excellentBelowPercent: '85',
    goodBelowPercent: '75',
  }),
  weights: z.strictObject({ indicatorsTotal: decimalSchema, executionPoints: decimalSchema }),
  /** 自评计分; sets stored before it was a part of theirs score in proportion. */
  scoring: scoringSchema.default(proportionalScoring),
  /** 部门整体支出评价. */
  departmentEvaluation: departmentEvaluationSchema.default(usualDepartmentEvaluation),
  /** 自评表体检. */
  checkUp: checkUpSchema.default(usualCheckUp),
  /** The level names a goal may use, without the suffix 指标. */
  hierarchy: z.array(hierarchyLevelSchema).min(1),
  evidence: z.strictObject({
    maxPhotosPerFiling: count,
    /** Documents are counted apart from photos. */
    maxDocumentsPerFiling: count.default(10),
    photoMaxBytes: count,
    /** What the server takes of each kind of file, in bytes. */
    fileMaxBytes: z
      .strictObject({ photo: count, pdf: count, xlsx: count, docx: count, ofd: count })
      .default({ photo: 4_194_304, pdf: 52_428_800, xlsx: 52_428_800, docx: 52_428_800, ofd: 52_428_800 }),
    /** Pixels of the longer edge. */
    photoMaxEdge: count,
    /** Indicators of this weight or more need evidence (spec: w ≥ 5). */
    requiredFromWeight: decimalSchema,
    /** Metres from the registered site beyond which a photo is flagged. */
    siteDistanceMetres: count,
    /** Minutes that a phone's clock, or the time in a file, may be off before a photo is flagged. */
    clockMinutes: count.default(10),
    /** Hours that a re-shoot may take from its code to its arrival. */
    challengeHours: count.default(48),
  }),
  goals: goalRulesSchema.default(usualGoalRules),
  review: z.strictObject({ resubmitReturnsTo: z.enum(['rejecting-step', 'restart']) }),
  disclosure: z.strictObject({
    goals: z.boolean(),
    monitoring: z.boolean(),
    /** 自评结果, with the department's final accounts. */
    selfEvaluation: z.boolean().default(true),
    /** Natural days after approval; the last day itself is on time. */
    timelyWithinDays: count,
  }),
  monitoring: z.strictObject({
    /** The last month the report covers. */
    stageMonth: z.int().min(1).max(12),
    /** `MM-DD` within the fiscal year. */
    dueDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    /** Days for the rectification that a red light starts. */
    redRectificationDays: count,
  }),
  notices: z
    .strictObject({
      /** Days before the due day on which who has not handed in is reminded. */
      dueDays: z.array(z.int().min(0).max(furthestReminderDays)),
    })
    .default({ dueDays: [7, 3, 1] }),
  /** The stages of the year with their days (CA4). */
  calendar: stagesSchema.default([...usualStages]),
})

/** The numbers that hold for a fiscal year and a finance division. */
export type RuleSet = z.infer<typeof ruleSetSchema>

/**
 * RS1–RS4: the set that holds for a division in a year: the nearest division that has one (its own, the city's,
 * the province's, the nation's), of that the latest begun by then, of that the newest version. Null if none has begun.
 */
export function ruleSetFor(
  fiscalYear: number,
  divisionCode: string,
  ruleSets: readonly RuleSet[],
): RuleSet | null {
  const begun = ruleSets.filter((set) => set.fiscalYear <= fiscalYear)
  for (const division of divisionsAbove(divisionCode)) {
    const own = begun.filter((set) => set.divisionCode === division)
    if (own.length > 0) return own.reduce(newer)
  }
  return null
}

/** The division itself, then the district, city, province and nation that contain it. */
function divisionsAbove(divisionCode: string): string[] {
  const containing = [6, 4, 2, 0].map((digits) => divisionCode.slice(0, digits).padEnd(6, '0'))
  return [divisionCode, ...containing]
}

function newer(a: RuleSet, b: RuleSet): RuleSet {
  if (a.fiscalYear !== b.fiscalYear) return a.fiscalYear > b.fiscalYear ? a : b
  return a.version >= b.version ? a : b
}
