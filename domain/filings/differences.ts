import { leaves } from './content'

/** One changed field (差异) between two revisions. `from`/`to` are undefined where the field was not there. */
export interface Difference {
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** FD1: the differences of two contents, field by field, in path order; unchanged fields are left out. */
export function differences(before: unknown, after: unknown): Difference[] {
  const old = new Map(leaves(before))
  const now = new Map(leaves(after))
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort()
  return paths
    .filter((path) => !sameValue(old.get(path), now.get(path)))
    .map((path) => ({ path, from: old.get(path), to: now.get(path) }))
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => sameValue(value, b[index]))
  }
  // an empty text and an empty value are the same to a reader
  return a === b || (isEmpty(a) && isEmpty(b))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
