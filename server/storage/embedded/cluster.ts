/** The cluster: made once by `initdb`, whole or not at all, with Chinese text in order on every system. */
import { randomUUID } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, runAs } from './account'
import { type Binaries, program } from './binaries'
import { passwordOf, type Reach } from './reach'

/** `pg_trgm` finds nothing in Chinese under the locale C; not every system knows C.UTF-8, so PostgreSQL brings its own. */
const LOCALES = [
  ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
]

/** The major version that made the cluster, or null when there is none yet. */
async function clusterVersion(cluster: string): Promise<number | null> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  return text === null ? null : Number.parseInt(text, 10)
}

/** Makes the cluster unless it is there; a cluster of another major version is refused, never touched. */
export async function ensureCluster(cluster: string, binaries: Binaries, account: Account, by: Reach['by']) {
  const version = await clusterVersion(cluster)
  if (version === binaries.major) return
  if (version !== null) {
    throw new Error(
      `${cluster} 由 PostgreSQL ${version} 建立，本程序带的是 ${binaries.major}；请用原来的版本备份，再恢复到新的 DATA_DIR。`,
    )
  }
  const draft = `${cluster}.new-${randomUUID()}`
  const passwordFile = `${draft}.password`
  try {
    await mkdir(draft, { mode: 0o700 })
    if (account) await chown(draft, account.uid, account.gid)
    const secret = by === 'loopback' ? await handOver(passwordFile, await passwordOf(cluster), account) : null
    const authentication = secret ? ['-A', 'scram-sha-256', `--pwfile=${secret}`] : ['-A', 'trust']
    await initialise(draft, [...authentication, '-U', 'postgres', '-E', 'UTF8'], binaries, account)
    await rename(draft, cluster)
  } catch (error) {
    if ((await clusterVersion(cluster)) === null) throw error // else another process was first, and ours is spare
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function initialise(folder: string, options: string[], binaries: Binaries, account: Account) {
  let refusal: unknown
  for (const locale of LOCALES) {
    try {
      await runAs(account, program(binaries, 'initdb'), ['-D', folder, ...options, ...locale])
      return
    } catch (error) {
      refusal = error
      if (!/locale/.test(String(error))) break
    }
  }
  throw new Error('内置数据库初始化失败', { cause: refusal })
}

async function handOver(file: string, secret: string, account: Account): Promise<string> {
  await writeFile(file, secret, { mode: 0o600 })
  await chmod(file, 0o600)
  if (account) await chown(file, account.uid, account.gid)
  return file
}
