/** Sending a verdict: whole, once, and again as the same decision when the answer was lost. */
import type { Asked } from '@/forms/asked'
import type { Approval, Refusal, Return } from './filing'
import { decisionOf, type VerdictDraft } from './verdicts'

/** What submitting needs of the world. */
export interface Desk {
  approve(said: Approval): Promise<{ at: string }>
  return(said: Return): Promise<{ at: string }>
  refuse(said: Refusal): Promise<{ at: string }>
  /** A version 4 UUID. */
  mint(): Promise<string>
  /** Keeps the draft durably; resolves when it is safe. */
  keep(draft: VerdictDraft): Promise<void>
  /** The refusal behind a failed call: its code and sentence; null when no answer came. */
  refusal(error: unknown): { readonly code: string; readonly sentence: string } | null
}

export type Submitted =
  | { readonly end: 'done'; readonly outcome: 'approve' | 'return' | 'refuse'; readonly at: string }
  | { readonly end: 'incomplete'; readonly left: number }
  | { readonly end: 'blocked'; readonly sentence: string }
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
  asked: Asked | null = null,
): Promise<{ readonly draft: VerdictDraft; readonly result: Submitted }> {
  const decision = decisionOf(draft, paths, asked)
  if (decision.outcome === 'incomplete') return { draft, result: { end: 'incomplete', left: decision.left } }
  if (decision.outcome === 'blocked') return { draft, result: { end: 'blocked', sentence: decision.why } }
  const decisionId = draft.decisionId ?? (await desk.mint())
  const sent = { ...draft, decisionId }
  await desk.keep(sent)
  try {
    const { at } = await sendDecision(decision, decisionId, desk)
    return { draft: sent, result: { end: 'done', outcome: decision.outcome, at } }
  } catch (error) {
    return { draft: sent, result: failure(desk.refusal(error)) }
  }
}

function sendDecision(
  decision: Exclude<ReturnType<typeof decisionOf>, { outcome: 'incomplete' | 'blocked' }>,
  decisionId: string,
  desk: Desk,
): Promise<{ at: string }> {
  switch (decision.outcome) {
    case 'approve':
      return desk.approve({ decisionId, ...decision.said })
    case 'return':
      return desk.return({ decisionId, ...decision.said })
    case 'refuse':
      return desk.refuse({ decisionId, ...decision.said })
  }
}

function failure(refusal: ReturnType<Desk['refusal']>): Submitted {
  if (refusal === null) return { end: 'lost', sentence: lostSentence }
  const { code, sentence } = refusal
  return moved.has(code) ? { end: 'moved', sentence } : { end: 'refused', code, sentence }
}
