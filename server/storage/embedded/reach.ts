/**
 * How the server is reached: by a unix socket that only its account and root can open, never over the network;
 * on Windows, which has none, by a password on the loopback address.
 */
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Account } from './account'
import { readPidFile } from './pid-file'

export type Reach =
  | Readonly<{ by: 'socket'; folder: string }>
  | Readonly<{ by: 'loopback'; port: number; password: string }>

const PORT = 5432
/** The longest socket path that every system takes (macOS 104 bytes, Linux 108, ending zero included). */
const LONGEST_PATH = 103

/** The way a running server is reached now, or the way a new one will be. */
export async function reachOf(cluster: string, account: Account, by: Reach['by']): Promise<Reach> {
  const running = await readPidFile(cluster)
  if (by === 'loopback') {
    const password = await passwordOf(cluster)
    return { by, port: running?.port || (await freePort()), password }
  }
  const current = running?.socketFolder
  if (current && (await stat(current).catch(() => null))) return { by, folder: current }
  return { by, folder: fits(cluster) ? cluster : await shortFolder(account) }
}

const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST_PATH

async function shortFolder(account: Account): Promise<string> {
  const folder = await mkdtemp('/tmp/jixiao-zhibao-')
  await chmod(folder, 0o700)
  if (account) await chown(folder, account.uid, account.gid)
  return folder
}

/** The password of the loopback address, made once and kept beside the cluster. */
export async function passwordOf(cluster: string): Promise<string> {
  const file = `${cluster}.password`
  await writeFile(file, randomBytes(24).toString('hex'), { flag: 'wx', mode: 0o600 }).catch(() => undefined)
  return readFile(file, 'utf8')
}

/** The options of the `postgres` program for this way. */
export function listenSettings(reach: Reach): Record<string, string> {
  return reach.by === 'socket'
    ? {
        listen_addresses: '',
        port: String(PORT),
        unix_socket_directories: reach.folder,
        unix_socket_permissions: '0700',
      }
    : { listen_addresses: '127.0.0.1', port: String(reach.port), unix_socket_directories: '' }
}

/** The address of a database, as `pg` and Prisma's adapter read it; a socket folder stands in `host`. */
export function addressOf(reach: Reach, database: string): string {
  return reach.by === 'socket'
    ? `postgresql://postgres@localhost:${PORT}/${database}?host=${encodeURIComponent(reach.folder)}`
    : `postgresql://postgres:${reach.password}@127.0.0.1:${reach.port}/${database}`
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      )
    })
  })
}
