import { holds, type ScopeCondition, scopeOf } from '@domain/access/access'
import type { Occasion } from '@domain/filings/kind'
import { taskPeriod } from '@domain/filings/period'
import { Problem } from '@domain/problems/problem'
import { kindOf } from '../kinds'
import { tell } from '../notices/tell'
import type { Work } from '../ports/context'
import type { OpenableProject } from '../ports/reader'
import type { Transaction } from '../ports/transaction'
import { openOne } from './open-one'
import { type TaskWindow, windowOf } from './task-window'

export interface TaskOrder {
  /** Which kind of filing is asked for. */
  readonly kind: string
  readonly fiscalYear: number
  /** The last month that the reports cover, 1–12; a kind that is filed once a year covers the whole of it (FK6). */
  readonly month: number
  readonly title: string
  /** Null: the days of the kind's stage in the district's calendar (CA7). */
  readonly opensAt: string | null
  readonly dueAt: string | null
}

export interface TaskOpened {
  readonly opened: number
  readonly already: number
  /** Projects whose goal cannot be scored, for its weights do not fit (GO2); they need an adjustment first. */
  readonly unfit: readonly string[]
}

/** TK1: opens the filings of a period: one for each project that fits the kind's occasion (FK5), none twice. */
export async function openTask(work: Work, order: TaskOrder): Promise<TaskOpened> {
  if (!holds(work.actor, 'task.open')) throw new Problem('task.not-yours-to-open')
  const occasion = work.kinds[order.kind]?.occasion
  if (occasion === undefined || occasion.rhythm === 'as-needed')
    throw new Problem('request.malformed', { fields: [{ field: 'kind' }] })
  const kind = kindOf(work, order.kind)
  const { fiscalYear } = order
  const month = occasion.rhythm === 'year' ? 12 : order.month
  const period = taskPeriod(occasion.rhythm, fiscalYear, month)
  let opened = 0
  let already = 0
  const unfit: string[] = []
  for (const districtId of districtsOf(work)) {
    const scope = [{ districtId }]
    const window = await windowOf(work, order, occasion.rhythm === 'year' ? null : month, districtId)
    const found = await work.reader.openable({ kind: kind.kind, occasion, period, fiscalYear, scope })
    const projects = found.filter((project) => fits(occasion, project))
    unfit.push(
      ...found.filter((project) => !projects.includes(project)).map(({ projectName }) => projectName),
    )
    await work.store.write(async (tx) => {
      const { id: taskId } = await tx.openTask({ ...order, ...window, id: work.newId(), period, districtId })
      const minted: Opened[] = []
      for (const project of projects) {
        const id = work.newId()
        if (await openOne(work, tx, { id, kind, taskId, period, month, fiscalYear, project }))
          minted.push({ ...project, id })
        else already += 1
      }
      opened += minted.length
      await tellOpened(work, tx, { ...order, ...window }, minted)
    })
  }
  return { opened, already, unfit }
}

function fits({ approvedGoal }: Occasion, { approved }: OpenableProject): boolean {
  return approvedGoal !== 'weighed' || approved?.goal.selfEvaluation.allowed === true
}

/** The districts in which the actor opens tasks. */
export function districtsOf(work: Work): string[] {
  const inDistrict = (condition: ScopeCondition) => ('districtId' in condition ? [condition.districtId] : [])
  return scopeOf(work.actor, 'task.open').flatMap(inDistrict)
}

/** A project with the id of its filing. */
type Opened = OpenableProject & { readonly id: string }

/** NT1: one notice a unit, however many projects it has to report of; a single one leads to its report. */
async function tellOpened(
  work: Work,
  tx: Transaction,
  order: TaskOrder & Pick<TaskWindow, 'dueAt'>,
  opened: readonly Opened[],
): Promise<void> {
  const units = new Map<string, Opened[]>()
  for (const filing of opened) units.set(filing.unitId, [...(units.get(filing.unitId) ?? []), filing])
  for (const [first, ...others] of units.values()) {
    if (!first) continue
    await tell(work, tx, {
      kind: 'task.opened',
      facts: { task: order.title, project: first.projectName, count: 1 + others.length, dueAt: order.dueAt },
      occasion: `opened:${first.id}`,
      filingId: others.length === 0 ? first.id : null,
      to: { roles: ['author'], place: first, but: work.actor.accountId },
    })
  }
}
