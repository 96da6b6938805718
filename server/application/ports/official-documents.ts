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

export interface ReadTable {
  readonly facts: Readonly<Record<string, string>>
  readonly cells: readonly ReadCell[]
}

export interface OfficialDocuments {
  make(order: DocumentOrder): Promise<{ readonly bytes: Uint8Array } | NotMade>
  /** The cells that an .xlsx made here names, or the sentence that says why it cannot be read. */
  read(bytes: Uint8Array): Promise<ReadTable | { readonly refusal: string }>
}
