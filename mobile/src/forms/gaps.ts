/** Gaps (没填的): what a check finds missing or wrong, in the order in which the form is read. */
import { type FieldPath, type Form, fieldsOf } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import { isWithin } from './anchor'
import type { Marks } from './marks'

/** The findings that stop a submission, from the top of the form to its end; those of no place come last. */
export function gapsOf(form: Form, findings: readonly Finding[]): Finding[] {
  const order = places(form)
  const positionOf = (path: FieldPath) => {
    const at = order.findIndex((place) => isWithin(path, place))
    return at < 0 ? order.length : at
  }
  return findings
    .filter((finding) => finding.level === 'block')
    .map((finding, index) => ({ finding, index, position: positionOf(finding.field) }))
    .sort((a, b) => a.position - b.position || a.index - b.index)
    .map(({ finding }) => finding)
}

/** The gap after this one, the first one again after the last; null when there is none. */
export function gapAfter(gaps: readonly Finding[], path: FieldPath | null): Finding | null {
  const at = gaps.findIndex((gap) => gap.field === path)
  return gaps[at + 1] ?? gaps[0] ?? null
}

/** Each finding's sentence as the mark of its field; the first one at a field is said. */
export function marksOfGaps(gaps: readonly Finding[]): Marks {
  return Object.fromEntries([...gaps].reverse().map((gap) => [gap.field, { error: gap.message }]))
}

/** Fields in reading order; an item's own path stands after its fields. */
function places(form: Form): FieldPath[] {
  const items = form.sections.flatMap((section) => (section.type === 'items' ? section.items : []))
  return fieldsOf(form).flatMap((field) => {
    const item = items.find((candidate) => candidate.fields.at(-1)?.path === field.path)
    return item ? [field.path, item.path] : [field.path]
  })
}
