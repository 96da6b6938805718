import type { RegisteredKind } from '@domain/filings/kind'
import type { Work } from '../ports/context'
import type { OpenableProject } from '../ports/reader'
import type { Transaction } from '../ports/transaction'

export interface Opening {
  readonly id: string
  readonly kind: RegisteredKind
  readonly taskId: string
  readonly period: string
  readonly month: number
  readonly fiscalYear: number
  readonly project: OpenableProject
}

/** FK3: opens the filing of one project, with what the registers know fixed in its subject; false if it is there. */
export async function openOne(work: Work, tx: Transaction, opening: Opening): Promise<boolean> {
  const { id, kind, taskId, period, month, fiscalYear, project } = opening
  const filing = {
    id,
    kind: kind.kind,
    period,
    fiscalYear,
    taskId,
    ruleSetId: work.rulesOf(fiscalYear).id,
    projectId: project.projectId,
    goalVersionId: project.goalVersionId,
    unitId: project.unitId,
    departmentId: project.departmentId,
    sectionId: project.sectionId,
    districtId: project.districtId,
    subject: kind.subjectFrom(project, { fiscalYear, month }),
  }
  if (!(await tx.openFiling(filing))) return false
  await tx.record({
    actorId: work.actor.accountId,
    action: 'filing.opened',
    subject: 'filing',
    subjectId: id,
    details: { period, projectId: project.projectId },
  })
  await tx.announce(filing)
  return true
}
