/** An exported table read back into a content, with what the checks find at its cells (DC7, DC8). */
import { covers, scopeOf } from '@domain/access/access'
import { type Entry, entriesOf } from '@domain/documents/official-table'
import { readEntry } from '@domain/documents/read-entry'
import { valueAt, withValue } from '@domain/filings/content'
import type { Finding } from '@domain/filings/kind'
import { Problem } from '@domain/problems/problem'
import { kindOf, parsedContent } from '../kinds'
import type { Work } from '../ports/context'
import type { ReadTable } from '../ports/official-documents'
import { officialTableOf } from './official-table-of'

export interface CellFinding extends Finding {
  /** 'E12'; null where the field stands in no cell. */
  readonly cell: string | null
}

export interface ReadFiling {
  /** The revision that the table was made from; what no cell holds is as it was there. */
  readonly revision: number
  readonly content: unknown
  readonly findings: readonly CellFinding[]
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
  const entries = entriesOf(known.values)
  const { content, findings } = contentOf(read, entries, known.draft.content)
  const cells = new Map(read.cells.map(({ address, key }) => [key, address]))
  const at = (finding: Finding): CellFinding => ({ ...finding, cell: cells.get(finding.field) ?? null })
  try {
    const checked = kind.check({ ...known.draft, content: parsedContent(kind, content) })
    return { revision: known.revision, content, findings: [...findings, ...checked].map(at) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const misshapen = (error.details.findings ?? []) as readonly Finding[]
    // what has not the form's shape keeps the value it had
    const kept = misshapen.reduce((held, { field }) => restored(held, known.draft.content, field), content)
    return { revision: known.revision, content: kept, findings: [...findings, ...misshapen].map(at) }
  }
}

const restored = (content: unknown, base: unknown, field: string): unknown =>
  withValue(content, field, valueAt(base, field))

function contentOf(
  { cells }: ReadTable,
  entries: ReadonlyMap<string, Entry>,
  base: unknown,
): { content: unknown; findings: Finding[] } {
  const findings: Finding[] = []
  const finding = (level: Finding['level'], field: string, message: string) =>
    findings.push({ rule: 'DC8', level, field, message })
  let content = base
  const seen = new Set<string>()
  for (const { address, formula, key, text } of cells) {
    const entry = entries.get(key)
    const path = entry?.path
    if (!entry || path === undefined) continue
    seen.add(key)
    if (formula) {
      finding('block', path, `${address} 是公式，没有读入。请复制后粘贴为数值`)
      continue
    }
    const value = readEntry(entry, text, valueAt(content, path))
    if ('problem' in value) finding('block', path, `${address}：${value.problem}`)
    else if (value.changed) content = withValue(content, path, value.value)
  }
  for (const [key, { path }] of entries)
    if (!seen.has(key)) finding('warn', path ?? key, '表里少了这一格，保留原来的内容')
  return { content, findings }
}
