import { randomUUID } from 'node:crypto'
import type { Found, UnitRecord } from '@server/application/ports/records'
import type { RegistryWrites } from '@server/application/ports/registry'
import { initialsOf } from '../initials'
import { insert, type Queryable } from '../sql'
import { weChatWrites } from './wechat'

export function registryWrites(client: Queryable): RegistryWrites {
  /** Inserts under a natural key, or finds what stands there already. */
  async function findOrAdd(
    table: string,
    key: Readonly<Record<string, unknown>>,
    rest: Readonly<Record<string, unknown>> = {},
    id: string = randomUUID(),
  ): Promise<Found> {
    const columns = Object.keys(key)
    const created = await insert(
      client,
      table,
      { id, ...key, ...rest },
      `on conflict (${columns.join(', ')}) do nothing`,
    )
    if (created) return { id, created }
    const where = columns.map((column, index) => `${column} = $${index + 1}`).join(' and ')
    const { rows } = await client.query<{ id: string }>(
      `select id from ${table} where ${where}`,
      Object.values(key),
    )
    const found = rows[0]
    if (!found) throw new Error(`${table} vanished while it was looked up`)
    return { id: found.id, created }
  }

  return {
    district: (name, code) => findOrAdd('district', { name }, { code }),
    section: (name, districtId) => findOrAdd('section', { district_id: districtId, name }),

    unit: ({ name, code, districtId, departmentId, sectionId }) => {
      const id = randomUUID()
      const place = {
        code,
        initials: initialsOf(name),
        department_id: departmentId ?? id,
        section_id: sectionId,
      }
      return findOrAdd('unit', { district_id: districtId, name }, place, id)
    },

    async findUnit(districtId, name) {
      const { rows } = await client.query<UnitRecord>(
        `select id as "unitId", name, department_id as "departmentId", section_id as "sectionId",
                district_id as "districtId" from unit where district_id = $1 and name = $2`,
        [districtId, name],
      )
      return rows[0] ?? null
    },

    async account({ username, name, passwordHash, phone, initial = false }) {
      const found = await findOrAdd(
        'account',
        { username },
        { name, initials: initialsOf(name), password_hash: passwordHash, initial_password: initial },
      )
      if (phone) {
        const { rowCount } = await client.query(
          'update account set phone = $2 where id = $1 and phone is distinct from $2',
          [found.id, phone],
        )
        if (rowCount === 1 && !found.created) await weChatWrites(client).unbindWeChat(found.id)
      }
      return found
    },

    async assign(accountId, assignment) {
      const { rowCount } = await client.query(
        `select 1 from role_assignment where account_id = $1 and role = $2 and district_id = $3
            and unit_id is not distinct from $4 and department_id is not distinct from $5
            and section_id is not distinct from $6`,
        [
          accountId,
          assignment.role,
          assignment.districtId,
          assignment.unitId,
          assignment.departmentId,
          assignment.sectionId,
        ],
      )
      if (rowCount !== 0) return
      // an account belongs to the district of its first role
      await client.query('update account set district_id = $2 where id = $1 and district_id is null', [
        accountId,
        assignment.districtId,
      ])
      await insert(client, 'role_assignment', {
        id: randomUUID(),
        account_id: accountId,
        role: assignment.role,
        unit_id: assignment.unitId,
        department_id: assignment.departmentId,
        section_id: assignment.sectionId,
        district_id: assignment.districtId,
      })
    },

    project: ({ name, code, unitId, startYear, endYear, object, budgetBook, isNew, ...rest }) =>
      findOrAdd(
        'project',
        { unit_id: unitId, name },
        {
          code,
          initials: initialsOf(name),
          start_year: startYear,
          end_year: endYear,
          object,
          budget_book: budgetBook,
          is_new: isNew,
          ...rest,
        },
      ),

    async putSite(projectId, { latitude, longitude, radiusMetres }) {
      const { rowCount } = await client.query(
        `update project set site_latitude = $2, site_longitude = $3, site_radius = $4
          where id = $1 and (site_latitude, site_longitude, site_radius) is distinct from ($2, $3, $4::int)`,
        [projectId, latitude, longitude, radiusMetres],
      )
      return rowCount === 1
    },

    putBudgetLine({ projectId, fiscalYear, source, initialWan, adjustedWan }) {
      return insert(
        client,
        'budget_line',
        {
          project_id: projectId,
          fiscal_year: fiscalYear,
          source,
          initial_wan: initialWan,
          adjusted_wan: adjustedWan,
        },
        `on conflict (project_id, fiscal_year, source) do update
            set initial_wan = excluded.initial_wan, adjusted_wan = excluded.adjusted_wan
          where (budget_line.initial_wan, budget_line.adjusted_wan)
                is distinct from (excluded.initial_wan, excluded.adjusted_wan)`,
      )
    },

    async addGoalVersion({ projectId, fiscalYear, goal, goalHash, approvedAt }) {
      const { rows } = await client.query<{ id: string; version: number; goal_hash: string }>(
        `select id, version, goal_hash from goal_version where project_id = $1 and fiscal_year = $2
          order by version desc limit 1`,
        [projectId, fiscalYear],
      )
      const latest = rows[0]
      if (latest?.goal_hash === goalHash) return { id: latest.id, created: false }
      const id = randomUUID()
      await insert(client, 'goal_version', {
        id,
        project_id: projectId,
        fiscal_year: fiscalYear,
        version: (latest?.version ?? 0) + 1,
        goal,
        goal_hash: goalHash,
        approved_at: approvedAt,
      })
      return { id, created: true }
    },
  }
}
