/** A revision of a filing as its kind's official table: the layout, and what fills it (DC1, DC2). */
import type { FilledTable, Layout } from '@domain/documents/official-table'
import { carriedOver } from '@domain/filings/carry-over'
import { whereabouts } from '@domain/filings/chain'
import type { Draft } from '@domain/filings/kind'
import { dayInWords } from '@domain/notices/china-time'
import { officialTables } from '@domain/official-tables'
import { Problem } from '@domain/problems/problem'
import { kindOf } from '../kinds'
import type { Work } from '../ports/context'
import type { FilingDossier } from '../ports/reader'

export interface TableOfFiling {
  readonly layout: Layout
  readonly draft: Draft<unknown, unknown>
  readonly values: FilledTable['values']
  readonly lists: NonNullable<FilledTable['lists']>
  readonly revision: number
  /** Whether this is the final one. */
  readonly final: boolean
}

/** `revision`: null is the current one; 0 is the empty table, with what is known before anything was handed in. */
export function officialTableOf(work: Work, dossier: FilingDossier, asked: number | null): TableOfFiling {
  const { filing } = dossier
  const table = officialTables[filing.kind]
  if (!table) throw new Problem('document.no-table')
  const revision = asked ?? filing.status.revision
  const found = dossier.revisions.find(({ number }) => number === revision)
  if (!found && revision !== 0) throw new Problem('document.no-revision')
  const kind = kindOf(work, filing.kind)
  const blank = kind.blank(filing.subject)
  const written = (found?.content ?? blank) as Readonly<Record<string, unknown>>
  const draft = {
    subject: filing.subject,
    // what was handed in on an older form stands in the present table where it has its place (FK9)
    content: carriedOver(kind, blank, written)?.content ?? written,
    evidence: found?.evidence ?? [],
    rules: work.rulesOf(filing.fiscalYear),
  }
  const { lists = {}, template, values } = table.fill(draft)
  const layout = table.layouts[template]
  if (!layout) throw new Error(`no layout "${template}" is declared`)
  const final = filing.status.at === 'final' && revision === filing.status.revision
  const now = work.now().toISOString()
  return {
    ...{ layout, lists, draft, revision, final },
    values: {
      状态: final
        ? ''
        : `　草稿（${revision === 0 ? '未上报' : `第 ${revision} 稿`}，${stateOf(work, dossier)}）`,
      制表日期: `${now.slice(0, 4)}年${dayInWords(now)}`,
      填报件编号: filing.id,
      ...values,
    },
  }
}

function stateOf(work: Work, { filing: { kind, status } }: FilingDossier): string {
  return whereabouts(status.at, kindOf(work, kind).chain)
}
