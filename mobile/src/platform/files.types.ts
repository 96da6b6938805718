/** Durable bytes by id. What `keep` has returned survives a restart; only `remove` takes it away. */
export interface Files {
  /** Copies a picked photo or document to durable storage, at the shutter. */
  keep(temp: Temp, named?: { id?: string; mediaType?: string }): Promise<Kept>
  /** Bytes that no picker handed over: what a rescue file brings. */
  keepBytes(bytes: Uint8Array, named: { id: string; mediaType: string }): Promise<Kept>
  /** The bytes as kept. Throws `FileAbsent` when the id is unknown. */
  read(id: string): Promise<ArrayBuffer>
  /** For reading piece by piece, a large file too. Throws `FileAbsent` when the id is unknown. */
  open(id: string): Promise<{ size: number; slice(from: number, to: number): Promise<ArrayBuffer> }>
  /** A path or object URL for `<Image>`; call `release` when the picture leaves the screen. */
  url(id: string): Promise<string>
  release(url: string): void
  remove(id: string): Promise<void>
  usage(): Promise<{ bytes: number; count: number }>
}

/** What a picker hands over: a temporary path (WeChat) or a blob (H5). */
export type Temp = string | Blob

export interface Kept {
  id: string
  /** Bytes. */
  size: number
  /** SHA-256, lower-case hex, of the bytes as kept. */
  sha256: string
  mediaType: string
}

export class FileAbsent extends Error {
  constructor(readonly id: string) {
    super(`no file is kept as ${id}`)
    this.name = 'FileAbsent'
  }
}

/** The phone has no room left: nothing was kept, nothing was lost. */
export class StorageFull extends Error {
  constructor() {
    super('本机空间不够，这一份没有存下。已存的内容都在；清理已送达的照片后再拍一次。')
    this.name = 'StorageFull'
  }
}
