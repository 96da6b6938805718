import { holds, scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import { kindOf } from '../kinds'
import { tell } from '../notices/tell'
import type { Work } from '../ports/context'
import type { NewFiling, Transaction } from '../ports/transaction'

export interface TaskOrder {
  /** Which kind of filing is asked for. */
  readonly kind: string
  readonly fiscalYear: number
  /** The last month that the reports cover, 1–12. */
  readonly month: number
  readonly title: string
  readonly opensAt: string
  readonly dueAt: string
}

/** TK1: opens the filings of a period: one for each project with an approved goal, none twice. */
export async function openTask(work: Work, order: TaskOrder): Promise<{ opened: number; already: number }> {
  if (!holds(work.actor, 'task.open')) throw new Problem('task.not-yours-to-open')
  if (!work.kinds[order.kind]) throw new Problem('request.malformed', { fields: [{ field: 'kind' }] })
  const rules = work.rulesOf(order.fiscalYear)
  const kind = kindOf(work, order.kind)
  const period = `${order.fiscalYear}-M${String(order.month).padStart(2, '0')}`
  let opened = 0
  let already = 0
  for (const districtId of districtsOf(work)) {
    const projects = await work.reader.openable(order.kind, period, order.fiscalYear, districtId)
    await work.store.write(async (tx) => {
      const task = await tx.openTask({ ...order, id: work.newId(), period, districtId })
      const minted: Opened[] = []
      for (const project of projects) {
        const filing = {
          id: work.newId(),
          kind: kind.kind,
          period,
          fiscalYear: order.fiscalYear,
          taskId: task.id,
          ruleSetId: rules.id,
          projectId: project.projectId,
          goalVersionId: project.goalVersionId,
          unitId: project.unitId,
          departmentId: project.departmentId,
          sectionId: project.sectionId,
          districtId: project.districtId,
          subject: kind.subjectFrom(project, order),
        }
        if (!(await tx.openFiling(filing))) {
          already += 1
          continue
        }
        opened += 1
        minted.push({ ...filing, project: project.projectName })
        await tx.record({
          actorId: work.actor.accountId,
          action: 'filing.opened',
          subject: 'filing',
          subjectId: filing.id,
          details: { period, projectId: project.projectId },
        })
        await tx.announce(filing)
      }
      await tellOpened(work, tx, order, minted)
    })
  }
  return { opened, already }
}

function districtsOf(work: Work): string[] {
  return scopeOf(work.actor, 'task.open').flatMap((condition) =>
    'districtId' in condition ? [condition.districtId] : [],
  )
}

type Opened = NewFiling & { readonly project: string }

/** NT1: one notice a unit, however many projects it has to report of; a single one leads to its report. */
async function tellOpened(
  work: Work,
  tx: Transaction,
  order: TaskOrder,
  opened: readonly Opened[],
): Promise<void> {
  const units = new Map<string, Opened[]>()
  for (const filing of opened) units.set(filing.unitId, [...(units.get(filing.unitId) ?? []), filing])
  for (const [first, ...others] of units.values()) {
    if (!first) continue
    await tell(work, tx, {
      kind: 'task.opened',
      facts: { task: order.title, project: first.project, count: 1 + others.length, dueAt: order.dueAt },
      occasion: `opened:${first.id}`,
      filingId: others.length === 0 ? first.id : null,
      to: { roles: ['author'], place: first, but: work.actor.accountId },
    })
  }
}
