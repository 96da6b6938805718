/** People and their accounts (人员与账号). Rules AD1–AD4 and AD7–AD10. */
import { isPlaced } from '@domain/access/access'
import type { Assignment } from '@domain/access/roles'
import { Problem } from '@domain/problems/problem'
import type { ListCursor, PersonEntry } from '../ports/administration'
import type { Work } from '../ports/context'
import type { Transaction } from '../ports/transaction'
import { districtsOf, recordChange, refuseStale, withinDistricts } from './administered'
import { newInitialPassword } from './initial-password'
import { type Listed, listed, pageSize } from './listed'

/** A role of one person at one place; the phone mints the id. */
export type RoleOrder = Assignment & { readonly id: string }

export interface NewPerson {
  readonly id: string
  readonly districtId: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
}

export interface PersonChange {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly phone: string | null
  readonly active: boolean
  /** Ends the rest after wrong passwords (ID2). */
  readonly unlock: boolean
}

export async function listPeople(
  work: Work,
  asked: { text: string; after: ListCursor | null },
): Promise<Listed<PersonEntry>> {
  return listed(await work.reader.people({ ...asked, districts: districtsOf(work), limit: pageSize }))
}

export async function viewPerson(work: Work, id: string): Promise<PersonEntry> {
  const person = await work.reader.person(id, districtsOf(work))
  if (person === null) throw new Problem('admin.not-found')
  return person
}

/** AD7: opens an account; its initial password is told once. The same order again tells none. */
export async function addPerson(
  work: Work,
  order: NewPerson,
): Promise<{ person: PersonEntry; initialPassword: string | null }> {
  const districts = withinDistricts(work, order.districtId)
  const { password, hash } = await newInitialPassword(work)
  return work.store.write(async (tx) => {
    const known = await tx.lockPerson(order.id, districts)
    if (known) {
      const { username, name, phone, districtId } = known
      const same =
        username === order.username &&
        name === order.name &&
        phone === order.phone &&
        districtId === order.districtId
      if (!same) throw new Problem('admin.differs')
      return { person: known, initialPassword: null }
    }
    if (await tx.isTaken('account', order.id)) throw new Problem('admin.differs')
    if (!(await tx.addPerson({ ...order, passwordHash: hash }))) throw new Problem('admin.taken')
    const person = await changed(work, tx, 'account.opened', order.id, null)
    return { person, initialPassword: password }
  })
}

/** AD8: name, phone number, whether the account is in use; whoever is put out of use is signed out at once. */
export function changePerson(work: Work, order: PersonChange): Promise<PersonEntry> {
  return work.store.write(async (tx) => {
    const before = await lock(work, tx, order.id)
    const lockedUntil = order.unlock ? null : before.lockedUntil
    const wanted = { id: order.id, name: order.name, phone: order.phone, active: order.active, lockedUntil }
    if (Object.entries(wanted).every(([key, value]) => before[key as keyof typeof wanted] === value))
      return before
    refuseStale(before, order.version)
    if (!order.active && order.id === work.actor.accountId) throw new Problem('admin.own-account')
    await tx.putPerson(wanted)
    if (!order.active) await tx.endSessionsOf(order.id)
    return changed(work, tx, 'account.changed', order.id, before)
  })
}

/** AD7: another initial password, told once; all sessions end. */
export async function resetPassword(
  work: Work,
  order: { readonly id: string; readonly version: number },
): Promise<{ person: PersonEntry; initialPassword: string }> {
  districtsOf(work)
  const { password, hash } = await newInitialPassword(work)
  return work.store.write(async (tx) => {
    const before = await lock(work, tx, order.id)
    refuseStale(before, order.version)
    await tx.putPassword(order.id, { hash, initial: true })
    await tx.endSessionsOf(order.id)
    const person = await changed(work, tx, 'account.password-reset', order.id, before)
    return { person, initialPassword: password }
  })
}

/** ID18: takes the second factor away from whoever lost it, with all sessions; the next sign-in enrols anew. */
export function resetSecondFactor(work: Work, order: { readonly id: string }): Promise<PersonEntry> {
  return work.store.write(async (tx) => {
    const before = await lock(work, tx, order.id)
    if (!before.secondFactor) return before
    if (order.id === work.actor.accountId) throw new Problem('admin.own-account')
    await tx.removeFactor(order.id)
    await tx.endSessionsOf(order.id)
    return changed(work, tx, 'account.second-factor-reset', order.id, before)
  })
}

/** AD9: gives a role at a place of the administered district; the same again changes nothing. */
export function assignRole(work: Work, order: { accountId: string; role: RoleOrder }): Promise<PersonEntry> {
  const { accountId, role } = order
  return work.store.write(async (tx) => {
    const before = await lock(work, tx, accountId)
    if (before.roles.some((held) => sameRole(held, role))) return before
    if (accountId === work.actor.accountId) throw new Problem('admin.own-account')
    if (await tx.isTaken('role_assignment', role.id)) throw new Problem('admin.differs')
    await refuseMisplaced(work, tx, before, role)
    const other = (held: Assignment) => (held.role === 'administrator') !== (role.role === 'administrator')
    if (before.roles.some(other)) throw new Problem('admin.roles-exclusive')
    await tx.addRole(accountId, role)
    return changed(work, tx, 'account.role-assigned', accountId, before)
  })
}

/** AD9: withdraws a role; it ends with the holder's next call. Withdrawing it again changes nothing. */
export function withdrawRole(work: Work, order: { accountId: string; roleId: string }): Promise<PersonEntry> {
  return work.store.write(async (tx) => {
    const before = await lock(work, tx, order.accountId)
    const role = before.roles.find(({ id }) => id === order.roleId)
    if (!role) return before
    if (order.accountId === work.actor.accountId) throw new Problem('admin.own-account')
    withinDistricts(work, role.districtId)
    await tx.removeRole(order.roleId)
    return changed(work, tx, 'account.role-withdrawn', order.accountId, before)
  })
}

async function lock(work: Work, tx: Transaction, id: string): Promise<PersonEntry> {
  const person = await tx.lockPerson(id, districtsOf(work))
  if (person === null) throw new Problem('admin.not-found')
  return person
}

/** AD2: the account as it stands after the change, recorded beside what stood before. */
async function changed(
  work: Work,
  tx: Transaction,
  action: string,
  id: string,
  before: PersonEntry | null,
): Promise<PersonEntry> {
  const after = await lock(work, tx, id)
  await recordChange(work, tx, { action, subject: 'account', subjectId: id, before, after })
  return after
}

function sameRole(held: Assignment, wanted: Assignment): boolean {
  return (['role', 'unitId', 'departmentId', 'sectionId', 'districtId'] as const).every(
    (key) => held[key] === wanted[key],
  )
}

/** AD9: the place of a role exists, is open and lies in the account's own district. */
async function refuseMisplaced(
  work: Work,
  tx: Transaction,
  person: PersonEntry,
  role: Assignment,
): Promise<void> {
  const districts = withinDistricts(work, role.districtId)
  const placed = isPlaced(role) && person.districtId === role.districtId
  const unitId = role.unitId ?? role.departmentId
  const unit = unitId === null ? null : await tx.lockUnit(unitId, districts)
  const section = role.sectionId === null ? null : await tx.lockSection(role.sectionId, districts)
  const stands =
    (unitId === null || (unit?.districtId === role.districtId && unit.closedAt === null)) &&
    (role.departmentId === null || unit?.departmentId === role.departmentId) &&
    (role.sectionId === null || (section?.districtId === role.districtId && section.closedAt === null))
  if (!placed || !stands) throw new Problem('admin.place-invalid')
}
