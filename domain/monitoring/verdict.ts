/**
 * What a light rule answers: the light, the rule that gave it, and the numbers and words to show beside it.
 */

/** Gray is not reported, never zero. */
export type Light = 'green' | 'yellow' | 'red' | 'gray'

/** 完成目标可能性: 1 确定能, 2 有可能, 3 完全不可能. */
export type Possibility = '1' | '2' | '3'

export interface LightVerdict {
  light: Light
  /** The number of the rule that decided, such as `ML3`. */
  rule: `ML${number}`
  /** Actual or amount spent in percent of target or budget, two places; null where there is no such share. */
  percent: string | null
  /** The share due by the month in percent, two places: month/12, or the milestone; null where none is due. */
  timeShare: string | null
  /** Short of what is due (or, for ceilings and limits, in excess of it), in the indicator's unit; null if not. */
  gap: string | null
  /** A sentence fragment for the user; null where a green light needs none. */
  reason: string | null
  /** The light takes no part in the project light (ML2, ML11). */
  notApplicable?: boolean
}

type Numbers = Pick<LightVerdict, 'percent' | 'timeShare' | 'gap'>

const noNumbers: Numbers = { percent: null, timeShare: null, gap: null }

export function verdict(
  light: Light,
  rule: LightVerdict['rule'],
  reason: string | null,
  numbers: Partial<Numbers> = {},
): LightVerdict {
  return { light, rule, ...noNumbers, ...numbers, reason }
}

export function grayVerdict(
  rule: LightVerdict['rule'],
  reason: string | null,
  mark: { notApplicable?: true } = {},
): LightVerdict {
  return { ...verdict('gray', rule, reason), ...mark }
}
