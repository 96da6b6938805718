import type { Assignment } from '@domain/access/roles'
import type { ImportFinding, Interchange } from '@domain/goal/interchange.schema'
import type { House } from '../ports/context'
import type { Transaction, UnitRecord } from '../ports/store'
import type { Imported, ImportOrder } from './import-file'

/** Thrown to undo the transaction once a row cannot be placed; the findings are what remains of it. */
class NotPlaced extends Error {}

/** The section of departments whose section is not known yet. */
export const unassignedSection = '归口科室待定'

/** IM2: districts, sections, units, people, projects and budgets, in one transaction. */
export async function importRegisters(
  house: House,
  document: Interchange,
  order: ImportOrder,
  imported: Imported,
): Promise<ImportFinding[]> {
  const findings: ImportFinding[] = []
  const refuse = (field: string, message: string): null => {
    findings.push({ form: '', rule: 'IM2', level: 'block', field, message: `${message}。整个文件没有导入` })
    return null
  }
  // hashing is slow by design and holds no lock
  const hashes = await Promise.all(document.users.map((user) => house.passwords.hash(user.password)))
  await house.store
    .write(async (tx) => {
      await addPlaces(tx, document, imported, refuse)
      await addUsers(tx, document, hashes, imported, refuse)
      await addProjects(tx, document, order, imported, refuse)
      if (findings.length > 0) throw new NotPlaced()
      const made = Object.values(imported).reduce((total, count) => total + count, 0)
      if (made > 0) {
        await tx.record({
          actorId: null,
          action: 'registry.imported',
          subject: 'registry',
          subjectId: 'file',
          details: { ...imported },
        })
      }
    })
    .catch((error: unknown) => {
      if (!(error instanceof NotPlaced)) throw error
    })
  return findings
}

type Refuse = (field: string, message: string) => null

async function addPlaces(
  tx: Transaction,
  document: Interchange,
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  for (const district of document.districts) {
    const found = await tx.district(district.name, district.code ?? null)
    if (found.created) imported.districts += 1
  }
  for (const section of document.sections) {
    const district = await tx.district(section.district, null)
    if ((await tx.section(section.name, district.id)).created) imported.sections += 1
  }
  for (const [index, unit] of document.units.entries()) {
    const district = await tx.district(unit.district, null)
    const department = unit.department === undefined ? null : await tx.findUnit(district.id, unit.department)
    if (unit.department !== undefined && department === null) {
      refuse(`units[${index}].department`, `主管部门“${unit.department}”不在册，请先列出主管部门`)
      continue
    }
    const sectionId =
      department?.sectionId ?? (await tx.section(unit.section ?? unassignedSection, district.id)).id
    const found = await tx.unit({
      name: unit.name,
      code: unit.code ?? null,
      districtId: district.id,
      departmentId: department?.unitId ?? null,
      sectionId,
    })
    if (found.created) imported.units += 1
  }
}

async function addUsers(
  tx: Transaction,
  document: Interchange,
  hashes: readonly string[],
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  for (const [index, user] of document.users.entries()) {
    const account = await tx.account({
      username: user.username,
      name: user.name,
      passwordHash: hashes[index] ?? '',
    })
    if (account.created) imported.users += 1
    for (const [place, role] of user.roles.entries()) {
      const assignment = await placed(tx, role, (message) =>
        refuse(`users[${index}].roles[${place}]`, message),
      )
      if (assignment) await tx.assign(account.id, assignment)
    }
  }
}

/** AC1: which place a role needs. */
async function placed(
  tx: Transaction,
  role: Interchange['users'][number]['roles'][number],
  refuse: (message: string) => null,
): Promise<Assignment | null> {
  const district = await tx.district(role.district, null)
  const base = { role: role.role, districtId: district.id, unitId: null, departmentId: null, sectionId: null }
  switch (role.role) {
    case 'author':
    case 'unit-head': {
      const unit = await unitNamed(tx, district.id, role.unit)
      return unit
        ? { ...base, unitId: unit.unitId }
        : refuse(`“${role.unit ?? ''}”不在册，请写明岗位所在的单位`)
    }
    case 'department': {
      const unit = await unitNamed(tx, district.id, role.department)
      return unit
        ? { ...base, departmentId: unit.unitId }
        : refuse(`“${role.department ?? ''}”不在册，请写明岗位所在的主管部门`)
    }
    case 'section':
      return role.section === undefined
        ? refuse('请写明岗位所在的业务科室')
        : { ...base, sectionId: (await tx.section(role.section, district.id)).id }
    default:
      return base
  }
}

async function unitNamed(
  tx: Transaction,
  districtId: string,
  name: string | undefined,
): Promise<UnitRecord | null> {
  return name === undefined ? null : tx.findUnit(districtId, name)
}

async function addProjects(
  tx: Transaction,
  document: Interchange,
  order: ImportOrder,
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  const projectIds = new Map<string, string>()
  for (const [index, project] of document.projects.entries()) {
    const district = await tx.district(project.district, null)
    const unit = await tx.findUnit(district.id, project.unit)
    if (!unit) {
      refuse(`projects[${index}].unit`, `实施单位“${project.unit}”不在册，请先列出单位`)
      continue
    }
    const found = await tx.project({
      name: project.name,
      code: project.code ?? null,
      unitId: unit.unitId,
      startYear: project.startYear,
      endYear: project.endYear,
      secrecy: '公开',
      source: project.source ?? null,
      demonstration: order.demonstration,
    })
    projectIds.set(`${project.district}/${project.unit}/${project.name}`, found.id)
    if (found.created) imported.projects += 1
  }
  for (const [index, line] of document.budgetLines.entries()) {
    const projectId = projectIds.get(`${line.district}/${line.unit}/${line.project}`)
    if (projectId === undefined) {
      refuse(`budgetLines[${index}].project`, `项目“${line.project}”不在这个文件的 projects 里`)
      continue
    }
    const { fiscalYear, source, initialWan, adjustedWan } = line
    await tx.putBudgetLine({ projectId, fiscalYear, source, initialWan, adjustedWan })
    imported.budgetLines += 1
  }
}
