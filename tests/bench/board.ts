/** The board over 100,000 filings: the district's figures, a department's, a unit's filings. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { board, boardFilings } from '@server/application/calendar/board'
import { loadConfig } from '@server/config'
import { workAs } from '@server/demonstration/first-reports'
import { layDemonstration } from '@server/demonstration/lay-demonstration'
import { openHouse } from '@server/house'
import type pg from 'pg'
import { repeated } from './sync/timing'

const filings = 100_000
const rounds = 100

const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const { house, database, close } = await openHouse(loadConfig({ DATA_DIR: dataDir }))
try {
  await layDemonstration(house)
  await multiply(database.pool)
  const work = await workAs(house, 'jixiao')
  const asked = { fiscalYear: 2020, kind: 'self-evaluation', period: null }
  const top = await board(work, { ...asked, within: null })
  const district = top.rows[0]?.id ?? ''
  const departments = await board(work, { ...asked, within: { level: 'district', id: district } })
  const department = departments.rows[0]?.id ?? ''
  const units = await board(work, { ...asked, within: { level: 'department', id: department } })
  const unitId = units.rows[0]?.id ?? ''
  const runs = {
    district: await timed(() => board(work, { ...asked, within: null })),
    departments: await timed(() => board(work, { ...asked, within: { level: 'district', id: district } })),
    units: await timed(() => board(work, { ...asked, within: { level: 'department', id: department } })),
    filings: await timed(() => boardFilings(work, { ...asked, unitId, after: null })),
  }
  const { should, filed, audited } = top.total
  console.log(
    JSON.stringify({ filings, should, filed, audited, departments: departments.rows.length, rounds, runs }),
  )
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Filings of 2020 over 2,000 projects' units, 19 of 20 filed and 9 of 10 audited. */
async function multiply(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with source as (select f.*, row_number() over (order by f.id) - 1 as n, count(*) over () as total from filing f
        where f.district_id = (select district_id from filing group by district_id order by count(*) desc limit 1)),
     task as (insert into task (id, kind, fiscal_year, period, title, district_id, opens_at, due_at)
       select gen_random_uuid(), 'self-evaluation', 2020, '2020', '2020', district_id, now(), now() from source limit 1
       returning id),
     numbered as (select s.*, g, gen_random_uuid()::text as project
                    from generate_series(1, $1::int) g join source s on s.n = g % s.total),
     projects as (insert into project (id, name, initials, unit_id, start_year, end_year, demonstration)
       select project, '项目' || g, 'xm' || g, unit_id, 2020, 2020, true from numbered)
     insert into filing (id, kind, period, fiscal_year, task_id, project_id, unit_id, department_id, section_id,
                         district_id, rule_set_id, subject, at, revision, light, moved_at, budget_wan)
       select gen_random_uuid(), 'self-evaluation', '2020', 2020, task.id, project, unit_id, department_id, section_id,
              district_id, rule_set_id, subject, case when g % 10 = 0 then 'division' else 'final' end,
              case when g % 20 = 0 then 0 else 1 end, 'green', now(), g % 977 + 0.5
         from numbered, task`,
    [filings],
  )
  await pool.query('vacuum analyze')
}

async function timed(work: () => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number }> {
  const { p50Ms, p95Ms } = await repeated(work, { warm: 5, rounds })
  return { p50Ms, p95Ms }
}
