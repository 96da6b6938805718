/** What no procedure takes, whatever its own form: texts that PostgreSQL cannot hold, nesting beyond any form, prototypes. */

/** The deepest form is a report inside a call: not even half of it. */
const deepest = 40

/** Whether a parsed input can be looked at and stored (PR6). */
export function isReadable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === deepest) return false
  if (Array.isArray(value)) return value.every((item) => isReadable(item, depth + 1))
  return Object.entries(value).every(([key, item]) => isPlainKey(key) && isReadable(item, depth + 1))
}

/** A prototype given as a field would pass a strict form unseen. */
function isPlainKey(key: string): boolean {
  return key !== '__proto__' && isStorableText(key)
}

/** Neither NUL, which PostgreSQL refuses, nor half a character, which UTF-8 has no bytes for. */
function isStorableText(text: string): boolean {
  return !/\0|\p{Cs}/u.test(text)
}
