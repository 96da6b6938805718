/** Grades (等级) and the veto (否定性指标) that low execution puts on them. Rules SC20–SC21. */
import { compare, type Decimal, isZero, multiply, percentText } from '../decimals/decimal'
import { type Explanation, explain, type ScoringRules } from './explanation'

/** From the best to the worst. */
export const grades = ['优', '良', '中', '差'] as const
export type Grade = (typeof grades)[number]

/** SC20: the grade of a total; nothing is rounded, 89.99 is 良. */
export function gradeOfTotal(total: Decimal, { scoring }: Pick<ScoringRules, 'scoring'>): Grade {
  const { excellentFrom, fairFrom, goodFrom } = scoring.grades
  if (compare(total, excellentFrom) >= 0) return '优'
  if (compare(total, goodFrom) >= 0) return '良'
  return compare(total, fairFrom) >= 0 ? '中' : '差'
}

interface GradeCap {
  /** The best grade that execution allows. */
  cap: Grade
  /** Why; null where nothing is ruled out. */
  reason: string | null
}

/**
 * SC21: execution below the rule set's percentages rules out 优 and 良; compared unrounded, the edge itself is not
 * below. Without a budget nothing is ruled out.
 */
export function vetoOf(budget: Decimal, spent: Decimal, { veto }: Pick<ScoringRules, 'veto'>): GradeCap {
  if (compare(budget, '0') <= 0) return { cap: '优', reason: null }
  const done = multiply(spent, '100')
  const below = (percent: Decimal) => compare(done, multiply(budget, percent)) < 0
  const told = (percent: Decimal, grade: Grade) =>
    `执行率 ${percentText(spent, budget)}%（${spent} ÷ ${budget}）低于 ${percent}%，不能评“${grade}”`
  if (below(veto.goodBelowPercent)) return { cap: '中', reason: told(veto.goodBelowPercent, '良') }
  if (below(veto.excellentBelowPercent)) return { cap: '良', reason: told(veto.excellentBelowPercent, '优') }
  return { cap: '优', reason: null }
}

export interface GradeResult {
  rawGrade: Grade
  /** SC21: why the grade is lower than its score; null where it is not. */
  capReason: string | null
  finalGrade: Grade
  explanation: Explanation
}

/** SC20, SC21: the worse of the score's grade and the cap; the score is untouched. */
export function gradeResult(
  total: Decimal,
  amounts: { budget: Decimal | null; spent: Decimal | null },
  rules: ScoringRules,
): GradeResult {
  const { budget, spent } = amounts
  const rawGrade = gradeOfTotal(total, rules)
  const known = budget !== null && spent !== null && !isZero(budget)
  const { cap, reason } = known ? vetoOf(budget, spent, rules) : { cap: '优' as const, reason: null }
  const lowered = grades.indexOf(cap) > grades.indexOf(rawGrade)
  const finalGrade = lowered ? cap : rawGrade
  const result = { rawGrade, capReason: lowered ? reason : null, finalGrade }
  return { ...result, explanation: explainGrade(total, result, rules) }
}

function explainGrade(
  total: Decimal,
  { capReason, finalGrade, rawGrade }: Omit<GradeResult, 'explanation'>,
  rules: ScoringRules,
): Explanation {
  const { basis, grades: from, vetoBasis } = rules.scoring
  const lines = `${from.excellentFrom} 分以上优，${from.goodFrom} 分以上良，${from.fairFrom} 分以上中，以下差`
  if (capReason === null) return explain('SC20', [['总分', total]], lines, rules)
  const words = `${lines}；${total} 分本为“${rawGrade}”，${capReason}，评为“${finalGrade}”`
  return { ...explain('SC21', [['总分', total]], words, rules), basis: [...vetoBasis, ...basis] }
}
