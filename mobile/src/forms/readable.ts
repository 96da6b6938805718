import type { Field } from '@domain/filings/form'

/** The text of a value as an input holds it. */
export function textOf(value: Field['value']): string {
  return typeof value === 'string' ? value : ''
}

/** A field's value in words: the labels of what was chosen, '' while it stands empty. */
export function readable(field: Field): string {
  const labelOf = (value: string) => field.options?.find((option) => option.value === value)?.label ?? value
  if (field.value === null) return ''
  return typeof field.value === 'string' ? labelOf(field.value) : field.value.map(labelOf).join('、')
}
