/** Spreadsheets (.xlsx) as use cases see them: cells of text, nothing of the file format. */

/** A cell: its text, and how the file holds it. Numbers are plain decimals, days YYYY-MM-DD. */
export interface SheetCell {
  readonly text: string
  readonly held: 'text' | 'number' | 'day'
}

export interface ReadSheet {
  readonly name: string
  /** Dense from the first row and column on; null is an empty cell. */
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  /** Addresses ('B7') of cells with a formula, and of cells within a merged range. */
  readonly formulas: ReadonlySet<string>
  readonly merged: ReadonlySet<string>
}

export interface WrittenColumn {
  readonly title: string
  readonly width: number
}

/** Every cell is written as text, so that codes keep their zeros and nothing is ever a formula. */
export interface WrittenSheet {
  readonly name: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** Empty rows that stand ready, formatted as text. */
  readonly readyRows?: number
}

export interface Spreadsheets {
  /** The sheets, or the sentence that says why the file cannot be read; never throws for what a file holds. */
  read(bytes: Uint8Array): Promise<{ readonly sheets: readonly ReadSheet[] } | { readonly refusal: string }>
  write(sheets: readonly WrittenSheet[]): Promise<Uint8Array>
}
