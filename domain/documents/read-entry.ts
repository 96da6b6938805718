/** What a cell of a returned table says for its field (DC7, DC8). */
import { compare, parseDecimal } from '../decimals/decimal'
import type { Entry } from './official-table'

export type ReadEntry =
  | { readonly changed: false }
  | { readonly changed: true; readonly value: string | readonly string[] | null }
  | { readonly problem: string }

/** A cell that says what stood there changes nothing, however a program has written it anew. `held`: at its path. */
export function readEntry(entry: Entry, text: string | null, held: unknown): ReadEntry {
  const said = (text ?? '').replace(/\r\n?/g, '\n').trim()
  if (entry.tick !== undefined) return readTick(entry.tick, said !== '', held)
  if (same(said, entry.text.trim())) return { changed: false }
  if (said === '') return { changed: true, value: entry.empty ?? null }
  if (entry.options === undefined) return { changed: true, value: said }
  const known = entry.options.find(({ label }) => label === said)
  if (known) return { changed: true, value: known.value }
  const labels = entry.options.map(({ label }) => `“${label}”`).join('、')
  return { problem: `“${said}”不在可选的内容里，应为${labels}` }
}

function readTick(value: string, ticked: boolean, held: unknown): ReadEntry {
  const list = Array.isArray(held) ? held.map(String) : []
  if (list.includes(value) === ticked) return { changed: false }
  return { changed: true, value: ticked ? [...list, value] : list.filter((one) => one !== value) }
}

/** '486.10' that a program keeps as the number 486.1 is the same. */
function same(said: string, stood: string): boolean {
  if (said === stood) return true
  const [a, b] = [parseDecimal(said), parseDecimal(stood)]
  return a !== null && b !== null && compare(a, b) === 0
}
