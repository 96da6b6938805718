/**
 * Evidence on the local disk: each file once, at `<folder>/ab/cdef…` after its SHA-256 (EV5, EV6).
 *
 *   incoming/<uuid>: written, fsynced ──rename──▶ ab/cdef… ──▶ fsync of ab/ and, while ab/ is new, of <folder>
 */
import { createHash, randomUUID } from 'node:crypto'
import fileSystem from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from '@server/application/ports/evidence'

/** What is taken of the file system; a test passes one whose disk is full or whose fsync fails. */
export type Disk = Pick<
  typeof fileSystem,
  'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'stat' | 'unlink'
>

export interface DiskBlobs extends BlobStore {
  /** EV6: whether the stored bytes still are what their name says. */
  verify(sha256: string): Promise<'whole' | 'damaged' | 'absent'>
}

/** Nobody writes one file for so long: what is older was left behind by a killed process. */
const abandonedAfterMs = 24 * 3_600_000

const fingerprint = /^[0-9a-f]{64}$/

/** Opens the store in a folder, which is made where it is missing; clears away what killed processes left. */
export async function openDiskBlobs(folder: string, disk: Disk = fileSystem): Promise<DiskBlobs> {
  const incoming = join(folder, 'incoming')
  const made = await disk.mkdir(incoming, { recursive: true })
  if (made !== undefined) await syncUpTo(disk, incoming, dirname(made))
  await clearAbandoned(disk, incoming)
  /** Folders whose own entry is known to be on the disk. */
  const settled = new Set<string>()

  async function bytesOf(sha256: string): Promise<Uint8Array | null> {
    if (!fingerprint.test(sha256)) return null
    return disk.readFile(pathOf(folder, sha256)).catch(absentIsNull)
  }

  async function verify(sha256: string): Promise<'whole' | 'damaged' | 'absent'> {
    const bytes = await bytesOf(sha256)
    if (bytes === null) return 'absent'
    return hashOf(bytes) === sha256 ? 'whole' : 'damaged'
  }

  /** Also after an earlier process renamed and died: a name counts only once its folder is on the disk. */
  async function settle(shelf: string): Promise<void> {
    await syncFolder(disk, shelf)
    if (settled.has(shelf)) return
    await syncFolder(disk, folder)
    settled.add(shelf)
  }

  async function put(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const sha256 = hashOf(bytes)
    const path = pathOf(folder, sha256)
    if ((await verify(sha256)) !== 'whole') {
      await disk.mkdir(dirname(path), { recursive: true })
      const draft = join(incoming, randomUUID())
      try {
        await writeDurably(disk, draft, bytes)
        await disk.rename(draft, path)
      } catch (error) {
        await disk.unlink(draft).catch(() => undefined)
        throw error
      }
    }
    await settle(dirname(path))
    return { sha256, size: bytes.byteLength }
  }

  async function has(sha256: string): Promise<boolean> {
    if (!fingerprint.test(sha256)) return false
    return (await disk.stat(pathOf(folder, sha256)).catch(absentIsNull)) !== null
  }

  /** Writes, reads back and removes a probe. */
  async function check(): Promise<void> {
    const probe = join(incoming, `probe-${randomUUID()}`)
    const written = Buffer.from(probe)
    try {
      await writeDurably(disk, probe, written)
      if (!written.equals(await disk.readFile(probe))) throw new Error('the disk gives back other bytes')
    } finally {
      await disk.unlink(probe).catch(() => undefined)
    }
  }

  return { hashOf, put, read: bytesOf, has, check, verify }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2))
}

function absentIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function writeDurably(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the entries of a folder durable; Windows keeps no handle on folders and needs none. */
async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await disk.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** From a new folder up to the first one that was there before. */
async function syncUpTo(disk: Disk, from: string, last: string): Promise<void> {
  for (let at = from; ; at = dirname(at)) {
    await syncFolder(disk, at)
    if (at === last || at === dirname(at)) return
  }
}

async function clearAbandoned(disk: Disk, incoming: string): Promise<void> {
  const oldest = Date.now() - abandonedAfterMs
  for (const name of await disk.readdir(incoming)) {
    const path = join(incoming, name)
    const entry = await disk.stat(path).catch(absentIsNull)
    if (entry && entry.mtimeMs < oldest) await disk.unlink(path).catch(() => undefined)
  }
}
