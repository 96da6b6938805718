/**
 * The chain (办理链) a filing passes and the table of its status. Rules FC1–FC8 are stated in RULES.md.
 *
 *   author → unit-head → department → section → division → final
 *      ▲________________ return, from any step ___|──▶ refused, where a step's review form says so
 */
import { Problem } from '../problems/problem'

export type StepId = string

/** One step of a chain: who decides there. */
export interface ChainStep {
  readonly id: StepId
  readonly title: string
  readonly role: 'unit-head' | 'department' | 'section' | 'division'
  /** It answers a form of its own about every revision (FV5); `registered` says so. */
  readonly judges?: true
}

/** What a step may decide (FC2, FC3, FC8). */
const outcomes = ['approved', 'returned', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Where a filing stands, kept apart from its revisions. */
export interface FilingStatus {
  /** 'author', a step's id, 'final' or 'refused'. */
  readonly at: string
  /** The step that returned it; a resubmission goes back there (FC4). */
  readonly returnedFrom: StepId | null
  /** Number of the current revision; 0 before the first. */
  readonly revision: number
}

export const AT_AUTHOR = 'author'
export const FINAL = 'final'
/** 不予通过: it ended without effect. */
export const REFUSED = 'refused'

/** Whether it ended, one way or the other: nothing more is taken (FC6, FC8). */
export function hasEnded(at: string): boolean {
  return at === FINAL || at === REFUSED
}

export const unfiled: FilingStatus = { at: AT_AUTHOR, returnedFrom: null, revision: 0 }

/**
 * FC1, FC4: a new revision goes to the first step, or back to the step that returned the last one; FV5: but to an
 * earlier step that judges every revision.
 */
export function afterSubmit(
  status: FilingStatus,
  chain: readonly ChainStep[],
  resubmitReturnsTo: 'rejecting-step' | 'restart',
): FilingStatus {
  if (hasEnded(status.at)) throw new Problem('filing.not-with-you')
  if (status.at !== AT_AUTHOR) throw new Problem('filing.in-review')
  const first = chain[0]
  if (!first) throw new Error('a chain needs at least one step')
  const back = resubmitReturnsTo === 'rejecting-step' ? status.returnedFrom : null
  const next = chain.find((step) => step.id === back || (back !== null && step.judges)) ?? first
  return { at: next.id, returnedFrom: null, revision: status.revision + 1 }
}

/** FC2: approval moves one step on; the last step makes it final. */
export function afterApproval(status: FilingStatus, chain: readonly ChainStep[], step: StepId): FilingStatus {
  const index = positionOf(status, chain, step)
  return { at: chain[index + 1]?.id ?? FINAL, returnedFrom: null, revision: status.revision }
}

/** FC3: a return goes to the author, or to any earlier step. */
export function afterReturn(
  status: FilingStatus,
  chain: readonly ChainStep[],
  step: StepId,
  to: string,
): FilingStatus {
  const index = positionOf(status, chain, step)
  if (to === AT_AUTHOR) return { at: AT_AUTHOR, returnedFrom: step, revision: status.revision }
  const target = chain.findIndex((candidate) => candidate.id === to)
  if (target < 0 || target >= index) throw new Problem('filing.not-with-you')
  return { at: to, returnedFrom: null, revision: status.revision }
}

/** FC8: a refusal ends the filing at the step where it stands. */
export function afterRefusal(status: FilingStatus, chain: readonly ChainStep[], step: StepId): FilingStatus {
  positionOf(status, chain, step)
  return { at: REFUSED, returnedFrom: null, revision: status.revision }
}

function positionOf(status: FilingStatus, chain: readonly ChainStep[], step: StepId): number {
  const index = chain.findIndex((candidate) => candidate.id === step)
  if (index < 0 || status.at !== step) throw new Problem('filing.not-with-you')
  return index
}

/** '业务科室' for a step, '经办人' for the author, '已办结' when final, '不予通过' when refused. */
export function whereabouts(at: string, chain: readonly ChainStep[]): string {
  if (at === AT_AUTHOR) return '经办人'
  if (at === FINAL) return '已办结'
  if (at === REFUSED) return '不予通过'
  return chain.find((step) => step.id === at)?.title ?? at
}
