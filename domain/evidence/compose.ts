/** Composing a report from the diary: notes become text of the field that gives their indicator's reason. Rules EV36–EV38. */
import type { Field, Form } from '../filings/form'
import { itemsOf } from '../filings/form'

/** EV37: whether a text says a note already; blanks and line breaks do not count. */
export function says(text: string, note: string): boolean {
  return plain(text).includes(plain(note))
}

const plain = (text: string): string => text.replace(/\s+/g, '')

/** EV37: the text with the note behind it, on a line of its own; null where it does not fit or stands there already. */
export function withNote(text: string, note: string, maxLength: number): string | null {
  if (says(text, note)) return null
  const together = text.trim() === '' ? note : `${text.trimEnd()}\n${note}`
  return together.length <= maxLength ? together : null
}

/** The field of an indicator that notes go into; null while the form does not ask for a reason. */
export function noteField(form: Form, slot: string): Field | null {
  const item = itemsOf(form).find(({ evidence }) => evidence?.slot === slot)
  return item?.fields.find((field) => field.takesNotes) ?? null
}

/** EV38: whether a content says the note anywhere under its indicator: then it has been taken in. */
export function saidIn(content: unknown, slot: string, note: string): boolean {
  return stringsUnder(content, slot, false).some((text) => says(text, note))
}

function stringsUnder(value: unknown, slot: string, inside: boolean): string[] {
  if (typeof value === 'string') return inside ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => stringsUnder(part, slot, inside || key === slot))
}
