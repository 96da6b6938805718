/** Sections and units of a district (科室与预算单位). Rules AD1–AD6. */
import { Problem } from '@domain/problems/problem'
import type { ListCursor, SectionEntry, UnitEntry } from '../ports/administration'
import type { Work } from '../ports/context'
import type { Transaction } from '../ports/transaction'
import { districtsOf, recordChange, refuseStale, withinDistricts } from './administered'
import { type Listed, listed, pageSize } from './listed'

export interface SectionOrder {
  readonly id: string
  /** The version seen; null registers a new one under an id that the phone minted. */
  readonly version: number | null
  readonly districtId: string
  readonly name: string
  readonly closed: boolean
}

export interface UnitOrder extends SectionOrder {
  readonly code: string | null
  /** Null: the unit is a department itself, and `sectionId` says which section is in charge of it. */
  readonly departmentId: string | null
  readonly sectionId: string | null
}

export function listSections(work: Work): Promise<readonly SectionEntry[]> {
  return work.reader.sections(districtsOf(work))
}

export async function listUnits(
  work: Work,
  asked: { text: string; departmentsOnly: boolean; after: ListCursor | null },
): Promise<Listed<UnitEntry>> {
  const question = { ...asked, districts: districtsOf(work), limit: pageSize }
  return listed(await work.reader.units(question))
}

/** AD4: registers, renames, closes or opens a section; the same order again changes nothing. */
export function saveSection(work: Work, order: SectionOrder): Promise<SectionEntry> {
  const { id, version, districtId, name } = order
  const districts = withinDistricts(work, districtId)
  return work.store.write(async (tx) => {
    const before = await tx.lockSection(id, districts)
    const closedAt = closing(work, before, order.closed)
    const wanted = { id, name, districtId, closedAt }
    if (await isRepeated(tx, 'section', before, wanted, version)) return before as SectionEntry
    const after = await tx.putSection(wanted)
    if (after === null) throw new Problem('admin.taken')
    await recordChange(work, tx, {
      action: 'section.saved',
      subject: 'section',
      subjectId: id,
      before,
      after,
    })
    return after
  })
}

/** AD4–AD6: registers, renames, moves, closes or opens a unit; the same order again changes nothing. */
export function saveUnit(work: Work, order: UnitOrder): Promise<UnitEntry> {
  const { id, version, districtId, name, code } = order
  const districts = withinDistricts(work, districtId)
  return work.store.write(async (tx) => {
    const before = await tx.lockUnit(id, districts)
    const place = await placeOf(tx, order, districts)
    const closedAt = closing(work, before, order.closed)
    const wanted = { id, name, code, districtId, ...place, closedAt }
    if (await isRepeated(tx, 'unit', before, wanted, version)) return before as UnitEntry
    const staysDepartment = place.departmentId === id && closedAt === null
    if (!staysDepartment && (await tx.openMembers(id)) > 0) throw new Problem('admin.unit-has-members')
    const after = await tx.putUnit(wanted)
    if (after === null) throw new Problem('admin.taken')
    await recordChange(work, tx, { action: 'unit.saved', subject: 'unit', subjectId: id, before, after })
    return after
  })
}

/** AD5: a unit is looked after by the section in charge of its department. */
async function placeOf(
  tx: Transaction,
  { id, districtId, departmentId, sectionId }: UnitOrder,
  districts: readonly string[],
): Promise<{ departmentId: string; sectionId: string }> {
  if (departmentId !== null && departmentId !== id) {
    const department = await tx.lockUnit(departmentId, districts)
    const stands = department?.departmentId === departmentId && department.districtId === districtId
    if (!stands || department.closedAt !== null) throw new Problem('admin.place-invalid')
    return { departmentId, sectionId: department.sectionId }
  }
  const section = sectionId === null ? null : await tx.lockSection(sectionId, districts)
  if (section?.districtId !== districtId || section.closedAt !== null)
    throw new Problem('admin.place-invalid')
  return { departmentId: id, sectionId: section.id }
}

function closing(work: Work, before: { closedAt: string | null } | null, closed: boolean): string | null {
  return closed ? (before?.closedAt ?? work.now().toISOString()) : null
}

/**
 * AD4: true for an order that stands there already, sent again after a lost answer. Refuses an id that somebody else
 * minted, and a change upon a version that is no longer the current one (AD3).
 */
async function isRepeated(
  tx: Transaction,
  table: 'section' | 'unit',
  before: ({ readonly id: string; readonly districtId: string } & { readonly version: number }) | null,
  wanted: Readonly<Record<string, unknown>>,
  seen: number | null,
): Promise<boolean> {
  if (before === null) {
    if (seen !== null) throw new Problem('admin.not-found')
    if (await tx.isTaken(table, String(wanted.id))) throw new Problem('admin.differs')
    return false
  }
  const stands = { ...before } as Readonly<Record<string, unknown>>
  if (Object.entries(wanted).every(([key, value]) => stands[key] === value)) return true
  if (seen === null) throw new Problem('admin.differs')
  refuseStale(before, seen)
  if (before.districtId !== wanted.districtId) throw new Problem('admin.place-invalid')
  return false
}
