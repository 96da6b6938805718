/**
 * Where the fault programme happens: a data folder with an embedded database of its own, units with open reports in
 * it, and real server processes on it that can be killed. The judge looks at the same database and files directly.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitoring } from '@domain/monitoring/monitoring'
import { importFile } from '@server/application/registry/import-file'
import { openTask } from '@server/application/tasks/open-task'
import { loadConfig } from '@server/config'
import { workAs } from '@server/demonstration/first-reports'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import published from '@server/demonstration/published-goals.json'
import { type OpenHouse, openHouse } from '@server/house'
import { readPidFile } from '@server/storage/embedded/pid-file'
import { clusterPlace } from '@server/storage/embedded/place'
import { type Claims, type Difference, differences, shelfDifferences } from '../checker/checker'
import { readHoldings, readShelves } from '../checker/holdings'
import { patiently } from './patiently'

const district = '赣州市'
export const password = demonstrationPassword

export interface Unit {
  readonly id: string
  /** Usernames. */
  readonly author: string
  readonly head: string
  /** Reports that wait to be filled. */
  readonly filingIds: readonly string[]
}

export interface Running {
  readonly url: string
  readonly child: ChildProcess
  /** Resolves once it has ended, however. */
  readonly ended: Promise<unknown>
  kill(): Promise<void>
  stop(): Promise<void>
}

interface StartOptions {
  /** Loaded into the process before the server, with which it can be spoken to over IPC. */
  readonly preload?: string
}

export class Place {
  private units = 0
  /** What stands on this ground and has to be closed with it. */
  readonly tenants: (() => Promise<void>)[] = []
  private readonly processes = new Set<Running>()

  private constructor(
    readonly dataDir: string,
    readonly opened: OpenHouse,
  ) {}

  static async open(): Promise<Place> {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-faults-'))
    await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
    const place = new Place(
      dataDir,
      await openHouse(loadConfig({ DATA_DIR: dataDir, DEMO: 'false', SECOND_FACTOR: 'false' })),
    )
    try {
      await place.furnish()
    } catch (error) {
      await place.close() // an open lease on the database would keep the process alive
      throw error
    }
    return place
  }

  get blobFolder(): string {
    return join(this.dataDir, 'blobs')
  }

  /** A unit of its own: its author's phone pulls nothing else. */
  async openUnit(filings: number): Promise<Unit> {
    this.units += 1
    const [name, author, head] = [`单位${this.units}`, `jingban${this.units}`, `fuzeren${this.units}`]
    const { house, database } = this.opened
    const role = (title: 'author' | 'unit-head') => [{ role: title, district, unit: name }]
    const registers = {
      document: {
        units: [{ name, district, section: '社保科' }],
        users: [
          { username: author, name: '曾某', password, roles: role('author') },
          { username: head, name: '刘某', password, roles: role('unit-head') },
        ],
      },
      district,
      unit: null,
      demonstration: false,
    }
    const { findings } = await patiently(() => importFile(house, registers))
    const blocked = findings.find((finding) => finding.level === 'block')
    if (blocked) throw new Error(JSON.stringify(blocked))
    const { rows } = await patiently(() =>
      database.pool.query<{ unit: string; filing: string }>(copyFilings, [name, filings]),
    )
    const [first] = rows
    if (!first) throw new Error('no filing was opened')
    return { id: first.unit, author, head, filingIds: rows.map((row) => row.filing) }
  }

