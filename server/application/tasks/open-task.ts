import { holds, scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import type { MonitorableProject } from '../ports/store'

export interface TaskOrder {
  readonly fiscalYear: number
  /** The last month that the reports cover, 1–12. */
  readonly month: number
  readonly title: string
  readonly opensAt: string
  readonly dueAt: string
}

/** TK1: opens the monitoring of a year: one filing for each project with an approved goal, none twice. */
export async function openTask(work: Work, order: TaskOrder): Promise<{ opened: number; already: number }> {
  if (!holds(work.actor, 'task.open')) throw new Problem('task.not-yours-to-open')
  const rules = work.rulesOf(order.fiscalYear)
  const period = `${order.fiscalYear}-M${String(order.month).padStart(2, '0')}`
  let opened = 0
  let already = 0
  for (const districtId of districtsOf(work)) {
    const projects = await work.reader.monitorable(order.fiscalYear, districtId)
    await work.store.write(async (tx) => {
      const task = await tx.openTask({ ...order, id: work.newId(), kind: 'monitoring', period, districtId })
      for (const project of projects) {
        const filing = {
          id: work.newId(),
          kind: 'monitoring',
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
          subject: subjectOf(project, order),
        }
        if (!(await tx.openFiling(filing))) {
          already += 1
          continue
        }
        opened += 1
        await tx.record({
          actorId: work.actor.accountId,
          action: 'filing.opened',
          subject: 'filing',
          subjectId: filing.id,
          details: { period, projectId: project.projectId },
        })
        await tx.announce(filing)
      }
    })
  }
  return { opened, already }
}

function districtsOf(work: Work): string[] {
  return scopeOf(work.actor, 'task.open').flatMap((condition) =>
    'districtId' in condition ? [condition.districtId] : [],
  )
}

/** The header, goal and budget as they stand now: fixed for this filing. */
function subjectOf(project: MonitorableProject, order: TaskOrder): unknown {
  const row = (source: string) => {
    const line = project.budget.find((candidate) => candidate.source === source)
    return line ? { initial: line.initialWan, adjusted: line.adjustedWan } : null
  }
  return {
    projectName: project.projectName,
    projectCode: project.projectCode,
    departmentName: project.departmentName,
    unitName: project.unitName,
    projectYears:
      project.startYear === project.endYear
        ? `${project.startYear}年`
        : `${project.startYear}–${project.endYear}年`,
    fiscalYear: order.fiscalYear,
    month: order.month,
    goalVersion: project.goalVersion,
    annualGoal: project.goal.annualGoal,
    indicators: project.goal.indicators,
    budget: { fiscal: row('fiscal'), carryover: row('carryover'), other: row('other') },
    previous: null,
  }
}
