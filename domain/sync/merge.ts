/**
 * Two versions of one filing become one, field by field (逐项选用). Rules MG1–MG6 are stated in RULES.md.
 */
import type { EvidenceRef } from '../evidence/evidence'
import { valueAt, withValue } from '../filings/content'
import { differences } from '../filings/differences'

export type MergeChoice = 'mine' | 'theirs'

/** One field in which the two versions differ. */
export interface MergeField {
  readonly path: string
  /** What both started from. */
  readonly before: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /** Whose value stands where only one side changed it; null where both did, and the person must say. */
  readonly suggested: MergeChoice | null
}

/** MG1, MG2: the fields in which the versions differ, each with the side that alone changed it. */
export function mergeFields(before: unknown, mine: unknown, theirs: unknown): MergeField[] {
  const changedByMe = differences(before, mine).map((difference) => difference.path)
  const changedByThem = differences(before, theirs).map((difference) => difference.path)
  const paths = differences(theirs, mine).map(({ path }) => wholePart(path, mine, theirs))
  return [...new Set(paths)].map((path) => {
    const within = (changed: string): boolean => changed === path || changed.startsWith(`${path}.`)
    return {
      path,
      before: valueAt(before, path),
      mine: valueAt(mine, path),
      theirs: valueAt(theirs, path),
      suggested: !changedByThem.some(within) ? 'mine' : !changedByMe.some(within) ? 'theirs' : null,
    }
  })
}

/** MG6: the outermost part around a path that only one side has; the path itself where both have what is around it. */
function wholePart(path: string, mine: unknown, theirs: unknown): string {
  const keys = path.split('.')
  for (let length = 1; length < keys.length; length += 1) {
    const part = keys.slice(0, length).join('.')
    if ((valueAt(mine, part) === undefined) !== (valueAt(theirs, part) === undefined)) return part
  }
  return path
}

/** MG3: the fields that still need a person's word. */
export function openFields(
  fields: readonly MergeField[],
  choices: Readonly<Record<string, MergeChoice>>,
): MergeField[] {
  return fields.filter((field) => (choices[field.path] ?? field.suggested) === null)
}

/** MG4: their version with my value wherever mine is chosen; an open field is a broken promise of the caller. */
export function merged<Content>(
  theirs: Content,
  fields: readonly MergeField[],
  choices: Readonly<Record<string, MergeChoice>> = {},
): Content {
  const open = openFields(fields, choices)[0]
  if (open) throw new Error(`nobody has chosen whose ${open.path} stands`)
  return fields
    .filter((field) => (choices[field.path] ?? field.suggested) === 'mine')
    .reduce((content, field) => withValue(content, field.path, field.mine), theirs)
}

/** MG5: evidence that both kept, or that either added; what one side took out stays out. Theirs first, in order. */
export function mergedEvidence(
  before: readonly EvidenceRef[],
  mine: readonly EvidenceRef[],
  theirs: readonly EvidenceRef[],
): EvidenceRef[] {
  const has = (list: readonly EvidenceRef[]) => {
    const ids = new Set(list.map((item) => item.id))
    return (item: EvidenceRef) => ids.has(item.id)
  }
  const [inBefore, inMine, inTheirs] = [has(before), has(mine), has(theirs)]
  return [
    ...theirs.filter((item) => inMine(item) || !inBefore(item)),
    ...mine.filter((item) => !inTheirs(item) && !inBefore(item)),
  ]
}
