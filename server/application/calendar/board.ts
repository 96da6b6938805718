/** The board (覆盖率看板): from the district down to the filing. Rules CV1–CV4. */
import { type Scope, scopeOf } from '@domain/access/access'
import { type Coverage, shareOf, together } from '@domain/calendar/coverage'
import { Problem } from '@domain/problems/problem'
import type { BoardFiling, BoardRow } from '../ports/calendar'
import type { Work } from '../ports/context'

export interface BoardPlace {
  readonly level: 'district' | 'department' | 'unit'
  readonly id: string
}

interface Asked {
  readonly fiscalYear: number
  readonly kind: string
  readonly period: string | null
}

/** Counts, amounts in 万元, and shares in percent; a share is null where there is nothing to be a share of. */
export interface Rated extends Coverage {
  readonly coveragePercent: string | null
  readonly auditPercent: string | null
}

export interface Board {
  /** What the rows are; a unit's rows are its filings (`boardFilings`). */
  readonly by: 'district' | 'department' | 'unit'
  readonly total: Rated
  readonly rows: readonly (BoardRow & Rated)[]
}

/** CV1–CV4: the figures of a place, parted by the next level. */
export async function board(
  work: Work,
  asked: Asked & { readonly within: Exclude<BoardPlace, { level: 'unit' }> | null },
): Promise<Board> {
  const { within, ...question } = asked
  const by = within === null ? 'district' : within.level === 'district' ? 'department' : 'unit'
  const place =
    within === null
      ? null
      : within.level === 'district'
        ? { districtId: within.id }
        : { departmentId: within.id }
  const rows = await work.reader.board({ ...question, by, within: place, scope: scopeOfBoard(work) })
  return { by, total: rated(together(rows)), rows: rows.map((row) => ({ ...row, ...rated(row) })) }
}

/** A filing, and whether it was missed: never handed in, not excused, and its time is over (CV5). */
export interface ListedFiling extends BoardFiling {
  readonly missed: boolean
}

/** CV3: the filings of one unit, by project. */
export async function boardFilings(
  work: Work,
  asked: Asked & { readonly unitId: string; readonly after: { name: string; id: string } | null },
): Promise<{ rows: readonly ListedFiling[]; next: { name: string; id: string } | null }> {
  const found = await work.reader.boardFilings({ ...asked, scope: scopeOfBoard(work), limit: pageSize })
  const now = work.now().toISOString()
  const rows = found.map((filing) => ({ ...filing, missed: isMissed(filing, now) }))
  const last = rows.at(-1)
  const next = last && rows.length === pageSize ? { name: last.projectName, id: last.filingId } : null
  return { rows, next }
}

const pageSize = 50

const isMissed = ({ revision, excusedWhy, dueAt }: BoardFiling, now: string): boolean =>
  revision === 0 && excusedWhy === null && dueAt < now

function scopeOfBoard(work: Work): Scope {
  const scope = scopeOf(work.actor, 'filing.review')
  if (scope.length === 0) throw new Problem('board.not-yours')
  return scope
}

function rated(coverage: Coverage): Rated {
  const { should, excused, filed, audited, filedWan, auditedWan } = coverage
  return {
    should,
    excused,
    filed,
    audited,
    filedWan,
    auditedWan,
    coveragePercent: shareOf(filed, should),
    auditPercent: shareOf(audited, filed),
  }
}
