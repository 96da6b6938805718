import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type App,
  AS_ROOT,
  checkout,
  folderOf,
  killed,
  NOBODY,
  query,
  startApp,
  trialFolder,
} from './embedded-trial'

jest.setTimeout(60_000)

const folder = trialFolder()
const running: App[] = []
const sheltered = new Set<string>()

const start = async (...given: Parameters<typeof startApp>) => {
  const one = await startApp(...given)
  running.push(one)
  return one
}
const clusterOf = (dataDir: string): string => {
  const record = join(dataDir, 'postgres-place.json')
  if (!existsSync(record)) return join(dataDir, 'postgres')
  const { cluster } = JSON.parse(readFileSync(record, 'utf8')) as { cluster: string }
  sheltered.add(dirname(cluster))
  return cluster
}

afterAll(async () => {
  for (const one of running) if (one.process.exitCode === null && !one.process.killed) await one.leave()
  for (const place of sheltered) rmSync(place, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

describe('an ordinary user', () => {
  const own = process.getuid?.() ?? NOBODY
  const uid = AS_ROOT ? NOBODY : own

  it('runs everything in place, in a folder closed to others, without the links of install scripts', async () => {
    const home = folderOf(uid, join(folder, 'home'))
    const app = await checkout(join(home, 'checkout')) // the files are not the user's own, as in a shared install
    const dataDir = folderOf(uid, join(home, 'data'))
    const one = await start(app, dataDir, AS_ROOT ? uid : undefined)
    expect(await query(one.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    expect(clusterOf(dataDir)).toBe(join(dataDir, 'postgres'))
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(uid)
    await one.leave()
  })

  it('is told when the cluster belongs to another account, and nothing is touched', async () => {
    const dataDir = folderOf(uid, join(folder, 'foreign'))
    const cluster = AS_ROOT ? folderOf(0, join(dataDir, 'postgres')) : '/root'
    if (!AS_ROOT) return expect(statSync(cluster).uid).not.toBe(uid) // only root can set such a folder up
    const app = await checkout(join(folder, 'open'))
    await expect(start(app, dataDir, uid)).rejects.toThrow(
      `refused: ${cluster} 属于另一个帐号（uid 0）；请以建立它的帐号启动，或换一个 DATA_DIR。`,
    )
    expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(false)
  })
})

describe('below a folder that others cannot enter', () => {
  const closed = folderOf(process.getuid?.() ?? 0, join(folder, 'closed'))
  const dataDir = join(closed, 'data')
  let app: string
  beforeAll(async () => {
    app = await checkout(join(closed, 'checkout'))
  })

  it('keeps the cluster where the database account reaches it, and a later start finds it', async () => {
    const first = await start(app, dataDir)
    await query(first.url, 'create table kept (number int); insert into kept values (7)')
    const cluster = clusterOf(dataDir)
    expect(cluster).toMatch(
      AS_ROOT ? /^\/var\/(lib|tmp)\/jixiao-zhibao\/data-\w+\/postgres$/ : /closed\/data\/postgres$/,
    )
    expect(statSync(cluster).mode & 0o777).toBe(0o700)
    await first.leave()
    const second = await start(app, dataDir)
    expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }])
    await second.leave()
  })

  it('follows a data folder that was moved', async () => {
    const moved = join(closed, 'moved')
    renameSync(dataDir, moved)
    const one = await start(app, moved)
    expect(await query(one.url, 'select number from kept')).toEqual([{ number: 7 }])
    await one.leave()
    renameSync(moved, dataDir)
    await (await start(app, dataDir)).leave()
  })

  it('refuses a copy of the data folder, which would open the original', async () => {
    if (!AS_ROOT) return expect(existsSync(join(dataDir, 'postgres-place.json'))).toBe(false) // copied whole: no clash
    const copy = join(closed, 'copy')
    mkdirSync(copy)
    writeFileSync(join(copy, 'postgres-place.json'), readFileSync(join(dataDir, 'postgres-place.json')))
    await expect(start(app, copy)).rejects.toThrow('两者指向同一个数据库')
  })

  it('makes no empty database in place of one that is missing', async () => {
    if (!AS_ROOT) return expect(existsSync(join(dataDir, 'postgres-place.json'))).toBe(false)
    const lost = join(closed, 'lost')
    mkdirSync(lost)
    writeFileSync(
      join(lost, 'postgres-place.json'),
      JSON.stringify({ cluster: '/var/lib/jixiao-zhibao/data-none/postgres' }),
    )
    await expect(start(app, lost)).rejects.toThrow('未另建空库')
  })
})

it('gets past a lock whose number belongs to another program now', async () => {
  const app = await checkout(join(folder, 'stale'))
  const dataDir = join(folder, 'stale-data')
  const first = await start(app, dataDir)
  const cluster = clusterOf(dataDir)
  const lock = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  await first.leave()

  const { uid } = statSync(cluster)
  const { spawn } = await import('node:child_process')
  const stranger = spawn('sleep', ['60'], AS_ROOT ? { uid, gid: uid, cwd: '/' } : { cwd: '/' })
  try {
    writeFileSync(join(cluster, 'postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)), {
      mode: 0o600,
    })
    const second = await start(app, dataDir)
    expect(await query(second.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await second.leave()
  } finally {
    await killed(stranger)
  }
})
