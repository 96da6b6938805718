/**
 * The shelter: a folder that root shares with the database account when the checkout or the data folder lies below
 * a folder closed to others. It belongs to root, and nobody else may write there.
 */
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { type Account, canEnter } from './account'

const PLACES = ['/var/lib/jixiao-zhibao', '/var/tmp/jixiao-zhibao']

/** The first place that root owns alone and the account can enter. */
export async function shelter(account: Account): Promise<string> {
  for (const place of PLACES) {
    if ((await prepared(place)) && (await canEnter(account, place))) return place
  }
  throw new Error(
    `内置数据库需要一个公共文件夹，但 ${PLACES.join('、')} 都不可用；请改用 DATABASE_URL 指定数据库。`,
  )
}

/** A folder made by somebody else beforehand is refused: its owner could swap the programs that we start. */
async function prepared(place: string): Promise<boolean> {
  try {
    await mkdir(place, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const found = await lstat(place)
    if (!found.isDirectory() || found.uid !== 0 || found.mode & 0o022) return false
    await chmod(place, 0o755)
    return true
  } catch {
    return false
  }
}
