import type { DiaryEntry } from '@domain/evidence/diary'
import { approvedGoalSchema } from '@domain/goal/approved-goal'
import type { DiaryReads } from '@server/application/ports/diary'
import { iso, type Queryable, scopeClause } from '../sql'

const place = `u.id as "unitId", u.department_id as "departmentId", u.section_id as "sectionId",
               u.district_id as "districtId"`

/** A unit with the place columns that scopes speak of. */
export const placedUnit = `(select id, id as unit_id, name, department_id, section_id, district_id from unit)`

export function diaryReads(client: Queryable): DiaryReads {
  return {
    async diaryPlace(projectId, scope) {
      const values: unknown[] = [projectId]
      const { rows } = await client.query<{
        unitId: string
        departmentId: string
        sectionId: string
        districtId: string
      }>(
        `select ${place} from project p join ${placedUnit} u on u.id = p.unit_id
          where p.id = $1 and ${scopeClause(scope, 'u', values)}`,
        values,
      )
      return rows[0] ?? null
    },

    async diaryProjects(scope) {
      const values: unknown[] = []
      const { rows } = await client.query<{
        id: string
        name: string
        unitName: string
        fiscalYear: number
        goal: unknown
      }>(
        `select distinct on (p.name, p.id) p.id, p.name, u.name as "unitName", g.fiscal_year as "fiscalYear", g.goal
           from project p join ${placedUnit} u on u.id = p.unit_id join goal_version g on g.project_id = p.id
          where ${scopeClause(scope, 'u', values)}
          order by p.name, p.id, g.fiscal_year desc, g.version desc`,
        values,
      )
      return rows.map((row) => ({ ...row, goal: approvedGoalSchema.parse(row.goal) }))
    },

    async diary(scope, after, limit) {
      const values: unknown[] = [limit, after?.madeAt ?? null, after?.id ?? null]
      const { rows } = await client.query<{
        entry: DiaryEntry
        contentHash: string
        authorId: string
        authorName: string
        keptAt: Date
      }>(
        `select d.entry, d.content_hash as "contentHash", d.author_id as "authorId", a.name as "authorName",
                d.kept_at as "keptAt"
           from diary_entry d join project p on p.id = d.project_id join ${placedUnit} u on u.id = p.unit_id
           join account a on a.id = d.author_id
          where ${scopeClause(scope, 'u', values)}
            and ($2::timestamptz is null or (d.made_at, d.id) > ($2::timestamptz, $3::uuid))
          order by d.made_at, d.id limit $1`,
        values,
      )
      return rows.map((row) => ({ ...row, keptAt: iso(row.keptAt) }))
    },
  }
}
