/** The form that a step asks of its reviewer (审核表), with what the answers come to. Rules FV1–FV4. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Form } from '@domain/filings/form'
import type { Draft, Finding, KindRegistry } from '@domain/filings/kind'
import { type Judgement, type RegisteredReviewForm, reviewFormAt } from '@domain/filings/review-form'
import type { RuleSet } from '@domain/rule-sets/rule-set'

/** A filing as far as its review forms need it; a view that this phone kept long ago may lack what was answered. */
interface Viewed {
  readonly kind: string
  readonly at: string
  readonly revision: number
  readonly subject?: unknown
  readonly rules: RuleSet
  readonly revisions: readonly {
    readonly number: number
    readonly content?: unknown
    readonly evidence: readonly EvidenceRef[]
  }[]
  readonly answered?: readonly {
    readonly step: string
    readonly revision: number
    readonly answers?: unknown
    readonly byName: string
    readonly at: string
  }[]
  readonly may: { readonly decide: boolean }
}

export type Answers = Readonly<Record<string, unknown>>

export interface Asked {
  readonly title: string
  readonly form: Form
  readonly answers: Answers
  /** What is missing or wrong; nothing is judged while one of them stops it. */
  readonly findings: readonly Finding[]
  readonly judgement: Judgement | null
}

/** What somebody answered at an earlier step, to be read. */
export interface Answered {
  readonly title: string
  readonly by: string
  readonly at: string
  readonly revision: number
  readonly form: Form
  readonly judgement: Judgement | null
}

/** What this step asks, with what has been answered so far; null where it asks nothing. */
export function askedOf(view: Viewed, kinds: KindRegistry, given: Answers | null): Asked | null {
  const draft = draftOf(view, view.revision)
  const kind = kinds[view.kind]
  const form = kind ? reviewFormAt(kind, view.at) : null
  if (!form || !draft || !view.may.decide) return null
  const fits = given !== null && parses(form, given)
  const answers = (fits ? given : form.blank(draft)) as Answers
  const findings = form.check(draft, answers)
  const blocked = findings.some((finding) => finding.level === 'block')
  return {
    title: form.title,
    form: form.form(draft, answers),
    answers,
    findings,
    judgement: blocked ? null : form.judge(draft, answers),
  }
}

/** FV4: what reviewers answered, the newest first; what this app cannot read is left out. */
export function answeredOf(view: Viewed, kinds: KindRegistry): Answered[] {
  const given = [...(view.answered ?? [])].reverse()
  return given.flatMap(({ step, revision, answers, byName, at }) => {
    const draft = draftOf(view, revision)
    const kind = kinds[view.kind]
    const form = kind && reviewFormAt(kind, step)
    if (!draft || !form || !parses(form, answers)) return []
    const judgement = form.judge(draft, answers)
    return [{ title: form.title, by: byName, at, revision, form: form.form(draft, answers), judgement }]
  })
}

function draftOf(view: Viewed, number: number): Draft<unknown, unknown> | null {
  const revision = view.revisions.find((candidate) => candidate.number === number)
  if (!revision) return null
  const { content, evidence } = revision
  return { subject: view.subject, content, evidence, rules: view.rules }
}

function parses(form: RegisteredReviewForm, answers: unknown): boolean {
  try {
    form.parseAnswers(answers)
    return true
  } catch {
    return false
  }
}
