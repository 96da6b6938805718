/** Paths of `setData`: `list[0].name` and the like. */

export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((part) =>
    part[1] === undefined ? (part[2] ?? '') : Number(part[1]),
  )
}

/** Writes a value deep into data, making objects and arrays on the way as WeChat does. */
export function writePath(
  data: Record<string | number, unknown>,
  path: (string | number)[],
  value: unknown,
): void {
  let at: Record<string | number, unknown> = data
  path.forEach((key, depth) => {
    if (depth === path.length - 1) {
      at[key] = value
      return
    }
    const inner = at[key]
    if (inner === null || typeof inner !== 'object') at[key] = typeof path[depth + 1] === 'number' ? [] : {}
    at = at[key] as Record<string | number, unknown>
  })
}
