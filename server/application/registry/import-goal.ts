import type { ImportFinding } from '@domain/goal/interchange.schema'
import { type PublishedGoal, readPublishedGoal } from '@domain/goal/published-goal'
import { Problem } from '@domain/problems/problem'
import type { RuleSet } from '@domain/rule-sets/rule-set'
import { canonicalHash } from '@domain/sync/canonical'
import { publishGoal } from '../disclosure/publish-goal'
import type { House } from '../ports/context'
import type { Transaction } from '../ports/transaction'
import type { Imported, ImportOrder } from './import-file'
import { unassignedSection } from './import-registers'

type Note = (rule: string, level: ImportFinding['level'], field: string, message: string) => void

/**
 * IM3–IM6: one published goal table, whole or not at all: unit, project, budget line and approved goal,
 * published where the rule set says so. The same table again changes nothing.
 */
export async function importGoal(
  house: House,
  item: unknown,
  given: ImportOrder,
  imported: Imported,
): Promise<ImportFinding[]> {
  // a sheet of a workbook names the district in each row
  const order = { ...given, district: textOf(item, 'district') ?? given.district }
  const form = textOf(item, 'id') ?? ''
  const findings: ImportFinding[] = []
  const note: Note = (rule, level, field, message) => findings.push({ form, rule, level, field, message })
  if (!looksLikeGoal(item)) {
    note('IM3', 'warn', '', '不是目标表（没有指标，或是自评表、评价结果），没有导入')
    return findings
  }
  const year = Number(textOf(item, 'year'))
  const rules = rulesFor(house, year)
  if (rules === null) {
    note('IM3', 'block', 'year', `${year} 年没有适用的绩效管理规则，请核对年度或先设定规则`)
    return findings
  }
  const read = readPublishedGoal(item, rules)
  findings.push(...read.findings)
  const published = read.goal
  if (published === null) return findings
  const unitName = published.unitName ?? published.departmentName ?? order.unit
  if (unitName === null) {
    note(
      'IM4',
      'block',
      'unit',
      '没有实施单位，也没有指定单位。请在文件里补 unit，或用 --unit 指定后重新导入',
    )
    return findings
  }
  const departmentName = published.departmentName ?? unitName
  await house.store.write(async (tx) => {
    const unitId = await unitFor(tx, order, departmentName, unitName, imported, note)
    const project = await tx.project({
      name: published.projectName,
      code: null,
      unitId,
      startYear: published.fiscalYear,
      endYear: published.fiscalYear,
      object: 'project',
      budgetBook: '1',
      isNew: false,
      secrecy: '公开',
      source: sourceOf(published, order),
      demonstration: order.demonstration,
    })
    if (project.created) imported.projects += 1
    await addBudget(tx, project.id, published, imported, note)
    const version = await tx.addGoalVersion({
      projectId: project.id,
      fiscalYear: published.fiscalYear,
      goal: published.goal,
      goalHash: canonicalHash(published.goal),
      approvedAt: house.now().toISOString(),
    })
    if (!version.created) return
    imported.goals += 1
    await tx.record({
      actorId: order.by ?? null,
      action: 'goal.imported',
      subject: 'project',
      subjectId: project.id,
      details: { form, goalVersionId: version.id, fiscalYear: published.fiscalYear },
    })
    await publishGoal(house, tx, project.id, published)
  })
  return findings
}

/** The year's rules; a year that cannot be read is left to the reader, which says what is wrong with it. */
function rulesFor(house: House, year: number): RuleSet | null {
  try {
    return house.rulesOf(Number.isInteger(year) && year > 0 ? year : house.now().getUTCFullYear())
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

/** IM5: a unit that is not registered is made, and told. */
async function unitFor(
  tx: Transaction,
  order: ImportOrder,
  departmentName: string,
  unitName: string,
  imported: Imported,
  note: Note,
): Promise<string> {
  const district = await tx.district(order.district, null)
  const known = await tx.findUnit(district.id, unitName)
  if (known) return known.unitId
  const section = await tx.section(unassignedSection, district.id)
  const department = await tx.unit({
    name: departmentName,
    code: null,
    districtId: district.id,
    departmentId: null,
    sectionId: section.id,
  })
  if (department.created) {
    imported.units += 1
    note(
      'IM5',
      'warn',
      'department',
      `“${departmentName}”不在册，已在${order.district}新建，归口科室待定，请补全`,
    )
  }
  if (unitName === departmentName) return department.id
  const parent = await tx.findUnit(district.id, departmentName)
  const unit = await tx.unit({
    name: unitName,
    code: null,
    districtId: district.id,
    departmentId: department.id,
    sectionId: parent?.sectionId ?? section.id,
  })
  if (unit.created) {
    imported.units += 1
    note('IM5', 'warn', 'unit', `“${unitName}”不在册，已在“${departmentName}”下新建，请核对`)
  }
  return unit.id
}

/** IM6: the amount of a goal table is the year's fiscal budget; a register that knows better is not overwritten. */
async function addBudget(
  tx: Transaction,
  projectId: string,
  published: PublishedGoal,
  imported: Imported,
  note: Note,
): Promise<void> {
  if (published.amountWan === null) return
  await tx.putBudgetLine({
    projectId,
    fiscalYear: published.fiscalYear,
    source: 'fiscal',
    initialWan: published.amountWan,
    adjustedWan: published.amountWan,
  })
  imported.budgetLines += 1
  note('IM6', 'warn', 'amount', `金额 ${published.amountWan} 万元作为财政拨款的年初预算和全年预算，请核对`)
}

function sourceOf(published: PublishedGoal, order: ImportOrder): string | null {
  if (!order.demonstration) return published.source
  return `演示数据：指标取自${published.place ?? '某地'}公开的${published.fiscalYear}年度绩效目标表，单位为虚拟`
}

function textOf(item: unknown, key: string): string | null {
  if (typeof item !== 'object' || item === null) return null
  const value = (item as Record<string, unknown>)[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** IM3: a goal table has indicators and no points given; the published collection marks its goal tables 'B'. */
function looksLikeGoal(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return true // left to the reader, which says what is wrong
  const kind = textOf(item, 'class')
  return kind === null || kind === 'B'
}
