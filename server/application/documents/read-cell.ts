/** One cell of a returned table, and what is said of it (DC8). */
import type { Entry } from '@domain/documents/official-table'
import { readEntry } from '@domain/documents/read-entry'
import type { CellFinding } from '@domain/documents/returned-table'
import { valueAt } from '@domain/filings/content'
import type { Form } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import type { ReadCell } from '../ports/official-documents'
import type { TableOfFiling } from './official-table-of'

export interface KnownTable extends Pick<TableOfFiling, 'draft' | 'lists' | 'revision' | 'values'> {
  readonly filingId: string
  readonly form: Form
}

export function cellFinding(
  level: Finding['level'],
  field: string,
  cell: string | null,
  message: string,
): CellFinding {
  return { rule: 'DC8', level, field, message, cell }
}

/** What a cell says for its field; a formula says nothing. */
export function readCell(
  entry: Entry,
  { formula, text }: Pick<ReadCell, 'formula' | 'text'>,
  content: unknown,
) {
  if (formula) return { problem: '是公式，没有读入。请复制后粘贴为数值' }
  return readEntry(entry, text, entry.path === undefined ? undefined : valueAt(content, entry.path))
}
