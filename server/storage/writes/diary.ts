import type { DiaryEntry } from '@domain/evidence/diary'
import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type { DiaryWrites } from '@server/application/ports/diary'
import { placedUnit } from '../reads/diary'
import { insert, iso, type Queryable, scopeClause } from '../sql'

interface LockedRow {
  unitId: string
  departmentId: string
  sectionId: string
  districtId: string
  goal: unknown
}

export function diaryWrites(client: Queryable): DiaryWrites {
  return {
    async lockDiary(projectId, scope) {
      const values: unknown[] = [projectId]
      const { rows } = await client.query<LockedRow>(
        `select u.unit_id as "unitId", u.department_id as "departmentId", u.section_id as "sectionId",
                u.district_id as "districtId", g.goal
           from project p join ${placedUnit} u on u.id = p.unit_id
           join goal_version g on g.project_id = p.id
          where p.id = $1 and ${scopeClause(scope, 'u', values)}
          order by g.fiscal_year desc, g.version desc limit 1 for update of p`,
        values,
      )
      const [row] = rows
      return row ? { ...row, goal: approvedGoalSchema.parse(row.goal) } : null
    },

    async diaryEntries(ids) {
      const { rows } = await client.query<{
        entry: DiaryEntry
        contentHash: string
        authorId: string
        keptAt: Date
      }>(
        `select entry, content_hash as "contentHash", author_id as "authorId", kept_at as "keptAt"
           from diary_entry where id = any($1::uuid[])`,
        [ids],
      )
      return rows.map((row) => ({ ...row, keptAt: iso(row.keptAt) }))
    },

    async addDiaryEntry({ entry, contentHash, authorId, keptAt }) {
      await insert(client, 'diary_entry', {
        id: entry.id,
        project_id: entry.projectId,
        slot: entry.slot,
        made_at: entry.madeAt,
        entry,
        content_hash: contentHash,
        author_id: authorId,
        kept_at: keptAt,
      })
    },
  }
}
