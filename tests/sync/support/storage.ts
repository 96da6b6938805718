/**
 * What survives of a phone: its bytes. A run of the app works on them through ports that die after so many writes,
 * as an app does that the system kills: the write that kills is done or not, never half, and nothing answers after it.
 */
import { createHash } from 'node:crypto'
import type { FileStore, Store, Temp } from '../../../mobile/src/sync/ports'

export interface Bytes {
  readonly values: Map<string, string>
  readonly files: Map<string, Uint8Array>
}

export const freshBytes = (): Bytes => ({ values: new Map(), files: new Map() })

export class Killed extends Error {
  constructor() {
    super('the app was killed')
    this.name = 'Killed'
  }
}

/** How long a run lives: counted in writes. `full` makes every write fail instead, as a full phone does. */
export class Life {
  writes = 0
  dead = false
  full = false
  /** How many files fit. */
  mostFiles = Number.POSITIVE_INFINITY
  /** How many writes more succeed until one fails, as storage does that is full or busy for a moment. */
  private sound = Number.POSITIVE_INFINITY

  constructor(private lastWrite = Number.POSITIVE_INFINITY) {}

  /** From now on so many writes more. */
  dieAfter(writes: number): void {
    this.lastWrite = this.writes + writes
  }

  /** The write after so many fails, and those after it succeed again. */
  failAfter(writes: number): void {
    this.sound = writes
  }

  /** Has it failed meanwhile? */
  get hasFailed(): boolean {
    return this.sound < 0
  }

  /** Runs a write unless the app is dead; dies right after the last one. */
  async write<T>(work: () => T): Promise<T> {
    await null
    if (this.dead) return never()
    this.sound -= 1
    if (this.full || this.sound === -1)
      throw Object.assign(new Error('本机空间不够'), { name: 'StorageFull' })
    const done = work()
    this.writes += 1
    if (this.writes >= this.lastWrite) this.dead = true
    await null
    if (this.dead) return never()
    return done
  }

  async read<T>(work: () => T): Promise<T> {
    await null
    return this.dead ? never() : work()
  }
}

/** A dead app gets no answers. */
export const never = <T>(): Promise<T> => new Promise(() => {})

export function storeOver({ values }: Bytes, life: Life): Store {
  return {
    get: <T>(key: string) =>
      life.read(() => {
        const json = values.get(key)
        return json === undefined ? undefined : (JSON.parse(json) as T)
      }),
    set: (key, value) => life.write(() => void values.set(key, JSON.stringify(value))),
    remove: (key) => life.write(() => void values.delete(key)),
    keys: (prefix) => life.read(() => [...values.keys()].filter((key) => key.startsWith(prefix)).sort()),
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A temporary picture is its own text: its bytes are the text's. */
export const bytesOfTemp = (temp: Temp): Uint8Array => new TextEncoder().encode(String(temp))

export function filesOver({ files }: Bytes, life: Life): FileStore {
  const read = (id: string) => {
    const bytes = files.get(id)
    if (!bytes) throw Object.assign(new Error(id), { name: 'FileAbsent' })
    return bytes
  }
  return {
    keep: (temp, named) =>
      life.write(() => {
        if (files.size >= life.mostFiles)
          throw Object.assign(new Error('本机空间不够'), { name: 'StorageFull' })
        const bytes = bytesOfTemp(temp)
        const id = named?.id ?? `file-${files.size}`
        files.set(id, bytes)
        return { id, size: bytes.byteLength, sha256: sha256(bytes), mediaType: 'image/jpeg' }
      }),
    keepBytes: (bytes, { id, mediaType }) =>
      life.write(() => {
        files.set(id, bytes)
        return { id, size: bytes.byteLength, sha256: sha256(bytes), mediaType }
      }),
    read: (id) => life.read(() => new Uint8Array(read(id)).buffer),
    open: (id) =>
      life.read(() => {
        const bytes = new Uint8Array(read(id))
        return {
          size: bytes.byteLength,
          slice: (from, to) => life.read(() => bytes.slice(from, to).buffer),
        }
      }),
    url: (id) => life.read(() => `local:${id}:${read(id).byteLength}`),
    release: () => {},
    remove: (id) => life.write(() => void files.delete(id)),
  }
}
