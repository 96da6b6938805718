/** What a score leaves behind: the fact for queries, and what the public reads of it; nothing while it is not whole. */
import type { DisclosedResult, ScoreFact } from '../filings/results'
import type { Points } from './explanation'
import type { GradeResult } from './grades'

export function scoreFact(total: Points | null, grade: GradeResult | null): ScoreFact | null {
  if (total === null || grade === null) return null
  const { rawGrade, finalGrade, capReason } = grade
  return { total, rawGrade, finalGrade, capReason }
}

export function disclosedScore(
  total: Points | null,
  of: Points,
  grade: GradeResult | null,
): Pick<DisclosedResult, 'score'> {
  if (total === null || grade === null) return {}
  const { finalGrade, capReason } = grade
  return { score: { total, of, grade: finalGrade, ...(capReason === null ? {} : { reason: capReason }) } }
}
