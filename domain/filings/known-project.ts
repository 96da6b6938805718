import type { ApprovedGoal } from '../goal/approved-goal'

/** What may be filed about (评价对象): a project, a department as a whole, a transfer from above. */
export const evaluationObjects = ['project', 'department', 'transfer'] as const
export type EvaluationObject = (typeof evaluationObjects)[number]

export const objectTitles: Readonly<Record<EvaluationObject, string>> = {
  project: '项目支出',
  department: '部门整体支出',
  transfer: '转移支付',
}

/** 四本预算, by the codes of the national interface. */
export const budgetBooks = [
  { value: '1', label: '一般公共预算' },
  { value: '2', label: '政府性基金预算' },
  { value: '3', label: '国有资本经营预算' },
  { value: '4', label: '社会保险基金预算' },
] as const
export type BudgetBook = (typeof budgetBooks)[number]['value']

/** 国库支付数 of one source in 万元, and the last month (YYYY-MM) of the period that the register reaches. */
export interface PaidAmount {
  readonly source: string
  readonly amountWan: string
  readonly through: string
}

/** A filing that came before: what was fixed of it, and its last content. */
export interface EarlierFiling {
  readonly period: string
  readonly subject: unknown
  readonly content: unknown
}

/** What the registers know of a project when a filing opens; amounts in 万元. */
export interface KnownProject {
  readonly object: EvaluationObject
  readonly budgetBook: BudgetBook
  /** 新增 or 延续. */
  readonly isNew: boolean
  readonly projectName: string
  readonly projectCode: string | null
  readonly departmentName: string
  readonly unitName: string
  readonly startYear: number
  readonly endYear: number
  /** The newest version for the year; null where none is approved yet. */
  readonly approved: { readonly version: number; readonly goal: ApprovedGoal } | null
  /** The newest goal of the year before, to take indicators over from. */
  readonly lastYear: ApprovedGoal | null
  readonly budget: readonly {
    readonly source: string
    readonly initialWan: string
    readonly adjustedWan: string
  }[]
  /** What the treasury's register tells of a source, up to the last day of the covered month (PY3). */
  readonly paid: readonly PaidAmount[]
  /** The latest final filing of this kind in an earlier period of the same year. */
  readonly previous: EarlierFiling | null
  /** The year's latest final filing of each kind that this kind looks at. */
  readonly others: Readonly<Record<string, EarlierFiling>>
}

/** What a task is about: the fiscal year and the last month that it covers, 1–12. */
export interface TaskPeriod {
  readonly fiscalYear: number
  readonly month: number
}
