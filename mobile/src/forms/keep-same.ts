/**
 * `after`, but with the very objects of `before` wherever both say the same. A form is computed anew at every
 * keystroke; kept so, only the card that changed is drawn again.
 */
export function keepSame<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.map((value, at) => keepSame(before[at], value))
    return same(before, kept) ? (before as T) : (kept as T)
  }
  if (isPlain(before) && isPlain(after)) {
    const kept = Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, keepSame(before[key], value)]),
    )
    return same(Object.values(before), Object.values(kept)) && sameKeys(before, kept)
      ? (before as T)
      : (kept as T)
  }
  return after
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]))
}

function sameKeys(a: object, b: object): boolean {
  return same(Object.keys(a), Object.keys(b))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
