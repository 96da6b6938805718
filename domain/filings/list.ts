/** Lists that the author edits: rows by client-minted id, in the order of their `position`. Rules FL1–FL4. */
import type { ListEditing, ListEntry } from './form'

/** One step of an edit: the value that stands at a path afterwards; undefined takes the path out. */
export interface Edit {
  readonly path: string
  readonly value: unknown
}

/** FL2: rows in order; rows of one place, added on two phones at once, stand in the order of their ids. */
export function inOrder<R extends { readonly position: number }>(
  rows: Readonly<Record<string, R>>,
): readonly (readonly [id: string, row: R])[] {
  return Object.entries(rows).sort(
    ([a, first], [b, second]) => first.position - second.position || (a < b ? -1 : 1),
  )
}

/** FL1: a row behind the last one, blank or with what an entry brings. */
export function added(
  list: ListEditing,
  rows: Readonly<Record<string, { readonly position: number }>>,
  id: string,
  entry: ListEntry | null,
): Edit[] {
  const last = Math.max(0, ...Object.values(rows).map(({ position }) => position))
  const brought = Object.entries(entry?.row ?? {}).filter(([key]) => key in list.blank)
  return [
    {
      path: `${list.path}.${id}`,
      value: { ...list.blank, ...Object.fromEntries(brought), position: last + 1 },
    },
  ]
}

/** FL3: a removed row leaves nothing behind. */
export function removed(list: ListEditing, id: string): Edit[] {
  return [{ path: `${list.path}.${id}`, value: undefined }]
}

/** FL2: the row changes places with its neighbour; nothing at either end. */
export function moved(
  list: ListEditing,
  rows: Readonly<Record<string, { readonly position: number }>>,
  id: string,
  by: -1 | 1,
): Edit[] {
  const order = inOrder(rows).map(([rowId]) => rowId)
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return []
  order.splice(to, 0, ...order.splice(from, 1))
  return order.flatMap((rowId, index) =>
    rows[rowId]?.position === index + 1 ? [] : [{ path: `${list.path}.${rowId}.position`, value: index + 1 }],
  )
}
