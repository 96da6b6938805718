import type * as z from 'zod'
import type { EvidenceRef } from '../evidence/evidence'
import type { RuleSet } from '../rule-sets/rule-set'
import type { ChainStep } from './chain'
import type { FieldPath, Form } from './form'
import type { EvaluationObject, KnownProject, PaidAmount, TaskPeriod } from './known-project'
import { once } from './once'
import type { Rhythm } from './period'
import type { DisclosedResult, Effect, FilingFacts } from './results'
import type { DeclaredReviewForm, RegisteredReviewForm } from './review-form'

/** A finding of a check (核对发现): `block` stops a submission, `warn` is shown to author and reviewer. */
export interface Finding {
  readonly rule: string
  readonly level: 'block' | 'warn'
  readonly field: FieldPath
  readonly message: string
}

/** What a rule may look at: the fixed subject, the content as it stands, the evidence, the year's rules. */
export interface Draft<Subject, Content> {
  readonly subject: Subject
  readonly content: Content
  readonly evidence: readonly EvidenceRef[]
  readonly rules: RuleSet
}

/** Of which projects a kind is filed, and how often (FK5, FK6). */
export interface Occasion {
  readonly rhythm: Rhythm
  readonly objects: readonly EvaluationObject[]
  /** Whether the year's goal must be approved already (`weighed`: with weights that fit, GO2), or not be there yet. */
  readonly approvedGoal: 'required' | 'weighed' | 'absent'
  /** Kinds whose latest final filing of the year `subjectFrom` looks at. */
  readonly looksAt?: readonly string[]
}

/**
 * A kind of filing (填报件种类): one folder of `domain/` declares it, one line registers it.
 * All functions are pure; amounts are decimal strings in 万元.
 */
export interface FilingKind<Subject, Content> {
  readonly kind: string
  readonly title: string
  readonly subject: z.ZodType<Subject>
  readonly content: z.ZodType<Content>
  readonly chain: readonly ChainStep[]
  readonly occasion: Occasion
  /** Its result is points; one that is never handed in stands at 0 (SC13). */
  readonly scored?: true
  /** DC1: it has an official table, registered in `domain/official-tables.ts`. */
  readonly hasOfficialTable?: true
  /** The forms of reviewers, each at its step (FV1); made by `reviewForm`. */
  readonly reviewForms?: readonly DeclaredReviewForm<Subject, Content>[]
  /** FK3: what is fixed when the task opens, from what the registers know. */
  subjectFrom(project: KnownProject, period: TaskPeriod): Subject
  /** PY4: the subject with newer payments, while no revision stands on it; absent: the kind knows no payments. */
  withPayments?(subject: Subject, paid: readonly PaidAmount[]): Subject
  /** FK1: everything known is prefilled; what must be reported stands empty. */
  blank(subject: Subject): Content
  form(draft: Draft<Subject, Content>): Form
  check(draft: Draft<Subject, Content>): Finding[]
  facts(draft: Draft<Subject, Content>): FilingFacts
  /** null: this kind is never disclosed under this rule set. */
  disclose(draft: Draft<Subject, Content>): DisclosedResult | null
  /** FE1: what the final approval does besides; absent: nothing. */
  effects?(draft: Draft<Subject, Content>): readonly Effect[]
}

/** A kind whose inputs are still unparsed, so that kinds of different forms fit one registry. */
export interface RegisteredKind {
  readonly kind: string
  readonly title: string
  readonly chain: readonly ChainStep[]
  readonly occasion: Occasion
  readonly scored: boolean
  readonly hasOfficialTable: boolean
  readonly reviewForms: readonly RegisteredReviewForm[]
  subjectFrom(project: KnownProject, period: TaskPeriod): unknown
  /** The subject itself where the kind knows no payments. */
  withPayments(subject: unknown, paid: readonly PaidAmount[]): unknown
  parseSubject(subject: unknown): unknown
  /** Throws a ZodError whose messages may be shown. */
  parseContent(content: unknown): unknown
  blank(subject: unknown): unknown
  form(draft: Draft<unknown, unknown>): Form
  check(draft: Draft<unknown, unknown>): Finding[]
  facts(draft: Draft<unknown, unknown>): FilingFacts
  disclose(draft: Draft<unknown, unknown>): DisclosedResult | null
  effects(draft: Draft<unknown, unknown>): readonly Effect[]
}

export function registered<Subject, Content>(kind: FilingKind<Subject, Content>): RegisteredKind {
  const parseSubject = parseOnce(kind.subject)
  const parseContent = parseOnce(kind.content)
  const typed = once(
    (draft: Draft<unknown, unknown>): Draft<Subject, Content> => ({
      ...draft,
      subject: parseSubject(draft.subject),
      content: parseContent(draft.content),
    }),
  )
  const reviewForms = (kind.reviewForms ?? []).map((declared) => declared(typed))
  return {
    kind: kind.kind,
    title: kind.title,
    chain: kind.chain.map((step) =>
      reviewForms.some((form) => form.step === step.id) ? { ...step, judges: true } : step,
    ),
    occasion: kind.occasion,
    scored: kind.scored ?? false,
    hasOfficialTable: kind.hasOfficialTable ?? false,
    reviewForms,
    subjectFrom: (project, period) => kind.subjectFrom(project, period),
    withPayments: (subject, paid) =>
      kind.withPayments ? kind.withPayments(parseSubject(subject), paid) : subject,
    parseSubject,
    parseContent,
    blank: (subject) => kind.blank(parseSubject(subject)),
    form: (draft) => kind.form(typed(draft)),
    check: (draft) => kind.check(typed(draft)),
    facts: (draft) => kind.facts(typed(draft)),
    disclose: (draft) => kind.disclose(typed(draft)),
    effects: (draft) => kind.effects?.(typed(draft)) ?? [],
  }
}

/** Parses an object once; what fails is tried again each time. */
function parseOnce<Parsed>(schema: z.ZodType<Parsed>): (given: unknown) => Parsed {
  const parsed = once((given: object) => schema.parse(given))
  return (given) => (typeof given === 'object' && given !== null ? parsed(given) : schema.parse(given))
}

export type KindRegistry = Readonly<Record<string, RegisteredKind>>

export function registry(kinds: readonly RegisteredKind[]): KindRegistry {
  return Object.fromEntries(kinds.map((kind) => [kind.kind, kind]))
}
