/** An exported table read back into a content, with what the checks find at its cells (DC7, DC8, DC10). */
import { covers, scopeOf } from '@domain/access/access'
import type { ReturnedTable, TableChange } from '@domain/documents/returned-table'
import { valueAt, withValue } from '@domain/filings/content'
import { differences } from '@domain/filings/differences'
import type { Finding } from '@domain/filings/kind'
import { Problem } from '@domain/problems/problem'
import { kindOf, parsedContent } from '../kinds'
import type { Work } from '../ports/context'
import { officialTableOf } from './official-table-of'
import { readContent, type TableRead } from './read-content'

export interface ReadFiling extends ReturnedTable {
  readonly content: unknown
}

/** For the filing's author; nothing is stored: the content goes into the draft on the phone. */
export async function readFilingTable(work: Work, filingId: string, bytes: Uint8Array): Promise<ReadFiling> {
  const dossier = await work.reader.dossier(filingId, scopeOf(work.actor, 'filing.read'))
  if (!dossier) throw new Problem('filing.not-found')
  if (!covers(scopeOf(work.actor, 'filing.report'), dossier.filing))
    throw new Problem('filing.not-yours-to-report')
  const read = await work.documents.read(bytes)
  if ('refusal' in read) throw new Problem('document.unreadable', { refusal: read.refusal })
  if (read.facts.filing !== filingId) throw new Problem('document.of-another')
  const kind = kindOf(work, dossier.filing.kind)
  const known = officialTableOf(work, dossier, Number(read.facts.revision))
  const said = readContent(read, { ...known, filingId, form: kind.form(known.draft) })
  const cells = new Map(read.cells.map(({ address, key }) => [key, address]))
  const answer = (content: unknown, checks: readonly Finding[]): ReadFiling => ({
    ...{ revision: known.revision, sheet: read.sheet, content },
    changes: changesOf(known.draft.content, content, said),
    findings: [
      ...said.findings,
      ...checks.map((one) => ({ ...one, cell: cells.get(one.field) ?? said.cells.get(one.field) ?? null })),
    ],
  })
  try {
    return answer(said.content, kind.check({ ...known.draft, content: parsedContent(kind, said.content) }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const misshapen = (error.details.findings ?? []) as readonly Finding[]
    // what has not the form's shape keeps the value it had
    const kept = misshapen.reduce<unknown>(
      (held, { field }) => withValue(held, field, valueAt(said.ground, field)),
      said.content,
    )
    return answer(kept, misshapen)
  }
}

function changesOf(base: unknown, content: unknown, { cells, rows }: TableRead): TableChange[] {
  const change = (path: string): TableChange => ({
    ...{ path, value: valueAt(content, path), cell: cells.get(path) ?? null },
  })
  const within = (path: string) => rows.some((row) => path.startsWith(`${row}.`))
  return [
    ...differences(base, content)
      .map(({ path }) => path)
      .filter((path) => !within(path)),
    ...rows,
  ].map(change)
}
