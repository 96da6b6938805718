/** What a final filing leaves behind: facts for plain queries, what the public may read, and its effects. */
import type { ApprovedGoal } from '../goal/approved-goal'
import type { Light } from './form'

/** One row of the relational projection that a final filing leaves behind. */
export interface IndicatorFact {
  readonly indicatorId: string
  readonly name: string
  readonly target: string
  readonly actual: string | null
  readonly unit: string
  readonly light: Light
  readonly weight?: string | null
  readonly score?: string | null
}

/** 得分和等级; the grade may be held down, and then the reason is said. */
export interface ScoreFact {
  readonly total: string
  readonly rawGrade: string
  readonly finalGrade: string
  readonly capReason: string | null
}

export interface FilingFacts {
  readonly light: Light
  readonly budgetWan: string | null
  readonly spentWan: string | null
  readonly score?: ScoreFact | null
  readonly indicators: readonly IndicatorFact[]
}

/** What of a final filing the public may read, in plain language. */
export interface DisclosedResult {
  readonly light: Light
  readonly budgetWan: string | null
  readonly spentWan: string | null
  readonly asOf: string
  /** Points with the grade, where the result has one, and why the grade is lower than the points. */
  readonly score?: {
    readonly total: string
    readonly of: string
    readonly grade: string
    readonly reason?: string
  }
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly promised: string
    readonly achieved: string
    readonly percent: string | null
    readonly light: Light
    readonly explanation: string | null
    readonly remedy: string | null
  }[]
}

/** What the final approval does besides (FE1): declared as data, carried out in its transaction. */
export type Effect = {
  /** The goal becomes the year's next approved version, and public where the rules allow. */
  readonly type: 'approve-goal'
  readonly goal: ApprovedGoal
  /** 万元, as it is made public; null where there is none. */
  readonly amountWan: string | null
}
