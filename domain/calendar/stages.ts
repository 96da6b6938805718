/**
 * The year's stages (环节): when each kind of work opens and is due. The defaults are data of the rule set; a district
 * sets other days for a year. Rules CA4–CA7.
 */
import { z } from 'zod'
import { onWorkingDay, plusWorkingDays, type WorkingDays } from './working-days'

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]|29|30|31)$/)

const stageSchema = z.strictObject({
  /** The kind of filing that is made in it, or a name of its own. */
  id: z.string().min(1).max(40),
  title: z.string().min(1).max(40),
  /** `MM-DD`, counted from the fiscal year by `opensYear`: −1 the year before, 1 the year after. */
  opens: monthDay,
  opensYear: z.int().min(-1).max(1),
  due: monthDay,
  dueYear: z.int().min(-1).max(1),
  /** Days before the due day on which who has not filed is reminded. */
  remindDays: z.array(z.int().min(0).max(60)).max(10),
  /** How many working days the division may grant beyond the due day. */
  extensionDays: z.int().min(0).max(120),
})

export const stagesSchema = z.array(stageSchema).max(40)

export type Stage = z.infer<typeof stageSchema>

/** When a stage opens and is due: days in China, both included. */
export interface StageWindow {
  readonly opensOn: string
  readonly dueOn: string
  readonly remindDays: readonly number[]
}

const usual = { remindDays: [7, 3, 1], extensionDays: 10 }
const stage = (
  id: string,
  title: string,
  [opensYear, opens]: readonly [number, string],
  [dueYear, due]: readonly [number, string],
): Stage => ({ id, title, opensYear, opens, dueYear, due, ...usual })

/** The year of the seed's city: from assessment before the budget to the report after the accounts. */
export const usualStages: readonly Stage[] = [
  stage('ex-ante', '事前绩效评估', [-1, '06-01'], [-1, '08-31']),
  stage('goal', '绩效目标申报', [-1, '09-01'], [-1, '10-31']),
  stage('goal-audit', '绩效目标审核', [-1, '11-01'], [-1, '11-30']),
  stage('procurement', '政府采购绩效报告', [0, '12-01'], [0, '12-31']),
  stage('goal-disclosure', '绩效目标公开', [0, '02-01'], [0, '03-31']),
  stage('monitoring', '绩效运行监控', [0, '08-01'], [0, '08-31']),
  stage('self-evaluation', '单位自评', [1, '02-01'], [1, '04-30']),
  stage('department-evaluation', '部门整体自评', [1, '02-01'], [1, '04-30']),
  stage('evaluation', '部门和财政评价', [1, '04-01'], [1, '09-30']),
  stage('joint-review', '联合审计复核', [1, '07-01'], [1, '07-31']),
  stage('accounts-disclosure', '决算和自评公开', [1, '08-01'], [1, '10-31']),
  stage('feedback', '结果反馈和整改', [1, '09-01'], [1, '12-31']),
  stage('county', '县区考核和年度报告', [0, '12-01'], [0, '12-31']),
]

/** CA4, CA2: the window that the rule set gives a stage; a due day that is not worked moves to the next that is. */
export function usualWindow(of: Stage, fiscalYear: number, table: WorkingDays): StageWindow {
  const day = (year: number, monthAndDay: string) => `${fiscalYear + year}-${monthAndDay}`
  return {
    opensOn: day(of.opensYear, of.opens),
    dueOn: onWorkingDay(day(of.dueYear, of.due), table),
    remindDays: of.remindDays,
  }
}

/** CA6: the last day to which a filing of the stage may be extended. */
export function latestExtension(of: Stage, dueOn: string, table: WorkingDays): string {
  return plusWorkingDays(dueOn, of.extensionDays, table)
}

/** CA5: the instants between which a window takes filings: the first and the last second of its days in China (UTC+8). */
export function instantsOf({ opensOn, dueOn }: Pick<StageWindow, 'opensOn' | 'dueOn'>): {
  readonly opensAt: string
  readonly dueAt: string
} {
  const inChina = (day: string, time: string) => new Date(`${day}T${time}+08:00`).toISOString()
  return { opensAt: inChina(opensOn, '00:00:00.000'), dueAt: inChina(dueOn, '23:59:59.000') }
}

/** The day in China that an instant belongs to. */
export function dayInChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}
