/**
 * The embedded database (内置数据库): a real PostgreSQL in the data folder, started with the first process of the
 * app, shared by all, revived when it is killed, and stopped by the last one to leave.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseAccount } from './account'
import { usableBinaries } from './binaries'
import { ensureCluster } from './cluster'
import { type Lease, takeLease } from './lease'
import { removeStaleLock } from './pid-file'
import { clusterPlace } from './place'
import { launch, type Server, shutDown } from './postmaster'
import { addressOf, type Reach, reachOf } from './reach'

const DATABASE = 'zhibao'
/** A killed server's process can linger for some seconds, and its lock with it. */
const PATIENCE = 10_000
const RECOVERY = 120_000
/** Between two tries to revive a server: what stood in the way, such as a full disk, may pass. */
const RETRY = 5_000

export type Embedded = Readonly<{
  url: string
  /** Lets go of the server, and stops it when no other process of the app uses it. */
  stop: () => Promise<void>
}>

export type EmbeddedOptions = Readonly<{
  dataDir: string
  by?: Reach['by']
  settings?: Readonly<Record<string, string>>
  notify?: (sentence: string) => void
}>

/** Attaches to the data folder's server, starting it, and making its cluster, when there is none. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const notify = options.notify ?? ((sentence) => void process.stderr.write(`${sentence}\n`))
  const by = options.by ?? (process.platform === 'win32' ? 'loopback' : 'socket')
  const cluster = await clusterPlace(options.dataDir)
  const account = await databaseAccount(cluster)
  const binaries = await usableBinaries(account, options.dataDir)
  await ensureCluster(cluster, binaries, account, by)
  const reach = await reachOf(cluster, account, by)
  const server: Server = { cluster, binaries, account, reach, settings: options.settings ?? {} }

  let stopping = false
  let lease = bringUp(server)
  await (await lease).query(`create database ${DATABASE}`).catch(alreadyThere)
  void keep()

  async function keep(): Promise<void> {
    for (;;) {
      await (await lease).lost
      if (stopping) return
      notify('内置数据库意外停止，正在重新启动')
      lease = revive()
      if ((await lease.catch(() => null)) === null) return
      notify('内置数据库已恢复')
    }
  }

  /** Gives up only when we leave. */
  async function revive(): Promise<Lease> {
    for (;;) {
      try {
        return await bringUp(server)
      } catch (error) {
        if (stopping) throw error
        notify((error as Error).message)
        await pause(RETRY)
        if (stopping) throw error
      }
    }
  }

  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    const held = await lease.catch(() => null)
    await held?.release(() => shutDown(server)).catch(() => undefined) // a server that is gone needs no stop
  }
  return { url: addressOf(reach, DATABASE), stop }
}

/** Ends with a lease on a running server, whoever started it. */
async function bringUp(server: Server): Promise<Lease> {
  const began = Date.now()
  let cleared = false
  for (;;) {
    const found = await takeLease(server.reach)
    if (typeof found === 'object') return found
    const waited = Date.now() - began
    if (found === 'starting' && waited < RECOVERY) {
      await pause(50)
      continue
    }
    const started = await startOnce(server)
    if (typeof started === 'object') return started
    if (!/postmaster\.pid|shared memory|lock file/.test(started) || (cleared && waited > PATIENCE)) {
      throw new Error(`内置数据库没有启动（日志在 ${join(server.cluster, 'log')}）：${started.trim()}`)
    }
    if (waited > PATIENCE) {
      cleared = true
      await removeStaleLock(server.cluster)
    }
    await pause(200)
  }
}

/** Starts the server and waits for a lease on it, or, when it ends instead, for what it printed. */
async function startOnce(server: Server): Promise<Lease | string> {
  const began = Date.now()
  const process = await launch(server)
  while (process.running()) {
    const found = await takeLease(server.reach)
    if (typeof found === 'object') {
      await process.settle()
      return found
    }
    if (Date.now() - began > RECOVERY) return `${RECOVERY / 1000} 秒内没有应答`
    await pause(20)
  }
  return process.exited
}

/** Two processes may create the database at the same moment. */
function alreadyThere(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}
