import type * as z from 'zod'
import type { EvidenceRef } from '../evidence/evidence'
import type { ApprovedGoal } from '../goal/approved-goal'
import type { RuleSet } from '../rule-sets/rule-set'
import type { ChainStep } from './chain'
import type { FieldPath, Form, Light } from './form'

/** A finding of a check (核对发现): `block` stops a submission, `warn` is shown to author and reviewer. */
export interface Finding {
  readonly rule: string
  readonly level: 'block' | 'warn'
  readonly field: FieldPath
  readonly message: string
}

/** One row of the relational projection that a final filing leaves behind. */
export interface IndicatorFact {
  readonly indicatorId: string
  readonly name: string
  readonly target: string
  readonly actual: string | null
  readonly unit: string
  readonly light: Light
}

export interface FilingFacts {
  readonly light: Light
  readonly budgetWan: string | null
  readonly spentWan: string | null
  readonly indicators: readonly IndicatorFact[]
}

/** What of a final filing the public may read, in plain language. */
export interface DisclosedResult {
  readonly light: Light
  readonly budgetWan: string | null
  readonly spentWan: string | null
  readonly asOf: string
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly promised: string
    readonly achieved: string
    readonly percent: string | null
    readonly light: Light
    readonly explanation: string | null
    readonly remedy: string | null
  }[]
}

/** What a rule may look at: the fixed subject, the content as it stands, the evidence, the year's rules. */
export interface Draft<Subject, Content> {
  readonly subject: Subject
  readonly content: Content
  readonly evidence: readonly EvidenceRef[]
  readonly rules: RuleSet
}

/** 国库支付数 of one source in 万元, and the last month (YYYY-MM) of the period that the register reaches. */
export interface PaidAmount {
  readonly source: string
  readonly amountWan: string
  readonly through: string
}

/** What the registers know of a project when a task opens; amounts in 万元. */
export interface KnownProject {
  readonly projectName: string
  readonly projectCode: string | null
  readonly departmentName: string
  readonly unitName: string
  readonly startYear: number
  readonly endYear: number
  readonly goalVersion: number
  readonly goal: ApprovedGoal
  readonly budget: readonly {
    readonly source: string
    readonly initialWan: string
    readonly adjustedWan: string
  }[]
  /** What the treasury's register tells of a source, up to the last day of the covered month (PY3). */
  readonly paid: readonly PaidAmount[]
  /** The latest final filing of this kind in an earlier period of the same year. */
  readonly previous: { readonly subject: unknown; readonly content: unknown } | null
}

/** What a task is about: the fiscal year and the last month that it covers, 1–12. */
export interface TaskPeriod {
  readonly fiscalYear: number
  readonly month: number
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
}

/** A kind whose inputs are still unparsed, so that kinds of different forms fit one registry. */
export interface RegisteredKind {
  readonly kind: string
  readonly title: string
  readonly chain: readonly ChainStep[]
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
}

export function registered<Subject, Content>(kind: FilingKind<Subject, Content>): RegisteredKind {
  const typed = (draft: Draft<unknown, unknown>): Draft<Subject, Content> => ({
    ...draft,
    subject: kind.subject.parse(draft.subject),
    content: kind.content.parse(draft.content),
  })
  return {
    kind: kind.kind,
    title: kind.title,
    chain: kind.chain,
    subjectFrom: (project, period) => kind.subjectFrom(project, period),
    withPayments: (subject, paid) =>
      kind.withPayments ? kind.withPayments(kind.subject.parse(subject), paid) : subject,
    parseSubject: (subject) => kind.subject.parse(subject),
    parseContent: (content) => kind.content.parse(content),
    blank: (subject) => kind.blank(kind.subject.parse(subject)),
    form: (draft) => kind.form(typed(draft)),
    check: (draft) => kind.check(typed(draft)),
    facts: (draft) => kind.facts(typed(draft)),
    disclose: (draft) => kind.disclose(typed(draft)),
  }
}

export type KindRegistry = Readonly<Record<string, RegisteredKind>>

export function registry(kinds: readonly RegisteredKind[]): KindRegistry {
  return Object.fromEntries(kinds.map((kind) => [kind.kind, kind]))
}
