import type { FieldPath, Form } from '@domain/filings/form'

/** The element id of a path; every other character than letters and digits is written as its code. */
export function anchorOf(path: FieldPath): string {
  return `at-${path.replace(/[^A-Za-z0-9]/g, (letter) => `-${letter.charCodeAt(0).toString(36)}`)}`
}

/** Where the screen scrolls to for a path: its own field, the table that it is a cell of, or the item around it. */
export function anchorFor(form: Form, path: FieldPath): string {
  for (const section of form.sections) {
    if (section.type !== 'items') {
      if (section.fields.some((field) => field.path === path)) return anchorOf(path)
      if (isWithin(path, section.path)) return anchorOf(section.path)
      continue
    }
    const item = section.items.find((candidate) => isWithin(path, candidate.path))
    if (item) return anchorOf(item.fields.some((field) => field.path === path) ? path : item.path)
  }
  return anchorOf(path)
}

/** Whether a path is another one or lies inside it: 'indicators.k3.actual' is within 'indicators.k3'. */
export function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return path === outer || path.startsWith(`${outer}.`)
}
