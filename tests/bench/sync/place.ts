/** Where the sync bench happens: a city with many open reports of one unit, in an embedded database of its own. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MonitoringContent, MonitoringSubject } from '@domain/monitoring/form.schema'
import { monitoring } from '@domain/monitoring/monitoring'
import { signIn } from '@server/application/identity/sign-in'
import { importFile } from '@server/application/registry/import-file'
import { openTask } from '@server/application/tasks/open-task'
import { loadConfig } from '@server/config'
import { workAs } from '@server/demonstration/first-reports'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import published from '@server/demonstration/published-goals.json'
import { type OpenHouse, openHouse } from '@server/house'
import { onTarget } from '../../support/city'

/** One account brings more files than a person takes photos: its allowance is counted, but never used up. */
export const settings = {
  DEMO: 'false',
  SECOND_FACTOR: 'false',
  LIMIT_UPLOADS_ACCOUNT: '100000000',
  LIMIT_UPLOADS_ADDRESS: '100000000',
} as const

const district = '赣州市'
const unit = '卫健委'

export interface Place {
  readonly dataDir: string
  readonly opened: OpenHouse
  readonly token: string
  /** Content of a whole report, good for each of the filings. */
  readonly content: MonitoringContent
  /** An indicator that photos prove. */
  readonly slot: string
  /** So many filings that wait for their first report. */
  openFilings(count: number): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
  await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
  const opened = await openHouse(loadConfig({ ...settings, DATA_DIR: dataDir }))
  const close = async (): Promise<void> => {
    await opened.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    return { ...(await furnished(opened)), dataDir, opened, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** One unit with one open report, and who hands it in. */
async function furnished(opened: OpenHouse): Promise<Omit<Place, 'dataDir' | 'opened' | 'close'>> {
  const { house, database } = opened
  await importFile(house, { document: registers(), district, unit: null, demonstration: false })
  const year = new Date().getUTCFullYear()
  await openTask(await workAs(house, 'jixiao'), {
    kind: 'monitoring',
    fiscalYear: year,
    month: 7,
    title: '绩效监控',
    opensAt: new Date(Date.now() - 86_400_000).toISOString(),
    dueAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  const { rows } = await database.pool.query<{ subject: unknown }>('select subject from filing')
  const subject = monitoring.parseSubject(rows[0]?.subject) as MonitoringSubject
  const first = subject.indicators[0]
  if (!first) throw new Error('the goal has no indicator')
  const { token } = await signIn(house, {
    username: 'jingban',
    password: demonstrationPassword,
    device: 'bench',
  })
  return {
    token,
    content: onTarget(monitoring.blank(subject) as MonitoringContent, subject.indicators),
    slot: first.id,
    openFilings: (count) => openFilings(opened, count),
  }
}

/** Copies of the one filing, each of a project of its own. */
async function openFilings({ database }: OpenHouse, count: number): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ filing: string }>(
    `with source as (select f.*, p.name, p.start_year, p.end_year from filing f join project p on p.id = f.project_id
                      where f.at = 'author' and f.revision = 0 order by f.opened_at limit 1),
     numbered as (select s.*, gen_random_uuid() as filing, gen_random_uuid()::text as project
                    from generate_series(1, $1::int), source s),
     projects as (insert into project (id, name, unit_id, start_year, end_year)
       select project, name || project, unit_id, start_year, end_year from numbered)
     insert into filing (id, kind, period, fiscal_year, task_id, project_id, goal_version_id, unit_id, department_id,
                         section_id, district_id, rule_set_id, subject)
       select filing, kind, period, fiscal_year, task_id, project, goal_version_id, unit_id, department_id, section_id,
              district_id, rule_set_id, subject from numbered
     returning id as filing`,
    [count],
  )
  return rows.map((row) => row.filing)
}

function registers(): unknown {
  const form = published.find((candidate) => candidate.id === 'B10')
  return {
    districts: [{ name: district, code: '360700' }],
    sections: [{ name: '社保科', district }],
    units: [{ name: unit, district, section: '社保科' }],
    users: [
      {
        username: 'jingban',
        name: '经办某',
        password: demonstrationPassword,
        roles: [{ role: 'author', district, unit }],
      },
      {
        username: 'jixiao',
        name: '绩效某',
        password: demonstrationPassword,
        roles: [{ role: 'division', district }],
      },
    ],
    items: [{ ...form, year: String(new Date().getUTCFullYear()), department: unit, unit }],
  }
}
