import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Form } from '@domain/filings/form'
import { filingKinds } from '@domain/kinds'
import type { RuleSet } from '@domain/rule-sets/rule-set'

/** What a form is computed from, besides its content. */
export interface Filed {
  readonly kind: string
  readonly subject?: unknown
  readonly rules: RuleSet
}

/** A content with its evidence: a revision, or what the author is writing. */
export interface Version {
  readonly content?: unknown
  readonly evidence: readonly EvidenceRef[]
}

/**
 * The declared form of a filing in one of its versions, or blank; null where this app does not know the kind or its
 * present shape, so that one such filing does not take the others with it.
 */
export function declaredForm(filed: Filed, version: Version | null): Form | null {
  const kind = filingKinds[filed.kind]
  if (!kind) return null
  const { subject, rules } = filed
  try {
    const { content, evidence } = version ?? { content: kind.blank(subject), evidence: [] }
    return kind.form({ subject, content, evidence, rules })
  } catch {
    return null
  }
}
