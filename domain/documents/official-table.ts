/**
 * An official table (规定表样) as plain data: its layout with placeholders, and the values that fill them.
 * Excel, Word and PDF are made from it. Rules DC1–DC9 are stated in RULES.md.
 */
import type * as z from 'zod'
import type { FieldPath, Option } from '../filings/form'
import type { Draft } from '../filings/kind'

/** One cell. Its text may hold placeholders: `{项目名称}`, between `{#指标}` and `{/指标}` those of one entry. */
export interface LayoutCell {
  readonly text: string
  /** Columns and rows that it covers; 1 unless given. */
  readonly across?: number
  readonly down?: number
  /** `label`: a heading, centred; `words`: running text; `figure`: centred. */
  readonly look: 'label' | 'words' | 'figure'
}

export interface LayoutRow {
  readonly cells: readonly LayoutCell[]
  /** Lines that stand free at least. */
  readonly lines?: number
}

export interface Layout {
  /** What the table is called; also the name of the file. */
  readonly title: string
  /** Lines between the title and the table. */
  readonly above: readonly string[]
  /** Widths in characters of Chinese text. */
  readonly columns: readonly number[]
  readonly rows: readonly LayoutRow[]
  /** Who signs, and when: side by side under the table. */
  readonly below: readonly string[]
  readonly landscape: boolean
}

/** A value of a cell; with a `path` it is read back into the content when the table is imported (DC7). */
export interface Entry {
  readonly text: string
  readonly path?: FieldPath
  /** What the content holds where the cell is empty. */
  readonly empty?: '' | null
  /** What may be chosen: the cell shows labels, the content holds values. */
  readonly options?: readonly Option[]
  /** A cell that is ticked where the list at the path holds this value. */
  readonly tick?: string
}

export type Value = string | Entry
export type ListRow = Readonly<Record<string, Value>>
/** By placeholder; a list is what a loop repeats. */
export type Values = Readonly<Record<string, Value | readonly ListRow[]>>

export interface FilledTable {
  /** The layout's id, which names the file that may take its place: 'self-evaluation'. */
  readonly template: string
  readonly values: Values
  /** By loop: lists of the form to which a row may be added in the table too (DC10). */
  readonly lists?: Readonly<Record<string, OpenList>>
}

/** A list of the form at a path, and the cells that a new row of it has. */
export interface OpenList {
  readonly path: FieldPath
  row(id: string): ListRow
}

/** What a kind declares of its official tables: layouts by id, and how a draft fills one of them. */
export interface TableDeclaration<Subject, Content> {
  readonly layouts: Readonly<Record<string, Layout>>
  fill(draft: Draft<Subject, Content>): FilledTable
}

export type OfficialTable = TableDeclaration<unknown, unknown>

/** A declaration whose inputs are still unparsed, so that tables of different kinds fit one register. */
export function officialTable<Subject, Content>(
  { subject, content }: { readonly subject: z.ZodType<Subject>; readonly content: z.ZodType<Content> },
  { layouts, fill }: TableDeclaration<Subject, Content>,
): OfficialTable {
  return {
    layouts,
    fill: (draft) =>
      fill({ ...draft, subject: subject.parse(draft.subject), content: content.parse(draft.content) }),
  }
}

/** A figure or a grade as it was typed; an empty cell is "not filled". */
export const typed = (path: FieldPath, value: string | null): Entry => ({
  ...{ text: value ?? '', path, empty: null },
})

export const written = (path: FieldPath, text: string): Entry => ({ text, path, empty: '' })

export const label = (text: string, across = 1, down = 1): LayoutCell => ({
  ...{ text, across, down, look: 'label' as const },
})
export const words = (text: string, across = 1, down = 1): LayoutCell => ({
  ...{ text, across, down, look: 'words' as const },
})
export const figure = (text: string, across = 1, down = 1): LayoutCell => ({
  ...{ text, across, down, look: 'figure' as const },
})

const tickMark = '√'

/** One cell a value of a list of choices. */
export function ticked(path: FieldPath, value: string, held: readonly string[]): Entry {
  return { text: held.includes(value) ? tickMark : '', path, tick: value }
}

/** The label of what was chosen; an empty cell is "not chosen". */
export function chosen(path: FieldPath, value: string | null, options: readonly Option[]): Entry {
  const text = options.find((option) => option.value === value)?.label ?? value ?? ''
  return { text, path, empty: null, options }
}

/** By what a cell is known when the table comes back: its path, and which value of the list it ticks. */
export function keyOf({ path, tick }: Entry): string | null {
  return path === undefined ? null : tick === undefined ? path : `${path}#${tick}`
}

/** The entries that are read back, by their keys. */
export function entriesOf(values: Values): ReadonlyMap<string, Entry> {
  const all = Object.values(values).flatMap((value): readonly Value[] =>
    isList(value) ? value.flatMap((row) => Object.values(row)) : [value],
  )
  return new Map(
    all.flatMap((value): [string, Entry][] => {
      const key = typeof value === 'string' ? null : keyOf(value)
      return key === null || typeof value === 'string' ? [] : [[key, value]]
    }),
  )
}

export function isList(value: Value | readonly ListRow[]): value is readonly ListRow[] {
  return Array.isArray(value)
}
