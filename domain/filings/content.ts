/** Reading and writing a content tree by field path; contents are plain JSON objects. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at 'indicators.k3.actual', or undefined. */
export function valueAt(content: unknown, path: string): unknown {
  let at: unknown = content
  for (const key of path.split('.')) {
    if (!isBranch(at)) return undefined
    at = at[key]
  }
  return at
}

/** A copy of the content with one value replaced, or taken out where it is undefined; nothing else is touched. */
export function withValue<Content>(content: Content, path: string, value: unknown): Content {
  const [key, ...rest] = path.split('.')
  const branch: Record<string, unknown> = isBranch(content) ? content : {}
  if (key === undefined || key === '') return content
  if (value === undefined && (rest.length === 0 || !(key in branch))) {
    const { [key]: _, ...others } = branch
    return others as Content
  }
  const inner = rest.length === 0 ? value : withValue(branch[key] ?? {}, rest.join('.'), value)
  return { ...branch, [key]: inner } as Content
}

/** A copy of the content without what stands at a path. */
export function withoutValue<Content>(content: Content, path: string): Content {
  const [key = '', ...rest] = path.split('.')
  if (!isBranch(content) || !(key in content)) return content
  if (rest.length > 0) return { ...content, [key]: withoutValue(content[key], rest.join('.')) } as Content
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== key)) as Content
}

/** Every leaf of a content with its path; lists of plain values count as one leaf. */
export function leaves(content: unknown, prefix = ''): [path: string, value: unknown][] {
  if (!isBranch(content)) return prefix === '' ? [] : [[prefix, content]]
  return Object.keys(content)
    .sort()
    .flatMap((key) => leaves(content[key], prefix === '' ? key : `${prefix}.${key}`))
}
