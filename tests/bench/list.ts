/** The first page of the review queue and the public search, with 10,000 filings. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchPublished } from '@server/application/disclosure/published'
import { reviewQueue } from '@server/application/review/review-queue'
import { loadConfig } from '@server/config'
import { workAs } from '@server/demonstration/first-reports'
import { layDemonstration } from '@server/demonstration/lay-demonstration'
import { openHouse } from '@server/house'
import type pg from 'pg'
import { repeated } from './sync/timing'

const filings = 10_000
const rounds = 200

const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const { house, database, close } = await openHouse(loadConfig({ DATA_DIR: dataDir }))
try {
  await layDemonstration(house)
  await multiply(database.pool)
  const work = await workAs(house, 'jixiao')
  const runs = {
    queue: await timed(() => reviewQueue(work, {})),
    queueFiltered: await timed(() => reviewQueue(work, { light: 'yellow', text: '学校' })),
    queueByInitials: await timed(() => reviewQueue(work, { text: 'tkjt' })),
    search: await timed(() => searchPublished(house, '', null)),
    searchTwoCharacters: await timed(() => searchPublished(house, '教育', null)),
    searchByInitials: await timed(() => searchPublished(house, 'tkjt', null)),
  }
  console.log(JSON.stringify({ filings, rounds, runs, rssMb: Math.round(process.memoryUsage().rss / 1e6) }))
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Copies of the demonstration's open filings, each with a project of its own, waiting at the last step. */
async function multiply(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with source as (
       select f.*, p.name, p.initials, p.start_year, p.end_year, row_number() over (order by f.id) as n, count(*) over () as total
         from filing f join project p on p.id = f.project_id where f.at = 'author'),
     numbered as (select s.*, g, gen_random_uuid() as filing, gen_random_uuid()::text as project
                    from generate_series(1, $1::int) g join source s on s.n = g % s.total + 1),
     projects as (insert into project (id, name, initials, unit_id, start_year, end_year, demonstration)
       select project, name || ' ' || g, initials || g, unit_id, start_year, end_year, true from numbered)
     insert into filing (id, kind, period, fiscal_year, task_id, project_id, goal_version_id, unit_id, department_id,
                         section_id, district_id, rule_set_id, subject, at, light, moved_at)
       select filing, kind, period, fiscal_year, task_id, project, goal_version_id, unit_id, department_id, section_id,
              district_id, rule_set_id, subject, 'division',
              (array['green', 'green', 'yellow', 'red'])[g % 4 + 1], now() + g * interval '1 second'
         from numbered`,
    [filings],
  )
  await pool.query(
    `insert into snapshot (id, project_id, kind, period, version, content, content_hash, terms, initials, published_at)
     select gen_random_uuid(), p.id, s.kind, s.period, 1, s.content, s.content_hash, s.terms, s.initials, now() - random() * interval '300 days'
       from project p join lateral (select * from snapshot s2 where p.name like (s2.content->'project'->>'name') || ' %'
                                     limit 1) s on true`,
  )
  await pool.query('vacuum analyze')
}

async function timed(work: () => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number }> {
  const { p50Ms, p95Ms } = await repeated(work, { warm: 20, rounds })
  return { p50Ms, p95Ms }
}
