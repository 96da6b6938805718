/**
 * The verdict on a filing while it is being made (审核草稿). It stays on this phone until it is submitted whole.
 *
 *   every entry: unseen ─pass→ passed ⇄ returned (with a remark: where, why, what)
 *   all seen: none returned → approve; else → return, naming each remark
 *   where the step has a form of its own, its answers say which of these are open, or that it is refused (FV2)
 */
import { withValue } from '@domain/filings/content'
import type { RemarkInput } from '@domain/filings/remarks'
import type { Answers, Asked } from '@/forms/asked'
import type { Approval, Refusal, Return } from './filing'

/** A remark while it is written: any part may still be missing. */
export type RemarkDraft = Readonly<Record<'field' | 'reason' | 'text', string>>

const emptyRemark: RemarkDraft = { field: '', reason: '', text: '' }

export interface VerdictDraft {
  readonly filingId: string
  readonly revision: number
  /** Minted when it is first sent, and given up when anything changes: a retry is the same decision. */
  readonly decisionId: string | null
  readonly passed: readonly string[]
  readonly returned: Readonly<Record<string, RemarkInput>>
  /** Remarks begun or carried over, not yet part of the verdict. */
  readonly writing: Readonly<Record<string, RemarkDraft>>
  /** 退回给: 'author' or an earlier step. */
  readonly to: string
  readonly opinion: string
  /** What was answered of the step's own form; absent until something is. */
  readonly answers?: Answers
}

export function emptyVerdict(filingId: string, revision: number): VerdictDraft {
  return {
    filingId,
    revision,
    decisionId: null,
    passed: [],
    returned: {},
    writing: {},
    to: 'author',
    opinion: '',
  }
}

export type Seen = 'unseen' | 'passed' | 'returned'

export function seenOf(draft: VerdictDraft, path: string): Seen {
  if (draft.returned[path] !== undefined) return 'returned'
  return draft.passed.includes(path) ? 'passed' : 'unseen'
}

export function passed(draft: VerdictDraft, path: string): VerdictDraft {
  const { [path]: remark, ...returned } = draft.returned
  return {
    ...draft,
    decisionId: null,
    passed: [...draft.passed.filter((other) => other !== path), path],
    returned,
    // a remark that is taken back stays at hand
    writing: remark === undefined ? draft.writing : { ...draft.writing, [path]: remark },
  }
}

export function returned(draft: VerdictDraft, path: string, remark: RemarkInput): VerdictDraft {
  const { [path]: _, ...writing } = draft.writing
  return {
    ...draft,
    decisionId: null,
    passed: draft.passed.filter((other) => other !== path),
    returned: { ...draft.returned, [path]: remark },
    writing,
  }
}

export function wrote(draft: VerdictDraft, path: string, remark: RemarkDraft): VerdictDraft {
  return { ...draft, writing: { ...draft.writing, [path]: remark } }
}

export function sendTo(draft: VerdictDraft, to: string): VerdictDraft {
  return { ...draft, decisionId: null, to }
}

export function withOpinion(draft: VerdictDraft, opinion: string): VerdictDraft {
  return { ...draft, decisionId: null, opinion }
}

/** One answer of the step's own form; `from` is what the form holds now. */
export function answered(draft: VerdictDraft, from: Answers, path: string, value: unknown): VerdictDraft {
  return { ...draft, decisionId: null, answers: withValue(from, path, value) }
}

/** What the panel of an entry opens with: what was written before, or where a return most likely points. */
export function remarkFor(draft: VerdictDraft, path: string, likely: string): RemarkDraft {
  return draft.returned[path] ?? draft.writing[path] ?? { ...emptyRemark, field: likely }
}

/** The first unseen path after this one, going round once; null when all are seen. */
export function nextUnseen(
  draft: VerdictDraft,
  paths: readonly string[],
  after: string | null,
): string | null {
  const start = after === null ? 0 : paths.indexOf(after) + 1
  const round = [...paths.slice(start), ...paths.slice(0, start)]
  return round.find((path) => seenOf(draft, path) === 'unseen') ?? null
}

export interface Progress {
  readonly seen: number
  readonly of: number
  readonly returned: number
}

export function progressOf(draft: VerdictDraft, paths: readonly string[]): Progress {
  const seen = paths.filter((path) => seenOf(draft, path) !== 'unseen').length
  const count = paths.filter((path) => seenOf(draft, path) === 'returned').length
  return { seen, of: paths.length, returned: count }
}

export type Decision =
  | { readonly outcome: 'incomplete'; readonly left: number }
  /** All is seen, and something else is missing. */
  | { readonly outcome: 'blocked'; readonly why: string }
  | { readonly outcome: 'refuse'; readonly said: Omit<Refusal, 'decisionId'> }
  | { readonly outcome: 'approve'; readonly said: Omit<Approval, 'decisionId'> }
  | { readonly outcome: 'return'; readonly said: Omit<Return, 'decisionId'> }

/** RV4: the decision that the verdicts add up to, remarks in the order of the form; nothing while one is unseen. */
export function decisionOf(
  draft: VerdictDraft,
  paths: readonly string[],
  asked: Asked | null = null,
): Decision {
  const left = paths.filter((path) => seenOf(draft, path) === 'unseen').length
  if (left > 0) return { outcome: 'incomplete', left }
  const { filingId, revision, opinion, to } = draft
  const remarks = paths.flatMap((path) => draft.returned[path] ?? [])
  const said = { filingId, revision, opinion, ...(asked ? { answers: asked.answers } : {}) }
  const why = asked && whyNot(asked, remarks.length, opinion)
  if (why) return { outcome: 'blocked', why }
  if (asked && onlyRefusal(asked)) return { outcome: 'refuse', said }
  return remarks.length === 0
    ? { outcome: 'approve', said }
    : { outcome: 'return', said: { ...said, to, remarks } }
}

const onlyRefusal = ({ judgement }: Asked): boolean =>
  judgement?.allows.length === 1 && judgement.allows[0] === 'refused'

/** FV2, FV3: what the answers still want before anything can be decided; null when nothing. */
function whyNot(asked: Asked, remarks: number, opinion: string): string | null {
  const { judgement, findings, title } = asked
  const [gap] = findings.filter(({ level }) => level === 'block')
  if (judgement === null) return gap?.message ?? `请填好${title}`
  const silent = opinion.trim() === ''
  if (onlyRefusal(asked)) return silent ? `${judgement.sentence}请写明审核意见。` : null
  if (remarks > 0) return judgement.allows.includes('returned') ? null : judgement.sentence
  if (!judgement.allows.includes('approved')) return `${judgement.sentence}请至少退回一项。`
  return judgement.opinionRequired && silent ? `${judgement.sentence}请写明审核意见。` : null
}

/** After the filing moved: judged afresh, but every written remark is at hand under its entry. */
export function carriedOver(draft: VerdictDraft, revision: number): VerdictDraft {
  return {
    ...emptyVerdict(draft.filingId, revision),
    writing: { ...draft.writing, ...draft.returned },
    opinion: draft.opinion,
  }
}

/** Whether anything was written that is worth keeping. */
export function hasWords(draft: VerdictDraft): boolean {
  const texts = [...Object.values(draft.returned), ...Object.values(draft.writing)].map(({ text }) => text)
  return [...texts, draft.opinion].some((text) => text.trim() !== '')
}
