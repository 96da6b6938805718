import type { Assignment, Role } from '@domain/access/roles'
import type { Reader } from '@server/application/ports/reader'
import type { PrismaClient } from '../generated/client'

type PeopleReads = Pick<Reader, 'actorOf' | 'weChatOf'>

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
      const { id, name, assignments } = session.account
      return {
        accountId: id,
        name,
        assignments: assignments.map(
          (row): Assignment => ({
            role: row.role as Role,
            unitId: row.unitId,
            departmentId: row.departmentId,
            sectionId: row.sectionId,
            districtId: row.districtId,
          }),
        ),
      }
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
