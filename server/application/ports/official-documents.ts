/** Official tables as files: made from a layout or the template that a bureau put in its place, and read again. */
import type { Layout, Values } from '@domain/documents/official-table'

export const documentFormats = ['xlsx', 'docx', 'pdf'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export interface DocumentOrder {
  readonly format: DocumentFormat
  readonly layout: Layout
  readonly values: Values
  /** What an .xlsx says of itself when it comes back: short texts by name. */
  readonly facts: Readonly<Record<string, string>>
}

/** Why there is no document: the bureau's template is wrong, or no Chinese font is there. */
export type NotMade = { readonly findings: readonly string[] } | { readonly noFont: true }

export interface ReadCell {
  /** Of its entry (`keyOf`). */
  readonly key: string
  /** 'E12' */
  readonly address: string
  /** null: empty. Numbers are plain decimals, days YYYY-MM-DD. */
  readonly text: string | null
  readonly formula: boolean
}

/** A cell of a row that somebody added. */
export interface ReadAddedCell extends Omit<ReadCell, 'key'> {
  /** What stands in the cells of this column; null where it is no column of the list. */
  readonly placeholder: string | null
}

/** A list of the table, by the name of its loop, with what became of it (DC10). */
export interface ReadList {
  readonly loop: string
  /** Rows that are none of ours and hold something, from top to bottom. */
  readonly added: readonly { readonly row: number; readonly cells: readonly ReadAddedCell[] }[]
  /** Headings that say something else now. */
  readonly headings: readonly { readonly address: string; readonly heading: string; readonly now: string }[]
  /** A row or a column that marked the list is gone. */
  readonly lost: boolean
}

export interface ReadTable {
  /** Name of the sheet that the cells stand on. */
  readonly sheet: string
  readonly facts: Readonly<Record<string, string>>
  readonly cells: readonly ReadCell[]
  /** Keys of cells that were deleted. */
  readonly lost: readonly string[]
  readonly lists: readonly ReadList[]
}

export interface OfficialDocuments {
  make(order: DocumentOrder): Promise<{ readonly bytes: Uint8Array } | NotMade>
  /** The cells that an .xlsx made here names, or the sentence that says why it cannot be read. */
  read(bytes: Uint8Array): Promise<ReadTable | { readonly refusal: string }>
}