  async start({ preload }: StartOptions = {}): Promise<Running> {
    const before = preload === undefined ? [] : ['--import', preload]
    const child = spawn(process.execPath, [...before, 'server/dist/main.js'], {
      env: {
        ...process.env,
        DATA_DIR: this.dataDir,
        DEMO: 'false',
        SECOND_FACTOR: 'false',
        JOBS: 'false',
        PORT: '0',
        HOST: '127.0.0.1',
        LOG_LEVEL: 'silent',
        NODE_ENV: 'production',
        LIMIT_UPLOADS_ACCOUNT: '0',
        LIMIT_UPLOADS_ADDRESS: '0',
        LIMIT_SIGN_INS_ADDRESS: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe', ...(preload === undefined ? [] : (['ipc'] as const))],
    })
    const ended = once(child, 'exit')
    const running: Running = {
      url: await ready(child),
      child,
      ended,
      kill: async () => {
        child.kill('SIGKILL')
        await ended
      },
      stop: async () => {
        child.kill('SIGTERM')
        await ended
      },
    }
    this.processes.add(running)
    void ended.then(() => this.processes.delete(running))
    return running
  }

  /** The database's own process. */
  async postmaster(): Promise<number> {
    const file = await readPidFile(await clusterPlace(this.dataDir))
    if (!file) throw new Error('the database is not running')
    return file.pid
  }

  /** The judge's verdict on one unit. */
  async verdict(unit: Unit, claims: readonly Claims[]): Promise<Difference[]> {
    const { house, database } = this.opened
    const all = {
      delivered: claims.flatMap(({ delivered }) => delivered),
      waiting: claims.flatMap(({ waiting }) => waiting),
    }
    const holdings = await patiently(() => readHoldings(database.pool, this.blobFolder, unit.id))
    return differences(all, holdings, (receipt) => house.receipts.verify(receipt))
  }

  /** The judge's verdict on the whole blob store, once nothing is under way. */
  async shelves(kills = 0): Promise<Difference[]> {
    const { pool } = this.opened.database
    return shelfDifferences(await patiently(() => readShelves(pool, this.blobFolder)), kills)
  }

  /** Reports of the unit that lie with its head, and which revision of them. */
  async withHead(unit: Unit): Promise<readonly { readonly id: string; readonly revision: number }[]> {
    const { pool } = this.opened.database
    const { rows } = await patiently(() =>
      pool.query<{ id: string; revision: number }>(
        "select id, revision from filing where unit_id = $1 and at = 'unit-head' order by id",
        [unit.id],
      ),
    )
    return rows
  }

  async close(): Promise<void> {
    for (const leave of this.tenants) await leave()
    for (const running of [...this.processes]) await running.kill()
    await this.opened.close()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  /** One project with an approved goal and an open report, which every unit gets copies of. */
  private async furnish(): Promise<void> {
    const { house } = this.opened
    const year = new Date().getUTCFullYear()
    const form = published.find((candidate) => candidate.id === 'B10')
    const { findings } = await importFile(house, {
      document: {
        districts: [{ name: district, code: '360700' }],
        sections: [{ name: '社保科', district }],
        units: [{ name: '卫健委', district, section: '社保科' }],
        users: [{ username: 'jixiao', name: '赖某', password, roles: [{ role: 'division', district }] }],
        items: [{ ...form, year: String(year), department: '卫健委', unit: '卫健委' }],
      },
      district,
      unit: null,
      demonstration: false,
    })
    const blocked = findings.find((finding) => finding.level === 'block')
    if (blocked) throw new Error(JSON.stringify(blocked))
    await openTask(await workAs(house, 'jixiao'), {
      kind: monitoring.kind,
      fiscalYear: year,
      month: 7,
      title: '绩效监控',
      opensAt: new Date(Date.now() - 86_400_000).toISOString(),
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    })
  }
}

/** $1 the unit's name, $2 how many; with their announcements, for phones pull them. */
const copyFilings = `
  with unit_of as (select id, department_id, section_id, district_id from unit where name = $1),
  source as (select f.*, p.name, p.start_year, p.end_year from filing f join project p on p.id = f.project_id
              order by f.opened_at limit 1),
  numbered as (select gen_random_uuid() as new_filing, gen_random_uuid()::text as new_project, s.*
                 from generate_series(1, $2::int), source s),
  projects as (insert into project (id, name, unit_id, start_year, end_year)
    select new_project, name || new_project, u.id, start_year, end_year from numbered, unit_of u),
  filings as (insert into filing (id, kind, period, fiscal_year, task_id, project_id, goal_version_id, unit_id,
                                  department_id, section_id, district_id, rule_set_id, subject)
    select new_filing, kind, period, fiscal_year, task_id, new_project, goal_version_id, u.id, u.department_id,
           u.section_id, u.district_id, rule_set_id, subject from numbered, unit_of u),
  announced as (insert into change (filing_id, unit_id) select new_filing, u.id from numbered, unit_of u)
  select u.id as unit, new_filing as filing from numbered, unit_of u`

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /^ready (http\S+)$/m.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}
