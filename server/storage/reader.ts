import type { Reader } from '@server/application/ports/reader'
import type { Database } from './database'
import { lastIntegrityRun } from './integrity-ledger'
import { libraryReads } from './library'
import { administrationReads } from './reads/administration'
import { calendarReads } from './reads/calendar'
import { challengeReads } from './reads/challenges'
import { diaryReads } from './reads/diary'
import { dossiersWithin } from './reads/dossiers'
import { feedPage } from './reads/feed'
import { messageReads } from './reads/messages'
import { noticeReads } from './reads/notices'
import { openableProjects } from './reads/openable'
import { paymentReads } from './reads/payments'
import { peopleReads } from './reads/people'
import { publishedReads } from './reads/published'
import { queuePage } from './reads/queue'
import { registerReads } from './reads/registers'
import { storedRuleSets } from './reads/rules'
import { prepared, scopeClause } from './sql'

/** Questions to the database that change nothing. */
export function databaseReader({ pool, prisma }: Database): Reader {
  return {
    ...peopleReads(prisma, pool),
    ...publishedReads(pool),
    ...paymentReads(pool),
    ...registerReads(pool),
    ...diaryReads(pool),
    ...challengeReads(pool),
    ...administrationReads(pool),
    ...calendarReads(pool),
    ruleSets: (division) => storedRuleSets(pool, 'r.division_code = $1', [division]),
    ...noticeReads(pool),
    ...messageReads(pool),
    ...libraryReads(pool),
    feed: (scope, cursor, limit) => feedPage(pool, scope, cursor, limit),
    queue: (filter) => queuePage(pool, filter),
    dossiers: (ids, scope) => dossiersWithin(prisma, pool, ids, scope),
    dossier: async (id, scope) => (await dossiersWithin(prisma, pool, [id], scope))[0] ?? null,
    openable: (question) => openableProjects(prisma, pool, question),

    async filingPlace(filingId, scope) {
      const values: unknown[] = [filingId]
      const { rows } = await pool.query(
        prepared(
          `select f.unit_id as "unitId", f.department_id as "departmentId", f.section_id as "sectionId",
                f.district_id as "districtId"
           from filing f where f.id = $1 and ${scopeClause(scope, 'f', values)}`,
          values,
        ),
      )
      return rows[0] ?? null
    },

    async heldFor(filingId, scope, hashes) {
      const values: unknown[] = [filingId, hashes]
      const { rows } = await pool.query<{ held: string[] }>(
        prepared(
          `select array(select h.sha256 from blob_holding h
                       where h.unit_id = f.unit_id and h.sha256 = any($2::text[])) as held
           from filing f where f.id = $1 and ${scopeClause(scope, 'f', values)}`,
          values,
        ),
      )
      return rows[0] ? new Set(rows[0].held) : null
    },

    lastIntegrity: () => lastIntegrityRun(pool),

    async check() {
      await pool.query('select 1')
    },
  }
}
