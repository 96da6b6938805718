import type { BudgetBook, EarlierFiling, EvaluationObject } from '@domain/filings/known-project'
import { coveredMonth } from '@domain/filings/period'
import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type { OpenableProject, OpeningQuestion } from '@server/application/ports/reader'
import type { Prisma, PrismaClient } from '../generated/client'
import type { Queryable } from '../sql'
import { paidByProject } from './payments'

/** Of a project's filings, the last one first, with its newest revision. */
const withRevision = { revisions: { orderBy: { number: 'desc' }, take: 1 } } as const

/**
 * The projects of a scope that fit the kind's occasion, each with its newest goal version, last year's, its budget,
 * and the final filings before this one ('2021-M07' sorts as text).
 */
export async function openableProjects(
  prisma: PrismaClient,
  client: Queryable,
  question: OpeningQuestion,
): Promise<OpenableProject[]> {
  const { kind, occasion, period, fiscalYear } = question
  const looksAt = occasion.looksAt ?? []
  const projects = await prisma.project.findMany({
    where: whereFit(question),
    include: {
      unit: { include: { department: true } },
      budgetLines: { where: { fiscalYear } },
      goalVersions: {
        where: { fiscalYear: { in: [fiscalYear, fiscalYear - 1] } },
        orderBy: [{ fiscalYear: 'desc' }, { version: 'desc' }],
      },
      filings: {
        where: {
          fiscalYear,
          finalAt: { not: null },
          OR: [{ kind, period: { lt: period } }, { kind: { in: [...looksAt] } }],
        },
        orderBy: { period: 'desc' },
        include: withRevision,
      },
    },
    orderBy: { name: 'asc' },
  })
  const ids = projects.map(({ id }) => id)
  const paid = await paidByProject(client, ids, { fiscalYear, month: coveredMonth(period) })
  return projects.map((project) => {
    const version = project.goalVersions.find((candidate) => candidate.fiscalYear === fiscalYear)
    const before = project.goalVersions.find((candidate) => candidate.fiscalYear === fiscalYear - 1)
    const last = (of: string): EarlierFiling | null => {
      const filing = project.filings.find((candidate) => candidate.kind === of)
      const revision = filing?.revisions[0]
      return filing && revision
        ? { period: filing.period, subject: filing.subject, content: revision.content }
        : null
    }
    return {
      projectId: project.id,
      projectName: project.name,
      projectCode: project.code,
      object: project.object as EvaluationObject,
      budgetBook: project.budgetBook as BudgetBook,
      isNew: project.isNew,
      unitName: project.unit.name,
      departmentName: project.unit.department.name,
      unitId: project.unitId,
      departmentId: project.unit.departmentId,
      sectionId: project.unit.sectionId,
      districtId: project.unit.districtId,
      startYear: project.startYear,
      endYear: project.endYear,
      goalVersionId: version?.id ?? null,
      approved: version ? { version: version.version, goal: approvedGoalSchema.parse(version.goal) } : null,
      lastYear: before ? approvedGoalSchema.parse(before.goal) : null,
      budget: project.budgetLines.map((line) => ({
        source: line.source,
        initialWan: line.initialWan.toFixed(),
        adjustedWan: line.adjustedWan.toFixed(),
      })),
      paid: paid.get(project.id) ?? [],
      previous: last(kind),
      others: Object.fromEntries(
        looksAt.flatMap((of) => {
          const filing = last(of)
          return filing ? [[of, filing] as const] : []
        }),
      ),
    }
  })
}

/** FK5: a goal that is there already, or a project that runs in the year and has none yet. */
function whereFit({ occasion, fiscalYear, scope, projectId }: OpeningQuestion): Prisma.ProjectWhereInput {
  return {
    ...(projectId === undefined ? {} : { id: projectId }),
    object: { in: [...occasion.objects] },
    OR: scope.map((condition) =>
      'unitId' in condition ? { unitId: condition.unitId } : { unit: { ...condition } },
    ),
    unit: { closedAt: null },
    ...(occasion.approvedGoal !== 'absent'
      ? { goalVersions: { some: { fiscalYear } } }
      : {
          goalVersions: { none: { fiscalYear } },
          startYear: { lte: fiscalYear },
          endYear: { gte: fiscalYear },
        }),
  }
}
