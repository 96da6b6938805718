/**
 * The server's own lock, `postmaster.pid`: what it tells of a running server, and when it is provably left over
 * by a dead one.
 */
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type PidFile = Readonly<{ pid: number; port: number; socketFolder: string }>

/** What the file says, or null when no server has left one. */
export async function readPidFile(cluster: string): Promise<PidFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null)
  const [pid, , , port, socketFolder] = text?.split('\n') ?? []
  return Number(pid) > 0
    ? { pid: Number(pid), port: Number(port ?? 0), socketFolder: socketFolder ?? '' }
    : null
}

/**
 * Removes a lock whose process is no server of this cluster: a zombie nobody reaps, or a number that another
 * program got after a restart of the container. PostgreSQL itself cannot tell. Only Linux lets us look.
 */
export async function removeStaleLock(cluster: string): Promise<boolean> {
  if (process.platform !== 'linux' || !(await readPidFile(cluster))) return false
  const home = await realpath(cluster)
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    // Every process of a server stands in its cluster; those of strangers are unreadable, and no part of it.
    if ((await readlink(join('/proc', entry, 'cwd')).catch(() => null)) === home) return false
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  return true
}
