/** What it takes until bytes on a local disk outlive a power cut: file, then name, then the folder of the name. */
import type fileSystem from 'node:fs/promises'
import { dirname } from 'node:path'

/** What is taken of the file system; a test passes one whose disk is full or whose fsync fails. */
export type Disk = Pick<
  typeof fileSystem,
  'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'stat' | 'unlink'
>

/** Writes a new file from its pieces and fsyncs it; what could not be written whole is taken away again. */
export async function writeDurably(
  disk: Disk,
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const file = await disk.open(path, 'wx', 0o600)
  try {
    for await (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } catch (error) {
    await disk.unlink(path).catch(() => undefined)
    throw error
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
export async function syncUpTo(disk: Disk, from: string, last: string): Promise<void> {
  for (let at = from; ; at = dirname(at)) {
    await syncFolder(disk, at)
    if (at === last || at === dirname(at)) return
  }
}

/**
 * Folder syncs in groups: who asks while one is under way shares the next, which begins after every name that its
 * askers made. One fsync for many, and none of them is told before its own name is on the disk.
 */
export function groupedSync(disk: Disk): (folder: string) => Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()
  return (folder) => {
    const waiting = next.get(folder)
    if (waiting) return waiting
    const before = underWay.get(folder) ?? Promise.resolve()
    const mine = before
      .catch(() => undefined)
      .then(async () => {
        next.delete(folder)
        underWay.set(folder, mine)
        try {
          await syncFolder(disk, folder)
        } finally {
          if (underWay.get(folder) === mine) underWay.delete(folder)
        }
      })
    next.set(folder, mine)
    return mine
  }
}

export function absentIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
