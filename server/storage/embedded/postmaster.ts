/** The database server as a process: started apart from us, so that it outlives a killed app, and stopped cleanly. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, as, runAs } from './account'
import { type Binaries, program } from './binaries'
import { readPidFile } from './pid-file'
import { listenSettings, type Reach } from './reach'

/** Modest in memory, strict in durability: `fsync` is named so that no configuration file can take it away. */
const SETTINGS: Record<string, string> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  max_connections: '100',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  random_page_cost: '1.1',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  logging_collector: 'on',
}

export type Server = Readonly<{
  cluster: string
  binaries: Binaries
  account: Account
  reach: Reach
  /** Settings on top of ours; the tests do without fsync. */
  settings: Readonly<Record<string, string>>
}>

export interface Launched {
  /** What it printed, should it end. */
  readonly exited: Promise<string>
  running(): boolean
  /** It is up: what it prints goes to its own log from now on. */
  settle(): Promise<void>
}

/** Starts the server; resolves at once. */
export async function launch(server: Server): Promise<Launched> {
  const settings = { ...SETTINGS, ...listenSettings(server.reach), ...server.settings }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // its own: several processes may try at once, and each must read why its own try ended
  const logFile = join(server.cluster, `start-${randomUUID()}.log`)
  const log = await open(logFile, 'w')
  const child = spawn(program(server.binaries, 'postgres'), ['-D', server.cluster, ...options], {
    // PostgreSQL takes a left-over lock with its parent's or grandparent's number for stale, if it knows them.
    ...as(server.account, { PG_GRANDPARENT_PID: String(process.ppid) }),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  child.unref()
  const settle = () => rm(logFile, { force: true }).catch(() => undefined)
  const exited = ended(child).then(async () => {
    const printed = await readFile(logFile, 'utf8').catch(() => '')
    await settle()
    return printed
  })
  await log.close()
  return { exited, running: () => child.exitCode === null && child.signalCode === null, settle }
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })

/** Stops the server as `pg_ctl stop -m fast` does, and waits until it has let go of its lock. */
export async function shutDown({ cluster, binaries, account }: Server): Promise<void> {
  const running = await readPidFile(cluster)
  if (!running) return
  if (process.platform === 'win32') {
    await runAs(account, program(binaries, 'pg_ctl'), ['-D', cluster, '-m', 'fast', '-w', 'stop'])
    return
  }
  process.kill(running.pid, 'SIGINT')
  for (let waited = 0; waited < 30_000; waited += 20) {
    if ((await readPidFile(cluster))?.pid !== running.pid) return
    await pause(20)
  }
  throw new Error(`内置数据库（进程 ${running.pid}）在 30 秒内没有停下`)
}
