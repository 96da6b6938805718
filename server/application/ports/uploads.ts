import type { SentFile } from '../sync/store-file'

/** A file of several pieces on its way to a unit (UP3–UP6). */
export interface UploadRecord {
  readonly id: string
  readonly accountId: string
  readonly unitId: string
  readonly for: SentFile['for']
  readonly sha256: string
  readonly size: number
  /** Bytes acknowledged; equal to the size only once the unit holds the file. */
  readonly received: number
  /** Names of the pieces in the blob store, in their order. */
  readonly parts: readonly string[]
}

/** A file that is whole and durable in the blob store. */
export interface HeldFile {
  readonly unitId: string
  readonly uploader: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
}

/** Where uploads stand, shared by all server processes. Each call is one statement, and so one transaction. */
export interface Uploads {
  open(upload: UploadRecord): Promise<void>
  find(id: string): Promise<UploadRecord | null>
  /** UP6: takes a piece into the upload if it still stands at that offset; false when it has moved on. */
  advance(id: string, from: number, piece: { readonly name: string; readonly size: number }): Promise<boolean>
  /** Notes that the unit holds the file, with the audit record where that is new; `upload` is then at its end. */
  hold(file: HeldFile, upload?: string): Promise<void>
  drop(id: string): Promise<void>
  /** Removes uploads untouched since the instant; gives their pieces. */
  dropUntouched(since: Date): Promise<readonly string[]>
  /** Of these pieces, those that belong to no upload. */
  ownerless(names: readonly string[]): Promise<readonly string[]>
}
