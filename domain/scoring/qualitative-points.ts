/** Points of a qualitative indicator (定性指标): given by the unit within the band of its grade (SC12, SC18). */
import { compare, type Decimal, isNegative, proportion } from '../decimals/decimal'
import { type QualitativeGrade, qualitativeGrades } from '../indicators/actual'
import type { Scoring } from '../rule-sets/scoring'
import type { Earned, ScoredIndicator } from './indicator-score'

export interface Band {
  from: Decimal
  /** The better band's bound, which is not reached; null for the best band, which ends with the weight. */
  below: Decimal | null
}

/** SC12: the points that a grade allows; bounds rounded to two decimals. */
export function bandOf(grade: QualitativeGrade, weight: Decimal, { qualitative }: Scoring): Band {
  const bound = (of: QualitativeGrade) => proportion(weight, qualitative.fromPercent[of], '100', 2)
  const better = qualitativeGrades[qualitativeGrades.indexOf(grade) - 1]
  return { from: bound(grade), below: better === undefined ? null : bound(better) }
}

export function isWithin(points: Decimal, { from, below }: Band, weight: Decimal): boolean {
  if (compare(points, from) < 0) return false
  return below === null ? compare(points, weight) <= 0 : compare(points, below) < 0
}

/** `8.00–10.00 分` or `6.00 分以上、不到 8.00 分` */
export function bandText({ from, below }: Band, weight: Decimal): string {
  if (below === null) return `${from}–${proportion(weight, '1', '1', 2)} 分`
  return `${from} 分以上、不到 ${below} 分`
}

/** The grade that a filed word means, by the rule set's other words too; null for words that grade nothing. */
export function gradeOf(word: string, { qualitative }: Scoring): QualitativeGrade | null {
  const text = word.trim()
  const own = qualitativeGrades.find((grade) => grade === text)
  return own ?? (Object.hasOwn(qualitative.words, text) ? (qualitative.words[text] ?? null) : null)
}

const statusOf = { 达成: 'reached', 部分达成: 'partial', 未达成: 'missed' } as const

/** The points, or the sentence that asks for others. */
export function qualitativePoints(
  indicator: ScoredIndicator,
  grade: QualitativeGrade,
  entered: Decimal | null,
  scoring: Scoring,
): Earned | { problem: string } {
  const { weight } = indicator
  const status = statusOf[grade]
  if (scoring.qualitative.yesNo === 'all-or-nothing' && asksYesOrNo(indicator)) {
    const points = grade === '达成' ? proportion(weight, '1', '1', 2) : '0.00'
    return { points, status, arithmetic: `是非指标，${grade}，得 ${points}`, rule: 'SC18' }
  }
  const band = bandOf(grade, weight, scoring)
  const within = `${grade}可给 ${bandText(band, weight)}`
  if (entered === null) return { problem: `请打分：${within}` }
  if (isNegative(entered) || (entered.split('.')[1]?.length ?? 0) > 2)
    return { problem: '得分最多两位小数，不能是负数' }
  if (!isWithin(entered, band, weight)) return { problem: `得分 ${entered} 不在档内：${within}` }
  const points = proportion(entered, '1', '1', 2)
  return { points, status, arithmetic: `${within}，给 ${points}`, rule: 'SC12' }
}

function asksYesOrNo({ level3, target }: ScoredIndicator): boolean {
  return /^[是否有无]$/.test(target.trim()) || /是否|与否/.test(level3)
}
