/** How the places and values of a content are called, from the forms that have them. */
import { type FieldPath, type Form, fieldsOf, itemsOf } from '@domain/filings/form'
import { isWithin } from './anchor'
import { readable } from './readable'

export function nameOf(
  path: FieldPath,
  mine: Form | null,
  theirs: Form | null,
): { title: string; label: string } {
  for (const form of [mine, theirs]) {
    const field = form && fieldsOf(form).find((candidate) => candidate.path === path)
    if (!form || !field) continue
    const item = itemsOf(form).find((candidate) => isWithin(path, candidate.path))
    const section = form.sections.find(
      (candidate) => candidate.type !== 'items' && isWithin(path, candidate.path),
    )
    return { title: item?.title ?? section?.title ?? '', label: field.label.replace(/（.*）$/, '') }
  }
  const whole = wholeItem(path, mine) ?? wholeItem(path, theirs)
  return whole ? { title: '整项', label: whole.title } : { title: '', label: path }
}

/** MG6: an item that only one version has. */
const wholeItem = (path: FieldPath, form: Form | null) =>
  form && itemsOf(form).find((item) => item.path === path)

/** A value as its form words it; a form that does not have the field now says it plainly. */
export function wordsOf(path: FieldPath, value: unknown, form: Form | null): string {
  const field = form && fieldsOf(form).find((candidate) => candidate.path === path)
  const item = wholeItem(path, form)
  if (item) return [item.target.text, item.target.unit].join(' ').trim() || '有这一项'
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return '有这一项'
  if (value === undefined) return '没有这一项'
  if (field) return readable(field) === '' ? '' : `${readable(field)}${field.unit ? ` ${field.unit}` : ''}`
  if (Array.isArray(value)) return value.join('、')
  return value === null ? '' : String(value)
}
