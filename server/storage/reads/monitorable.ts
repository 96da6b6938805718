import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type { MonitorableProject } from '@server/application/ports/store'
import type { PrismaClient } from '../generated/client'

/** The projects of a district with an approved goal for the year, each with its newest version and its budget. */
export async function monitorableProjects(
  prisma: PrismaClient,
  fiscalYear: number,
  districtId: string,
): Promise<MonitorableProject[]> {
  const projects = await prisma.project.findMany({
    where: { unit: { districtId }, goalVersions: { some: { fiscalYear } } },
    include: {
      unit: { include: { department: true } },
      budgetLines: { where: { fiscalYear } },
      goalVersions: { where: { fiscalYear }, orderBy: { version: 'desc' }, take: 1 },
    },
    orderBy: { name: 'asc' },
  })
  return projects.flatMap((project) => {
    const version = project.goalVersions[0]
    if (!version) return []
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
    }
  })
}
