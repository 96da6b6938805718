/** What scoring one indicator answers, and what it asks (SC6–SC18). */
import type { Decimal } from '../decimals/decimal'
import type { Indicator } from '../indicators/indicator'
import type { Explanation, Points } from './explanation'

export type ScoredIndicator = Pick<
  Indicator,
  'level1' | 'level2' | 'level3' | 'operator' | 'target' | 'unit' | 'accumulation'
> & { weight: Decimal }

export interface IndicatorInput {
  indicator: ScoredIndicator
  /** 实际完成值 as it was filed. */
  actual: string | null
  /** The points that the unit gave a qualitative indicator (SC12). */
  entered?: Decimal | null
  /** A reviewer has confirmed that the target was set obviously too low (SC11). */
  lowTargetConfirmed?: boolean
  /** The deadline has passed and the form is closed as it stands (SC13). */
  closed?: boolean
}

export interface IndicatorScore {
  /** Null where the form cannot be submitted as it is. */
  points: Points | null
  /** `borderline` is a strict operator and an actual equal to the target: 未达成（临界）. */
  status: 'reached' | 'borderline' | 'partial' | 'missed' | 'missing' | 'refused'
  /** How far beyond the target, in percent for display; null unless the target is exceeded. */
  beyondPercent: string | null
  /** Why it deviates must be said (SC11, and whenever the target is not reached). */
  reasonRequired: boolean
  /** The sentence that the user reads where points are null. */
  problem: string | null
  explanation: Explanation
}

/** What a formula finds out about an actual value. */
export type Earned = Pick<IndicatorScore, 'status'> & {
  points: Points
  arithmetic: string
  rule: Explanation['rule']
  beyondPercent?: string | null
  reasonRequired?: boolean
}
