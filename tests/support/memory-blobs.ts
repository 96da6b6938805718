/** A blob store and the uploads' table in memory, for tests that are not about either. */
import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { BlobStore } from '@server/application/ports/evidence'
import type { HeldFile, UploadRecord, Uploads } from '@server/application/ports/uploads'
import { hashing, Torn } from '@server/evidence/hashing'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export interface MemoryBlobs extends BlobStore {
  readonly stored: Map<string, Uint8Array>
  readonly pieces: Map<string, { readonly bytes: Uint8Array; readonly at: number }>
}

export function memoryBlobs(stored = new Map<string, Uint8Array>(), now = () => Date.now()): MemoryBlobs {
  const pieces: MemoryBlobs['pieces'] = new Map()
  return {
    stored,
    pieces,
    hashOf,
    async put(bytes) {
      stored.set(hashOf(bytes), bytes)
      return { sha256: hashOf(bytes), size: bytes.byteLength }
    },
    async putPieces(sha256, given) {
      const seen = hashing(given)
      const kept: Uint8Array[] = []
      for await (const piece of seen.pieces) kept.push(piece)
      if (seen.sha256() !== sha256) throw new Torn(sha256)
      stored.set(sha256, Buffer.concat(kept))
      return { sha256, size: seen.size() }
    },
    read: async (hash) => stored.get(hash) ?? null,
    async open(hash) {
      const bytes = stored.get(hash)
      return bytes ? { size: bytes.byteLength, bytes: Readable.from([bytes]) } : null
    },
    has: async (hash) => stored.has(hash),
    async verify(hash) {
      const bytes = stored.get(hash)
      return bytes === undefined ? 'absent' : hashOf(bytes) === hash ? 'whole' : 'damaged'
    },
    async check() {},
    parts: {
      async add(bytes) {
        const name = randomUUID()
        pieces.set(name, { bytes, at: now() })
        return name
      },
      read: async (name) => pieces.get(name)?.bytes ?? null,
      async remove(names) {
        for (const name of names) pieces.delete(name)
      },
      olderThan: async (instant) =>
        [...pieces].flatMap(([name, { at }]) => (at < instant.getTime() ? [name] : [])),
    },
  }
}

export interface MemoryUploads extends Uploads {
  readonly rows: Map<string, UploadRecord>
  readonly held: HeldFile[]
}

export function memoryUploads(held: HeldFile[] = []): MemoryUploads {
  const rows = new Map<string, UploadRecord>()
  return {
    rows,
    held,
    async open(upload) {
      rows.set(upload.id, upload)
    },
    find: async (id) => rows.get(id) ?? null,
    async advance(id, from, { name, size }) {
      const row = rows.get(id)
      if (row?.received !== from) return false
      rows.set(id, { ...row, received: from + size, parts: [...row.parts, name] })
      return true
    },
    async hold(file, upload) {
      held.push(file)
      const row = upload === undefined ? undefined : rows.get(upload)
      if (row) rows.set(row.id, { ...row, received: row.size, parts: [] })
    },
    async drop(id) {
      rows.delete(id)
    },
    dropUntouched: async () => [],
    ownerless: async () => [],
  }
}
