import type { Actor, Assignment, Place, Role } from '@domain/access/roles'
import type { Reader } from '@server/application/ports/reader'
import type { PrismaClient } from '../generated/client'
import { prepared, type Queryable } from '../sql'

type PeopleReads = Pick<Reader, 'actorOf' | 'actorAt' | 'actorOfAccount' | 'weChatOf'>

const actor = `select a.id as "accountId", a.name,
         coalesce((select json_agg(json_build_object('role', r.role, 'unitId', r.unit_id,
                                                     'departmentId', r.department_id, 'sectionId', r.section_id,
                                                     'districtId', r.district_id))
                     from role_assignment r where r.account_id = a.id), '[]') as assignments`

const inSession = `from session s join account a on a.id = s.account_id
   where s.token_hash = $1 and s.revoked_at is null and s.pending is null and s.expires_at > $2 and a.active`

export function peopleReads(prisma: PrismaClient, client: Queryable): PeopleReads {
  return {
    // every call asks one of these, so that a session that is ended is ended at once (ID5)
    async actorOf(tokenHash, now) {
      const { rows } = await client.query<Actor>(prepared(`${actor} ${inSession}`, [tokenHash, now]))
      return rows[0] ?? null
    },

    async actorAt(tokenHash, now, filingId) {
      const { rows } = await client.query<Actor & { place: Place | null }>(
        prepared(
          `${actor}, (select json_build_object('unitId', f.unit_id, 'departmentId', f.department_id,
                                               'sectionId', f.section_id, 'districtId', f.district_id)
                        from filing f where f.id = $3) as place ${inSession}`,
          [tokenHash, now, filingId],
        ),
      )
      if (!rows[0]) return null
      const { place, ...known } = rows[0]
      return { actor: known, place }
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
