import type * as z from 'zod'
import type { Outcome, StepId } from './chain'
import type { Form, Light } from './form'
import type { Draft, Finding } from './kind'

/** What a reviewer's answers come to, and what may be decided with them (FV2). */
export interface Judgement {
  /** '良' */
  readonly word: string
  readonly light: Light
  /** Points where the form is scored; null where it is an opinion only. */
  readonly points: { readonly text: string; readonly of: string } | null
  readonly allows: readonly Outcome[]
  /** An approval must say in its opinion what is to be improved. */
  readonly opinionRequired: boolean
  /** What follows, in a sentence. */
  readonly sentence: string
}

/**
 * A reviewer's own form at a step (审核表), stored with the decision. Rules FV1–FV4 are stated in RULES.md.
 * All functions are pure; `answers` is the reviewer's content.
 */
export interface ReviewForm<Subject, Content, Answers> {
  readonly step: StepId
  readonly title: string
  readonly answers: z.ZodType<Answers>
  blank(draft: Draft<Subject, Content>): Answers
  form(draft: Draft<Subject, Content>, answers: Answers): Form
  check(draft: Draft<Subject, Content>, answers: Answers): Finding[]
  /** Asked only of answers that no finding blocks. */
  judge(draft: Draft<Subject, Content>, answers: Answers): Judgement
}

/** A review form whose inputs are still unparsed. */
export interface RegisteredReviewForm {
  readonly step: StepId
  readonly title: string
  /** Throws a ZodError whose messages may be shown. */
  parseAnswers(answers: unknown): unknown
  blank(draft: Draft<unknown, unknown>): unknown
  form(draft: Draft<unknown, unknown>, answers: unknown): Form
  check(draft: Draft<unknown, unknown>, answers: unknown): Finding[]
  judge(draft: Draft<unknown, unknown>, answers: unknown): Judgement
}

/** A review form as a kind lists it: made by `reviewForm`, so that its types meet only there. */
export type DeclaredReviewForm<Subject, Content> = (
  typed: (draft: Draft<unknown, unknown>) => Draft<Subject, Content>,
) => RegisteredReviewForm

export function reviewForm<Subject, Content, Answers>(
  declared: ReviewForm<Subject, Content, Answers>,
): DeclaredReviewForm<Subject, Content> {
  return (typed) => ({
    step: declared.step,
    title: declared.title,
    parseAnswers: (answers) => declared.answers.parse(answers),
    blank: (draft) => declared.blank(typed(draft)),
    form: (draft, answers) => declared.form(typed(draft), declared.answers.parse(answers)),
    check: (draft, answers) => declared.check(typed(draft), declared.answers.parse(answers)),
    judge: (draft, answers) => declared.judge(typed(draft), declared.answers.parse(answers)),
  })
}

/** FV1: the form that a step asks of its reviewer, if any. */
export function reviewFormAt(
  kind: { readonly reviewForms: readonly RegisteredReviewForm[] },
  step: StepId,
): RegisteredReviewForm | null {
  return kind.reviewForms.find((form) => form.step === step) ?? null
}
