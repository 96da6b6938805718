import type { Assignment } from '@domain/access/roles'
import type { ImportFinding, Interchange } from '@domain/goal/interchange.schema'
import type { House } from '../ports/context'
import type { NewPayment } from '../ports/payments'
import type { UnitRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import type { Imported, ImportOrder } from './import-file'
import { addLibrary } from './import-library'
import { addPayments } from './import-payments'
import { counted } from './row-progress'

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
  const hashes = await Promise.all(
    document.users.map(async ({ password }) => {
      const hash = password === undefined ? '' : await house.passwords.hash(password)
      order.done?.()
      return hash
    }),
  )
  await house.store
    .write(async (tx) => {
      await addPlaces(tx, document, order, imported, refuse)
      await addUsers(tx, document, hashes, order.by !== undefined, imported, refuse)
      await addProjects(house, tx, document, order, imported, refuse)
      await addLibrary(tx, document.library, imported)
      for (const _ of document.library) order.done?.()
      if (findings.length > 0) throw new NotPlaced()
      const made = Object.values(imported).reduce((total, count) => total + count, 0)
      if (made > 0) {
        await tx.record({
          actorId: order.by ?? null,
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
  { done }: ImportOrder,
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  for (const [index, district] of counted(document.districts.entries(), done)) {
    if (await codeTaken(tx, 'district', district.code, district.name)) {
      refuse(`districts[${index}].code`, `区划代码“${district.code}”已经给了别的区划`)
      continue
    }
    const found = await tx.district(district.name, district.code ?? null)
    if (found.created) imported.districts += 1
  }
  for (const section of counted(document.sections, done)) {
    const district = await tx.district(section.district, null)
    if ((await tx.section(section.name, district.id)).created) imported.sections += 1
  }
  for (const [index, unit] of counted(document.units.entries(), done)) {
    const district = await tx.district(unit.district, null)
    const department = unit.department === undefined ? null : await tx.findUnit(district.id, unit.department)
    if (unit.department !== undefined && department === null) {
      refuse(`units[${index}].department`, `主管部门“${unit.department}”不在册，请先列出主管部门`)
      continue
    }
    const sectionId =
      department?.sectionId ?? (await tx.section(unit.section ?? unassignedSection, district.id)).id
    if (await codeTaken(tx, 'unit', unit.code, unit.name)) {
      refuse(`units[${index}].code`, `单位编码“${unit.code}”已经给了别的单位`)
      continue
    }
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
  /** ID15: a password that an administrator typed opens nothing but its own change. */
  initial: boolean,
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  for (const [index, user] of document.users.entries()) {
    if (user.password === undefined && (await tx.accountByName(user.username)) === null) {
      refuse(`users[${index}].password`, `“${user.username}”是新账号，请填写初始密码`)
      continue
    }
    const account = await tx.account({
      username: user.username,
      name: user.name,
      passwordHash: hashes[index] ?? '',
      phone: user.phone ?? null,
      initial,
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
  house: House,
  tx: Transaction,
  document: Interchange,
  order: ImportOrder,
  imported: Imported,
  refuse: Refuse,
): Promise<void> {
  const projectIds = new Map<string, string | null>()
  for (const [index, project] of counted(document.projects.entries(), order.done)) {
    const district = await tx.district(project.district, null)
    const unit = await tx.findUnit(district.id, project.unit)
    if (!unit) {
      refuse(`projects[${index}].unit`, `实施单位“${project.unit}”不在册，请先列出单位`)
      continue
    }
    if (await codeTaken(tx, 'project', project.code, project.name)) {
      refuse(`projects[${index}].code`, `项目编码“${project.code}”已经给了别的项目`)
      continue
    }
    const found = await tx.project({
      name: project.name,
      code: project.code ?? null,
      unitId: unit.unitId,
      startYear: project.startYear,
      endYear: project.endYear,
      object: project.object,
      budgetBook: project.budgetBook,
      isNew: project.isNew,
      secrecy: '公开',
      source: project.source ?? null,
      demonstration: order.demonstration,
    })
    projectIds.set(`${project.district}/${project.unit}/${project.name}`, found.id)
    if (found.created) imported.projects += 1
    await putSite(tx, found.id, project, index, refuse)
  }
  for (const [index, line] of counted(document.budgetLines.entries(), order.done)) {
    const projectId = await projectOf(tx, projectIds, line)
    if (projectId === null) {
      refuse(`budgetLines[${index}].project`, `单位“${line.unit}”没有项目“${line.project}”，请先列出项目`)
      continue
    }
    const { fiscalYear, source, initialWan, adjustedWan } = line
    if (await tx.putBudgetLine({ projectId, fiscalYear, source, initialWan, adjustedWan }))
      imported.budgetLines += 1
  }
  const payments: NewPayment[] = []
  const rows: number[] = []
  for (const [index, payment] of counted(document.payments.entries(), order.done)) {
    const projectId = await projectOf(tx, projectIds, payment)
    if (projectId === null) {
      refuse(`payments[${index}].project`, `单位“${payment.unit}”没有项目“${payment.project}”，请先列出项目`)
      continue
    }
    const { fiscalYear, source, paidOn, amountWan, voucher } = payment
    payments.push({ projectId, fiscalYear, source, paidOn, amountWan, voucher })
    rows.push(index)
  }
  if (payments.length > 0)
    imported.payments += await addPayments(house, tx, payments, (at, message) =>
      refuse(`payments[${rows[at]}].voucher`, message),
    )
}

/** EV18: the registered site; half a place is refused, none leaves the registered one. */
async function putSite(
  tx: Transaction,
  projectId: string,
  { siteLatitude, siteLongitude, siteRadius }: Interchange['projects'][number],
  index: number,
  refuse: Refuse,
): Promise<void> {
  const latitude = siteLatitude ?? null
  const longitude = siteLongitude ?? null
  const radiusMetres = siteRadius ?? null
  if (latitude === null || longitude === null) {
    if (latitude !== null || longitude !== null || radiusMetres !== null)
      refuse(`projects[${index}].siteLatitude`, '项目点的纬度和经度要一起填')
    return
  }
  await tx.putSite(projectId, { latitude, longitude, radiusMetres })
}

/** A project of this file or of the register. */
async function projectOf(
  tx: Transaction,
  known: Map<string, string | null>,
  line: { readonly project: string; readonly unit: string; readonly district: string },
): Promise<string | null> {
  const key = `${line.district}/${line.unit}/${line.project}`
  const found = known.get(key)
  if (found !== undefined) return found
  const district = await tx.district(line.district, null)
  const unit = await tx.findUnit(district.id, line.unit)
  const id = unit && (await tx.findProject(unit.unitId, line.project))
  known.set(key, id)
  return id
}

/** IM7: a code belongs to one name. */
async function codeTaken(
  tx: Transaction,
  register: 'district' | 'unit' | 'project',
  code: string | null | undefined,
  name: string,
): Promise<boolean> {
  if (code === null || code === undefined) return false
  const holder = await tx.codeHolder(register, code)
  return holder !== null && holder !== name
}
