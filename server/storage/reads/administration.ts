import type {
  AdministrationReads,
  ListQuestion,
  PersonEntry,
  RoleEntry,
  SectionEntry,
  UnitEntry,
} from '@server/application/ports/administration'
import { iso, type Queryable } from '../sql'

type Dated<Row, Column extends keyof Row> = Omit<Row, Column> & Readonly<Record<Column, Date | null>>

const sectionColumns = `s.id, s.name, s.district_id as "districtId", s.closed_at as "closedAt", s.version,
  (select count(*)::int from unit u where u.section_id = s.id and u.department_id = u.id) as departments`

const unitColumns = `u.id, u.name, u.code, u.district_id as "districtId", u.department_id as "departmentId",
  d.name as "departmentName", u.section_id as "sectionId", s.name as "sectionName", u.closed_at as "closedAt", u.version`
const unitTables = 'unit u join unit d on d.id = u.department_id join section s on s.id = u.section_id'

const personColumns = `a.id, a.username, a.name, a.phone, a.district_id as "districtId", a.active,
  a.locked_until as "lockedUntil", a.initial_password as "initialPassword", a.version,
  exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "secondFactor",
  coalesce((select json_agg(json_build_object(
      'id', r.id, 'role', r.role, 'unitId', r.unit_id, 'departmentId', r.department_id, 'sectionId', r.section_id,
      'districtId', r.district_id, 'place', coalesce(u.name, p.name, s.name, d.name)) order by r.role, r.id)
    from role_assignment r join district d on d.id = r.district_id
    left join unit u on u.id = r.unit_id left join unit p on p.id = r.department_id
    left join section s on s.id = r.section_id where r.account_id = a.id), '[]') as roles`

type SectionRow = Dated<SectionEntry, 'closedAt'>
type UnitRow = Dated<UnitEntry, 'closedAt'>
type PersonRow = Dated<PersonEntry, 'lockedUntil'> & { readonly roles: readonly RoleEntry[] }

export function administrationReads(client: Queryable): AdministrationReads {
  return {
    async districtsById(ids) {
      const { rows } = await client.query<{ id: string; name: string; code: string | null }>(
        'select id, name, code from district where id = any($1) order by code nulls last, name',
        [ids],
      )
      return rows
    },

    async sections(districts) {
      const { rows } = await client.query<SectionRow>(
        `select ${sectionColumns} from section s where s.district_id = any($1) order by s.name, s.id`,
        [districts],
      )
      return rows.map(closable)
    },

    async units({ departmentsOnly, ...question }) {
      const { where, values } = listClause(question, {
        district: 'u.district_id',
        order: ['u.name', 'u.id'],
        found: ['u.name', 'u.code', 'u.initials'],
      })
      const only = departmentsOnly ? 'and u.department_id = u.id' : ''
      const { rows } = await client.query<UnitRow>(
        `select ${unitColumns} from ${unitTables} where ${where} ${only} order by u.name, u.id limit $2`,
        values,
      )
      return rows.map(closable)
    },

    async people(question) {
      const { where, values } = listClause(question, {
        district: 'a.district_id',
        order: ['a.name', 'a.id::text'],
        found: ['a.name', 'a.username', 'a.phone', 'a.initials'],
      })
      const { rows } = await client.query<PersonRow>(
        `select ${personColumns} from account a where ${where} order by a.name, a.id::text limit $2`,
        values,
      )
      return rows.map(lockable)
    },

    person: (id, districts) => onePerson(client, id, districts),
  }
}

/** One section, unit or person; `lock` holds it for the transaction. */
export async function oneSection(client: Queryable, id: string, districts: readonly string[]) {
  const { rows } = await client.query<SectionRow>(
    `select ${sectionColumns} from section s where s.id = $1 and s.district_id = any($2) for update of s`,
    [id, districts],
  )
  return rows[0] ? closable(rows[0]) : null
}

export async function oneUnit(client: Queryable, id: string, districts: readonly string[]) {
  const { rows } = await client.query<UnitRow>(
    `select ${unitColumns} from ${unitTables} where u.id = $1 and u.district_id = any($2) for update of u`,
    [id, districts],
  )
  return rows[0] ? closable(rows[0]) : null
}

export async function onePerson(
  client: Queryable,
  id: string,
  districts: readonly string[],
  lock = '',
): Promise<PersonEntry | null> {
  const { rows } = await client.query<PersonRow>(
    `select ${personColumns} from account a where a.id = $1 and a.district_id = any($2) ${lock}`,
    [id, districts],
  )
  return rows[0] ? lockable(rows[0]) : null
}

/** Within districts ($1), at most $2, from behind a row, found by part of any of the columns. */
function listClause(
  { districts, limit, text, after }: ListQuestion,
  columns: { district: string; order: readonly [string, string]; found: readonly string[] },
): { where: string; values: unknown[] } {
  const values: unknown[] = [districts, limit]
  const conditions = [`${columns.district} = any($1)`]
  const part = text.trim().toLowerCase()
  if (part !== '') {
    const place = `$${values.push(`%${part.replace(/[\\%_]/g, '\\$&')}%`)}`
    conditions.push(`(${columns.found.map((column) => `lower(${column}) like ${place}`).join(' or ')})`)
  }
  if (after !== null) {
    const name = `$${values.push(after.name)}`
    const id = `$${values.push(after.id)}`
    conditions.push(`(${columns.order.join(', ')}) > (${name}, ${id})`)
  }
  return { where: conditions.join(' and '), values }
}

function closable<Row extends { closedAt: Date | null }>(
  row: Row,
): Omit<Row, 'closedAt'> & { closedAt: string | null } {
  return { ...row, closedAt: row.closedAt && iso(row.closedAt) }
}

function lockable(row: PersonRow): PersonEntry {
  return { ...row, lockedUntil: row.lockedUntil && iso(row.lockedUntil) }
}
