/**
 * Where the cluster lies: `DATA_DIR/postgres`, or, when root's data folder is closed to the database account, a
 * folder of its own in the shelter, recorded in the data folder so that a later start finds it.
 */
import { randomUUID } from 'node:crypto'
import {
  access,
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, databaseAccount } from './account'
import { shelter } from './shelter'

const RECORD = 'postgres-place.json'
const OWNER = 'data-folder'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** The folder of the cluster for this data folder; it need not exist yet. */
export async function clusterPlace(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const recorded = await readFile(join(dataDir, RECORD), 'utf8').catch(() => null)
  if (recorded) return recordedPlace(dataDir, (JSON.parse(recorded) as { cluster: string }).cluster)

  const inside = join(dataDir, 'postgres')
  await refuseForeign(inside)
  const account = await databaseAccount(inside)
  if (await canEnter(account, dataDir)) return inside
  if (await exists(inside)) {
    throw new Error(
      `数据库在 ${inside}，但运行它的帐号（uid ${account?.uid}）进不了上级文件夹；请对上级文件夹执行 chmod o+x。`,
    )
  }
  return outsidePlace(dataDir, await shelter(account))
}

async function outsidePlace(dataDir: string, home: string): Promise<string> {
  const folder = await mkdtemp(join(home, 'data-'))
  await chmod(folder, 0o755)
  await writeFile(join(folder, OWNER), await realpath(dataDir))
  const cluster = join(folder, 'postgres')
  const draft = join(dataDir, `${RECORD}.${randomUUID()}`)
  await writeFile(draft, JSON.stringify({ cluster }))
  try {
    await link(draft, join(dataDir, RECORD)) // fails when another process was first
    return cluster
  } catch {
    await rm(folder, { recursive: true, force: true })
    return (JSON.parse(await readFile(join(dataDir, RECORD), 'utf8')) as { cluster: string }).cluster
  } finally {
    await rm(draft, { force: true })
  }
}

/** A moved data folder keeps its cluster; a copied one must not open the cluster of its original. */
async function recordedPlace(dataDir: string, cluster: string): Promise<string> {
  const marker = join(cluster, '..', OWNER)
  const owner = await readFile(marker, 'utf8').catch(() => null)
  if (owner === null) {
    throw new Error(
      `数据文件夹记载数据库在 ${cluster}，但那里没有；未另建空库，请先找回该文件夹，或用备份恢复到新的 DATA_DIR。`,
    )
  }
  const here = await realpath(dataDir)
  if (owner === here) return cluster
  const elsewhere = await readFile(join(owner, RECORD), 'utf8').catch(() => null)
  if (elsewhere?.includes(JSON.stringify(cluster))) {
    throw new Error(
      `${here} 是 ${owner} 的副本，两者指向同一个数据库；请用 npm run backup 与 restore 复制数据。`,
    )
  }
  await writeFile(marker, here)
  return cluster
}

/** A cluster made by another account cannot be opened: say so, rather than fail on a permission. */
async function refuseForeign(cluster: string): Promise<void> {
  const uid = process.getuid?.()
  if (uid === undefined || uid === 0) return
  const found = await stat(cluster).catch(() => null)
  if (found && found.uid !== uid) {
    throw new Error(
      `${cluster} 属于另一个帐号（uid ${found.uid}）；请以建立它的帐号启动，或换一个 DATA_DIR。`,
    )
  }
}
