import { type ProblemCode, sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import { decide, type Verdict } from './decide'

/** One filing of several that are approved together. */
export type BatchItem = Pick<Verdict, 'decisionId' | 'filingId' | 'revision'>

/** What became of one of them: where it stands now, or why nothing of it was changed. */
export type BatchResult =
  | { readonly filingId: string; readonly outcome: 'approved'; readonly at: string }
  | {
      readonly filingId: string
      readonly outcome: 'refused'
      readonly code: ProblemCode
      readonly sentence: string
    }

/**
 * RV5: approves several filings, each in its own transaction and with its own answer, in the order given.
 * A failure that is no refusal ends the call; the same ids again repeat nothing (RV4).
 */
export async function approveMany(work: Work, items: readonly BatchItem[]): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = []
  for (const item of items) results.push(await approveOne(work, item))
  return results
}

async function approveOne(work: Work, item: BatchItem): Promise<BatchResult> {
  const { filingId } = item
  const verdict: Verdict = { ...item, outcome: 'approved', to: '', opinion: '', remarks: [] }
  try {
    const { at } = await decide(work, verdict, { unread: true })
    return { filingId, outcome: 'approved', at }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { filingId, outcome: 'refused', code: error.code, sentence: sentenceOf(error.code, error.details) }
  }
}
