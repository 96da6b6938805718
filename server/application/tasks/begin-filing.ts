import { scopeOf } from '@domain/access/access'
import { numberedPeriod } from '@domain/filings/period'
import { Problem } from '@domain/problems/problem'
import { kindOf } from '../kinds'
import type { Work } from '../ports/context'
import { openOne } from './open-one'

/** What an author begins by themselves. */
export interface Beginning {
  readonly kind: string
  readonly projectId: string
  readonly fiscalYear: number
}

/**
 * TK2: an author begins a filing of a kind that is filed as needed. While one of the project and year has not ended,
 * that one is answered, so asking again begins no second. It may be begun and handed in until the year ends in China.
 */
export async function beginFiling(work: Work, beginning: Beginning): Promise<{ filingId: string }> {
  const { projectId, fiscalYear } = beginning
  const occasion = work.kinds[beginning.kind]?.occasion
  if (occasion?.rhythm !== 'as-needed')
    throw new Problem('request.malformed', { fields: [{ field: 'kind' }] })
  const kind = kindOf(work, beginning.kind)
  const dueAt = `${fiscalYear}-12-31T15:59:59.000Z`
  if (work.now().toISOString() > dueAt) throw new Problem('filing.not-to-begin')
  const scope = scopeOf(work.actor, 'filing.report')
  const [project] = await work.reader.openable({
    kind: kind.kind,
    occasion,
    period: numberedPeriod(fiscalYear, 99),
    fiscalYear,
    scope,
    projectId,
  })
  if (!project) throw new Problem('filing.not-to-begin')
  return work.store.write(async (tx) => {
    const { open, count } = await tx.begunFilings(kind.kind, projectId, fiscalYear)
    if (open !== null) return { filingId: open }
    const period = numberedPeriod(fiscalYear, count + 1)
    const task = await tx.openTask({
      id: work.newId(),
      kind: kind.kind,
      fiscalYear,
      period,
      title: `${fiscalYear}年${kind.title}`,
      districtId: project.districtId,
      opensAt: work.now().toISOString(),
      dueAt,
    })
    const id = work.newId()
    await openOne(work, tx, { id, kind, taskId: task.id, period, month: 12, fiscalYear, project })
    return { filingId: id }
  })
}
