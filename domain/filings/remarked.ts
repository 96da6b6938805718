import type { EvidenceRef } from '../evidence/evidence'
import { leaves } from './content'
import { cellFields, type FieldPath, type Form, type Section } from './form'

/** What a remark can be about: a revision's form, its content, and the evidence bound to it. */
interface Remarkable {
  readonly form: Form
  readonly content: unknown
  readonly evidence: readonly Pick<EvidenceRef, 'id' | 'slot'>[]
}

/**
 * FR4: whether a remark's field is there: a section, an item, a field, whatever the content holds (a field may be
 * hidden just now), an item's evidence, or one file of it.
 */
export function isRemarkable(field: FieldPath, { form, content, evidence }: Remarkable): boolean {
  const filesOf = (slot: string) => evidence.filter((ref) => ref.slot === slot).map(({ id }) => id)
  const known = form.sections.flatMap((section) => pathsOf(section, filesOf))
  return known.includes(field) || leaves(content).some(([path]) => `${path}.`.startsWith(`${field}.`))
}

function pathsOf(section: Section, filesOf: (slot: string) => readonly string[]): FieldPath[] {
  if (section.type === 'fields') return [section.path, ...section.fields.map(({ path }) => path)]
  if (section.type === 'amounts')
    return [section.path, ...[...cellFields(section), ...section.fields].map(({ path }) => path)]
  return section.items.flatMap((item) => {
    const files = item.evidence ? ['', ...filesOf(item.evidence.slot).map((id) => `.${id}`)] : []
    const bound = files.map((file) => `${item.path}.evidence${file}`)
    return [item.path, ...item.fields.map(({ path }) => path), ...bound]
  })
}
