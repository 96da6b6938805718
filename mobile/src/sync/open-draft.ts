/** The draft with what its kind computes from it. What is being typed need not fit the form yet (FK4). */
import { valueAt, withValue } from '@domain/filings/content'
import type { Field, Form, Section } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import type { Ground } from './drafts'
import type { Conflict, Content, Draft, OpenDraft } from './workspace.types'

export function openDraft(draft: Draft, ground: Ground, conflict: Conflict | null): OpenDraft {
  const { filing, kind } = ground
  const misfits = misfitsOf(draft.content, ground)
  const content = misfits.reduce<Content>(
    (fitting, { field }) => withValue(fitting, field, valueAt(kind.blank(filing.subject), field)),
    draft.content,
  )
  const fits = misfits.length === 0 || misfitsOf(content, ground).length === 0
  const input = {
    subject: filing.subject,
    content: fits ? content : kind.blank(filing.subject),
    evidence: draft.evidence,
    rules: filing.rules,
  }
  const form = kind.form(input)
  return {
    filing,
    draft,
    form: misfits.length === 0 ? form : withTyped(form, draft.content),
    findings:
      misfits.length === 0 ? kind.check(input) : [...misfits, ...otherFindings(kind.check(input), misfits)],
    conflict,
  }
}

/** FK2: what of the content has not the form's shape, field by field. */
function misfitsOf(content: Content, { kind }: Ground): Finding[] {
  try {
    kind.parseContent(content)
    return []
  } catch (error) {
    return issuesOf(error).map(({ path, message }) => ({
      rule: 'FK2',
      level: 'block',
      field: path.join('.'),
      message,
    }))
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The issues of a ZodError; anything else is a fault of ours. */
function issuesOf(error: unknown): { path: string[]; message: string }[] {
  const issues = (error as { issues?: readonly Issue[] }).issues
  if (!Array.isArray(issues)) throw error
  return (issues as readonly Issue[]).map(({ path, message }) => ({ path: path.map(String), message }))
}

const otherFindings = (findings: readonly Finding[], misfits: readonly Finding[]): Finding[] =>
  findings.filter((finding) => misfits.every((misfit) => misfit.field !== finding.field))

/** The form with every field's value as it was typed. */
function withTyped(form: Form, content: Content): Form {
  const typed = (field: Field): Field => {
    const value = valueAt(content, field.path)
    return typeof value === 'string' || value === null ? { ...field, value } : field
  }
  const section = (one: Section): Section => {
    switch (one.type) {
      case 'items':
        return { ...one, items: one.items.map((item) => ({ ...item, fields: item.fields.map(typed) })) }
      case 'fields':
        return { ...one, fields: one.fields.map(typed) }
      case 'amounts':
        return {
          ...one,
          rows: one.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => (typeof cell === 'string' ? cell : typed(cell))),
          })),
          fields: one.fields.map(typed),
        }
    }
  }
  return { ...form, sections: form.sections.map(section) }
}
