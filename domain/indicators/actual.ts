/**
 * The actual value of an indicator (完成值) as the unit files it. Rule IN10 is stated in RULES.md.
 */
import { type Decimal, parseDecimal } from '../decimals/decimal'
import { isCalendarDay } from './calendar-day'
import type { Indicator } from './indicator'

/** The three grades of a qualitative indicator. */
export const qualitativeGrades = ['达成', '部分达成', '未达成'] as const
export type QualitativeGrade = (typeof qualitativeGrades)[number]

/** What is filed for a date indicator whose matter is not done yet; an empty value means 未填 instead. */
export const notDone = '未完成'

export type Actual =
  | { kind: 'number'; value: Decimal }
  | { kind: 'grade'; grade: QualitativeGrade }
  | { kind: 'day'; day: string }
  | { kind: 'not-done' }

/** IN10: what a filed value says for this indicator; null where it says nothing that fits. */
export function readActual(indicator: Pick<Indicator, 'accumulation'>, text: string): Actual | null {
  const value = text.trim()
  switch (indicator.accumulation) {
    case 'qualitative': {
      const grade = qualitativeGrades.find((candidate) => candidate === value)
      return grade ? { kind: 'grade', grade } : null
    }
    case 'date':
      if (value === notDone) return { kind: 'not-done' }
      return isCalendarDay(value) ? { kind: 'day', day: value } : null
    default: {
      const number = parseDecimal(value)
      return number === null ? null : { kind: 'number', value: number }
    }
  }
}

/** The sentence the user reads where a filed value does not fit its indicator; null where it fits. */
export function actualProblem(indicator: Pick<Indicator, 'accumulation'>, text: string): string | null {
  if (readActual(indicator, text)) return null
  if (indicator.accumulation === 'qualitative') return '请选择：达成、部分达成或未达成'
  if (indicator.accumulation === 'date') return '请填写完成日期，例如 2020-07-15；没有完成的填“未完成”'
  return '请填写数字，例如 2108；单位不用填'
}
