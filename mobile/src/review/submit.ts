/** Sending a verdict: whole, once, and again as the same decision when the answer was lost. */
import type { Approval, Return } from './filing'
import { decisionOf, type VerdictDraft } from './verdicts'

/** What submitting needs of the world. */
export interface Desk {
  approve(said: Approval): Promise<{ at: string }>
  return(said: Return): Promise<{ at: string }>
  /** A version 4 UUID. */
  mint(): Promise<string>
  /** Keeps the draft durably; resolves when it is safe. */
  keep(draft: VerdictDraft): Promise<void>
  /** The refusal behind a failed call: its code and sentence; null when no answer came. */
  refusal(error: unknown): { readonly code: string; readonly sentence: string } | null
}

export type Submitted =
  | { readonly end: 'done'; readonly outcome: 'approve' | 'return'; readonly at: string }
  | { readonly end: 'incomplete'; readonly left: number }
  /** Somebody was faster, or the author handed in again: to be read afresh. */
  | { readonly end: 'moved'; readonly sentence: string }
  | { readonly end: 'refused'; readonly code: string; readonly sentence: string }
  /** No answer came: it may or may not have arrived; the same decision can be sent again. */
  | { readonly end: 'lost'; readonly sentence: string }

const moved = new Set(['filing.moved', 'filing.not-with-you', 'decision.differs'])

export const lostSentence = '没有收到服务器的答复。您的意见都在本机，网络好了再提交一次，不会重复办理。'

/** RV4: the id is kept before the first byte leaves, so that a retry after a lost answer is the same decision. */
export async function submitVerdict(
  draft: VerdictDraft,
  paths: readonly string[],
  desk: Desk,
): Promise<{ readonly draft: VerdictDraft; readonly result: Submitted }> {
  const decision = decisionOf(draft, paths)
  if (decision.outcome === 'incomplete') return { draft, result: { end: 'incomplete', left: decision.left } }
  const decisionId = draft.decisionId ?? (await desk.mint())
  const sent = { ...draft, decisionId }
  await desk.keep(sent)
  try {
    const { at } =
      decision.outcome === 'approve'
        ? await desk.approve({ decisionId, ...decision.said })
        : await desk.return({ decisionId, ...decision.said })
    return { draft: sent, result: { end: 'done', outcome: decision.outcome, at } }
  } catch (error) {
    return { draft: sent, result: failure(desk.refusal(error)) }
  }
}

function failure(refusal: ReturnType<Desk['refusal']>): Submitted {
  if (refusal === null) return { end: 'lost', sentence: lostSentence }
  const { code, sentence } = refusal
  return moved.has(code) ? { end: 'moved', sentence } : { end: 'refused', code, sentence }
}
