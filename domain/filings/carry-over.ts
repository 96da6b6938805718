/**
 * What was written on an older form of a kind, read on the present one (FK9): every value that still has its place
 * keeps it, what is new stands as in a blank form, and what finds no place is told, word for word.
 */
import { leaves, valueAt, withoutValue, withValue } from './content'
import type { RegisteredKind } from './kind'

/** A value that the present form has no place for, or cannot read. */
export interface Unread {
  readonly path: string
  readonly value: unknown
}

export interface CarriedOver {
  readonly content: Readonly<Record<string, unknown>>
  readonly unread: readonly Unread[]
}

interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly keys?: readonly string[]
}

/** A form that moved is caught up with in so many steps: each may uncover what lay beneath. */
const mostSteps = 8

/**
 * FK9. Texts that merely break a rule of the form stay as typed (FK4). Null: the content has the present shape.
 * `blank` is the kind's blank content of the filing.
 */
export function carriedOver(
  kind: Pick<RegisteredKind, 'parseContent'>,
  blank: unknown,
  written: Readonly<Record<string, unknown>>,
): CarriedOver | null {
  let content = written
  const unread: Unread[] = []
  for (let step = 0; step < mostSteps; step += 1) {
    const moved = issuesOf(kind, content).filter((issue) => isOfShape(issue, content, blank))
    if (moved.length === 0) break
    for (const issue of moved) content = settled(issue, content, blank, unread)
  }
  return content === written ? null : { content, unread }
}

function issuesOf(kind: Pick<RegisteredKind, 'parseContent'>, content: unknown): readonly Issue[] {
  try {
    kind.parseContent(content)
    return []
  } catch (error) {
    const { issues } = error as { issues?: readonly Issue[] }
    if (!Array.isArray(issues)) throw error
    return issues
  }
}

/** A place too many, a place too few, or another kind of thing in its place; a typed text is the author's to mend. */
function isOfShape({ code, path }: Issue, content: unknown, blank: unknown): boolean {
  if (code === 'unrecognized_keys') return true
  const due = valueAt(blank, pathOf(path))
  const isTyped = typeof valueAt(content, pathOf(path)) === 'string'
  return !isTyped || (typeof due === 'object' && due !== null)
}

function settled(
  { code, path, keys = [] }: Issue,
  content: Readonly<Record<string, unknown>>,
  blank: unknown,
  unread: Unread[],
): Readonly<Record<string, unknown>> {
  if (code === 'unrecognized_keys') {
    return keys.reduce((rest, key) => {
      const place = pathOf([...path, key])
      keep(unread, place, valueAt(rest, place))
      return withoutValue(rest, place)
    }, content)
  }
  const place = pathOf(path)
  keep(unread, place, valueAt(content, place))
  return withValue(content, place, valueAt(blank, place) ?? null)
}

/** Empty places are no loss. */
function keep(unread: Unread[], path: string, value: unknown): void {
  const parts =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value, path)
      : [[path, value] as const]
  for (const [place, one] of parts) {
    const empty = one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0)
    if (!empty) unread.push({ path: place, value: one })
  }
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')
