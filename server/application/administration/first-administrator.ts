import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import { newInitialPassword } from './initial-password'

export interface FirstAdministrator {
  readonly district: string
  /** The district's code; kept where the district stands already. */
  readonly code: string | null
  readonly username: string
  readonly name: string
  /** What the operator typed; null has one made, which must be changed at the first sign-in. */
  readonly password: string | null
}

/** AD10: opens the account of the first administrator; refused while anybody active administers. */
export async function makeFirstAdministrator(
  house: House,
  order: FirstAdministrator,
): Promise<{ initialPassword: string | null }> {
  const made = order.password === null ? await newInitialPassword(house) : null
  const hash = made?.hash ?? (await house.passwords.hash(order.password ?? ''))
  await house.store.write(async (tx) => {
    await tx.lockAdministration()
    if (await tx.hasAdministrator()) throw new Problem('admin.exists')
    const district = await tx.district(order.district, order.code)
    const id = house.newId()
    const { username, name } = order
    const added = await tx.addPerson({
      id,
      username,
      name,
      phone: null,
      districtId: district.id,
      passwordHash: hash,
    })
    if (!added) throw new Problem('admin.taken')
    if (made === null) await tx.putPassword(id, { hash, initial: false })
    await tx.assign(id, {
      role: 'administrator',
      unitId: null,
      departmentId: null,
      sectionId: null,
      districtId: district.id,
    })
    await tx.record({
      actorId: null,
      action: 'account.first-administrator',
      subject: 'account',
      subjectId: id,
      details: { username, district: order.district },
    })
  })
  return { initialPassword: made?.password ?? null }
}
