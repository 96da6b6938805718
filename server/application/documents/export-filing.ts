import { scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import type { DocumentFormat } from '../ports/official-documents'
import type { FilingDossier } from '../ports/reader'
import { officialTableOf, type TableOfFiling } from './official-table-of'

export interface DocumentAsked {
  readonly filingId: string
  /** null: the current one. */
  readonly revision: number | null
  readonly format: DocumentFormat
}

export interface MadeDocument {
  readonly bytes: Uint8Array
  /** '项目支出绩效自评表_残疾人康复救助_2021年_草稿.xlsx' */
  readonly name: string
}

/** The official table of a filing as a file, for whoever may read the filing (AC3, DC1, DC2). */
export async function exportFiling(
  work: Work,
  { filingId, format, revision }: DocumentAsked,
): Promise<MadeDocument> {
  const dossier = await work.reader.dossier(filingId, scopeOf(work.actor, 'filing.read'))
  if (!dossier) throw new Problem('filing.not-found')
  const known = officialTableOf(work, dossier, revision)
  const { filing } = dossier
  const made = await work.documents.make({
    ...{ format, layout: known.layout, values: known.values },
    facts: { kind: filing.kind, filing: filing.id, revision: String(known.revision) },
  })
  if ('noFont' in made) throw new Problem('document.no-font')
  if ('findings' in made)
    throw new Problem('document.template', { title: known.layout.title, first: made.findings[0] ?? '' })
  return { bytes: made.bytes, name: nameOf(dossier, known, format) }
}

/** Where the document can be fetched for some minutes without signing in: a phone's download sends no header (DC6). */
export async function documentLink(
  work: Work,
  { filingId, format, revision: asked }: DocumentAsked,
): Promise<{ readonly url: string; readonly name: string }> {
  const dossier = await work.reader.dossier(filingId, scopeOf(work.actor, 'filing.read'))
  if (!dossier) throw new Problem('filing.not-found')
  const known = officialTableOf(work, dossier, asked)
  const path = `/documents/${filingId}.${format}`
  const revision = String(known.revision)
  const account = work.actor.accountId
  const query = new URLSearchParams({ revision, account, ...work.links.seal([path, revision, account]) })
  return { url: `${path}?${query}`, name: nameOf(dossier, known, format) }
}

function nameOf(
  { filing, projectName }: FilingDossier,
  { final, layout }: TableOfFiling,
  format: DocumentFormat,
): string {
  const parts = [layout.title, projectName, `${filing.fiscalYear}年`, ...(final ? [] : ['草稿'])]
  return `${parts.map(withoutSigns).join('_')}.${format}`
}

/** Without what no system takes in a file's name. */
function withoutSigns(text: string): string {
  return [...text.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()].slice(0, 60).join('')
}
