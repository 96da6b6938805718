/** What was returned (退回项) of a form: only those parts of it, with the remarks and the earlier values at their places. */
import type { Field, FieldPath, Form, Item, Section } from '@domain/filings/form'
import { fieldsOf, itemsOf } from '@domain/filings/form'
import { reasonLabel } from '@domain/filings/remarks'
import { isWithin } from './anchor'
import type { Mark, Marks, RemarkMark } from './marks'
import { readable } from './readable'

export interface Returned {
  readonly id: string
  readonly field: FieldPath
  readonly reason: string
  readonly text: string
}

/** The form without what nobody returned; `also` names places that have to be shown besides. */
export function onlyReturned(
  form: Form,
  remarks: readonly Returned[],
  also: readonly FieldPath[] = [],
): Form {
  const paths = [...remarks.map((remark) => remark.field), ...also]
  const touched = (path: FieldPath) => paths.some((at) => isWithin(at, path) || isWithin(path, at))
  return { ...form, sections: form.sections.flatMap((section) => reduced(section, touched)) }
}

function reduced(section: Section, touched: (path: FieldPath) => boolean): Section[] {
  // a table that asks for nothing is not drawn
  if (section.type === 'amounts' && section.rows.length === 0 && section.fields.length === 0) return []
  if (section.type !== 'items') return touched(section.path) ? [section] : []
  const items = section.items.filter((item) => touched(item.path))
  return items.length === 0 ? [] : [{ ...section, items }]
}

/** How many places a form asks for: its items, and each table of amounts as one. */
export function placesIn(form: Form): number {
  return form.sections.reduce(
    (count, section) => count + (section.type === 'items' ? section.items.length : 1),
    0,
  )
}

/** Each remark at its place; a remark on what is no field of the form stands at its item or table. */
export function marksOfReturned(
  form: Form,
  before: Form | null,
  remarks: readonly Returned[],
  answer: (remark: Returned) => string | null,
): Marks {
  const earlier = new Map(before && fieldsOf(before).map((field) => [field.path, field]))
  const marks: Record<FieldPath, Mark> = {}
  remarks.forEach((remark, index) => {
    const answered = answer(remark)
    const said: RemarkMark = {
      id: remark.id,
      name: `意见 ${index + 1}`,
      reason: reasonLabel(remark.reason),
      text: remark.text,
      ...(answered === null ? {} : { answered }),
    }
    const at = marks[remark.field]
    marks[remark.field] = { ...at, remarks: [...(at?.remarks ?? []), said] }
  })
  for (const field of fieldsOf(form)) {
    const old = earlier.get(field.path)
    const text = old ? readable(old) : ''
    const told = text !== readable(field) || remarks.some((remark) => isWithin(field.path, remark.field))
    if (told && text !== '' && text.length <= 20)
      marks[field.path] = { ...marks[field.path], aside: `原填 ${text}` }
  }
  for (const item of before ? itemsOf(before) : []) {
    marks[item.path] = { ...marks[item.path], was: item.verdict.light }
  }
  return marks
}

/** Whether anything at or inside a place reads otherwise than before. */
export function isChanged(form: Form, before: Form | null, path: FieldPath): boolean {
  const inside = (field: Field) => isWithin(field.path, path)
  const text = (of: Form | null) =>
    of
      ? fieldsOf(of)
          .filter(inside)
          .map((field) => `${field.path} ${readable(field)}`)
          .join('\n')
      : ''
  return text(form) !== text(before)
}

/** The item that a place belongs to, if any. */
export function itemAt(form: Form, path: FieldPath): Item | null {
  return itemsOf(form).find((item) => isWithin(path, item.path)) ?? null
}
