/**
 * Evidence on the local disk: each file once, at `<folder>/ab/cdef…` after its SHA-256 (EV5, EV6).
 *
 *   incoming/<uuid>: written, fsynced ──rename──▶ ab/cdef… ──▶ fsync of ab/ and, while ab/ is new, of <folder>
 */
import { createHash, randomUUID } from 'node:crypto'
import fileSystem from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from '@server/application/ports/evidence'
import { diskParts } from './disk-parts'
import { absentIsNull, type Disk, groupedSync, syncUpTo, writeDurably } from './durable-disk'
import { hashing, hashOf, isFingerprint, Torn } from './hashing'

/** Nobody writes one file for so long: what is older was left behind by a killed process. */
const abandonedAfterMs = 24 * 3_600_000

/** Opens the store in a folder, which is made where it is missing; clears away what killed processes left. */
export async function openDiskBlobs(folder: string, disk: Disk = fileSystem): Promise<BlobStore> {
  const incoming = join(folder, 'incoming')
  const parts = join(folder, 'parts')
  for (const path of [incoming, parts]) {
    const made = await disk.mkdir(path, { recursive: true })
    if (made !== undefined) await syncUpTo(disk, path, dirname(made))
  }
  await clearAbandoned(disk, incoming)
  const sync = groupedSync(disk)
  /** Folders whose own entry is known to be on the disk. */
  const settled = new Set<string>()

  async function read(sha256: string): Promise<Uint8Array | null> {
    if (!isFingerprint(sha256)) return null
    return disk.readFile(pathOf(folder, sha256)).catch(absentIsNull)
  }

  async function open(sha256: string) {
    if (!isFingerprint(sha256)) return null
    const path = pathOf(folder, sha256)
    const entry = await disk.stat(path).catch(absentIsNull)
    return entry && { size: entry.size, bytes: bytesAt(disk, path) }
  }

  async function verify(sha256: string): Promise<'whole' | 'damaged' | 'absent'> {
    const opened = await open(sha256)
    if (opened === null) return 'absent'
    const hash = createHash('sha256')
    for await (const chunk of opened.bytes) hash.update(chunk)
    return hash.digest('hex') === sha256 ? 'whole' : 'damaged'
  }

  /** Also after an earlier process renamed and died: a name counts only once its folder is on the disk. */
  async function settle(shelf: string): Promise<void> {
    await sync(shelf)
    if (settled.has(shelf)) return
    await sync(folder)
    settled.add(shelf)
  }

  /** `pieces` are known to be the bytes of the fingerprint, or say so at their end. */
  async function place(sha256: string, pieces: Pieces, known: () => boolean): Promise<void> {
    const path = pathOf(folder, sha256)
    const shelf = dirname(path)
    if (!settled.has(shelf)) await disk.mkdir(shelf, { recursive: true })
    const draft = join(incoming, randomUUID())
    await writeDurably(disk, draft, pieces)
    try {
      if (!known()) throw new Torn(sha256)
      await disk.rename(draft, path)
    } catch (error) {
      await disk.unlink(draft).catch(() => undefined)
      throw error
    }
  }

  async function put(bytes: Uint8Array, sha256 = hashOf(bytes)): Promise<{ sha256: string; size: number }> {
    if ((await verify(sha256)) !== 'whole') await place(sha256, [bytes], () => true)
    await settle(dirname(pathOf(folder, sha256)))
    return { sha256, size: bytes.byteLength }
  }

  /** What is there already excuses nobody from having the bytes: they are hashed all the same. */
  async function putPieces(sha256: string, pieces: Pieces): Promise<{ sha256: string; size: number }> {
    if (!isFingerprint(sha256)) throw new Torn(sha256)
    const seen = hashing(pieces)
    const isIt = () => seen.sha256() === sha256
    if ((await verify(sha256)) === 'whole') {
      for await (const _ of seen.pieces);
      if (!isIt()) throw new Torn(sha256)
    } else {
      await place(sha256, seen.pieces, isIt)
    }
    await settle(dirname(pathOf(folder, sha256)))
    return { sha256, size: seen.size() }
  }

  async function has(sha256: string): Promise<boolean> {
    if (!isFingerprint(sha256)) return false
    return (await disk.stat(pathOf(folder, sha256)).catch(absentIsNull)) !== null
  }

  /** Writes, reads back and removes a probe. */
  async function check(): Promise<void> {
    const probe = join(incoming, `probe-${randomUUID()}`)
    const written = Buffer.from(probe)
    try {
      await writeDurably(disk, probe, [written])
      if (!written.equals(await disk.readFile(probe))) throw new Error('the disk gives back other bytes')
    } finally {
      await disk.unlink(probe).catch(() => undefined)
    }
  }

  return {
    hashOf,
    put,
    putPieces,
    read,
    open,
    has,
    verify,
    check,
    parts: diskParts(disk, parts, sync),
  }
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

async function* bytesAt(disk: Disk, path: string): AsyncGenerator<Uint8Array> {
  const file = await disk.open(path, 'r')
  try {
    yield* file.createReadStream({ highWaterMark: 256 * 1024, autoClose: false })
  } finally {
    await file.close()
  }
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2))
}

async function clearAbandoned(disk: Disk, incoming: string): Promise<void> {
  const oldest = Date.now() - abandonedAfterMs
  for (const name of await disk.readdir(incoming)) {
    const path = join(incoming, name)
    const entry = await disk.stat(path).catch(absentIsNull)
    if (entry && entry.mtimeMs < oldest) await disk.unlink(path).catch(() => undefined)
  }
}
