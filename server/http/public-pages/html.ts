/** HTML that is safe by construction: whatever is put into a template is escaped, unless it is `Html` itself. */

const made = Symbol('made by html``')

export interface Html {
  readonly [made]: true
  readonly text: string
}

export type HtmlValue = Html | string | number | null | undefined | readonly HtmlValue[]

/** Attribute values must stand in double quotes; addresses must begin with a literal `/`. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const text = literals.reduce((done, literal, index) => done + textOf(values[index - 1]) + literal)
  return { [made]: true, text }
}

/** Text that was written here and came from nobody. */
export function ownText(text: string): Html {
  return { [made]: true, text }
}

function textOf(value: HtmlValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join('')
  return (value as Html).text
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
