import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type { OpenableProject } from '@server/application/ports/reader'
import type { PrismaClient } from '../generated/client'
import type { Queryable } from '../sql'
import { paidByProject } from './payments'

export interface TaskQuestion {
  readonly kind: string
  readonly period: string
  readonly fiscalYear: number
  readonly districtId: string
}

/**
 * The projects of a district with an approved goal for the year, each with its newest goal version, its budget
 * and the last final filing of the kind before the period ('2021-M07' sorts as text).
 */
export async function openableProjects(
  prisma: PrismaClient,
  client: Queryable,
  task: TaskQuestion,
): Promise<OpenableProject[]> {
  const { kind, period, fiscalYear, districtId } = task
  const projects = await prisma.project.findMany({
    where: { unit: { districtId, closedAt: null }, goalVersions: { some: { fiscalYear } } },
    include: {
      unit: { include: { department: true } },
      budgetLines: { where: { fiscalYear } },
      goalVersions: { where: { fiscalYear }, orderBy: { version: 'desc' }, take: 1 },
      filings: {
        where: { kind, fiscalYear, period: { lt: period }, finalAt: { not: null } },
        orderBy: { period: 'desc' },
        take: 1,
        include: { revisions: { orderBy: { number: 'desc' }, take: 1 } },
      },
    },
    orderBy: { name: 'asc' },
  })
  const month = Number(period.slice(-2))
  const ids = projects.map(({ id }) => id)
  const paid = await paidByProject(client, ids, { fiscalYear, month })
  return projects.flatMap((project) => {
    const version = project.goalVersions[0]
    if (!version) return []
    const last = project.filings[0]
    const revision = last?.revisions[0]
    return {
      projectId: project.id,
      projectName: project.name,
      projectCode: project.code,
      unitName: project.unit.name,
      departmentName: project.unit.department.name,
      unitId: project.unitId,
      departmentId: project.unit.departmentId,
      sectionId: project.unit.sectionId,
      districtId: project.unit.districtId,
      startYear: project.startYear,
      endYear: project.endYear,
      goalVersionId: version.id,
      goalVersion: version.version,
      goal: approvedGoalSchema.parse(version.goal),
      budget: project.budgetLines.map((line) => ({
        source: line.source,
        initialWan: line.initialWan.toFixed(),
        adjustedWan: line.adjustedWan.toFixed(),
      })),
      paid: paid.get(project.id) ?? [],
      previous: last && revision ? { subject: last.subject, content: revision.content } : null,
    }
  })
}
