import type { Actor, Assignment, Role } from '@domain/access/roles'
import type { Reader } from '@server/application/ports/reader'
import type { PrismaClient } from '../generated/client'

type PeopleReads = Pick<Reader, 'actorOf' | 'actorOfAccount' | 'weChatOf'>

export function peopleReads(prisma: PrismaClient): PeopleReads {
  return {
    async actorOf(tokenHash, now) {
      const session = await prisma.session.findUnique({
        where: { tokenHash },
        include: { account: { include: { assignments: true } } },
      })
      if (
        !session ||
        session.revokedAt !== null ||
        session.pending !== null ||
        session.expiresAt <= now ||
        !session.account.active
      )
        return null
      return actorFrom(session.account)
    },

    async actorOfAccount(accountId) {
      if (!uuid.test(accountId)) return null
      const account = await prisma.account.findUnique({
        where: { id: accountId },
        include: { assignments: true },
      })
      return account?.active ? actorFrom(account) : null
    },

    async weChatOf(accountId) {
      const account = await prisma.account.findUniqueOrThrow({
        where: { id: accountId },
        include: { weChat: true },
      })
      return { bound: account.weChat !== null, phone: account.phone }
    },
  }
}

/** What is no id is nobody's; the database would take it for an error. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Row = Omit<Assignment, 'role'> & { readonly role: string }

function actorFrom({
  id,
  name,
  assignments,
}: {
  id: string
  name: string
  assignments: readonly Row[]
}): Actor {
  return {
    accountId: id,
    name,
    assignments: assignments.map(({ role, unitId, departmentId, sectionId, districtId }) => ({
      role: role as Role,
      unitId,
      departmentId,
      sectionId,
      districtId,
    })),
  }
}
