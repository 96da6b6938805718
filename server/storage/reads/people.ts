import type { Actor, Assignment, Role } from '@domain/access/roles'
import type { Reader } from '@server/application/ports/reader'
import type { PrismaClient } from '../generated/client'
import { prepared, type Queryable } from '../sql'

type PeopleReads = Pick<Reader, 'actorOf' | 'actorOfAccount' | 'weChatOf'>

export function peopleReads(prisma: PrismaClient, client: Queryable): PeopleReads {
  return {
    async actorOf(tokenHash, now) {
      // every call asks this, so that a session that is ended is ended at once (ID5)
      const { rows } = await client.query<Actor>(
        prepared(
          `select a.id as "accountId", a.name,
                      coalesce((select json_agg(json_build_object('role', r.role, 'unitId', r.unit_id,
                                                                  'departmentId', r.department_id, 'sectionId', r.section_id,
                                                                  'districtId', r.district_id))
                                  from role_assignment r where r.account_id = a.id), '[]') as assignments
                 from session s join account a on a.id = s.account_id
                where s.token_hash = $1 and s.revoked_at is null and s.pending is null and s.expires_at > $2 and a.active`,
          [tokenHash, now],
        ),
      )
      return rows[0] ?? null
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
