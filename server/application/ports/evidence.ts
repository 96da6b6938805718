import type { Inspected } from '@domain/evidence/inspect-file'
import type { PictureTrace } from '@domain/evidence/likeness'
import type { PhotoMetadata } from '@domain/evidence/metadata'

/** Content-addressed bytes. What is put is durable when the call returns: on a disk written, fsynced, renamed, folder fsynced. */
export interface BlobStore {
  hashOf(bytes: Uint8Array): string
  /**
   * Stores the bytes under their SHA-256 (lower-case hex); the same bytes twice are one blob. `known`: what `hashOf`
   * gave for these very bytes, for whoever has asked it already.
   */
  put(bytes: Uint8Array, known?: string): Promise<{ readonly sha256: string; readonly size: number }>
  /**
   * Stores what the pieces make up, holding few of them at a time. Throws an error named `Torn`, and stores nothing,
   * when they are not the bytes of this SHA-256.
   */
  putPieces(
    sha256: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<{ readonly sha256: string; readonly size: number }>
  read(sha256: string): Promise<Uint8Array | null>
  /** The bytes, some at a time; nothing is held open before they are asked for. */
  open(sha256: string): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> } | null>
  has(sha256: string): Promise<boolean>
  /** EV6: whether the stored bytes still are what their name says; reads them all. */
  verify(sha256: string): Promise<'whole' | 'damaged' | 'absent'>
  /** Throws when the store cannot answer. */
  check(): Promise<void>
  /** Pieces of uploads that are not whole yet. */
  readonly parts: PartStore
}

/** Pieces of unfinished uploads, shared by all server processes; each is durable when `add` returns. */
export interface PartStore {
  /** The name under which the piece lies. */
  add(bytes: Uint8Array): Promise<string>
  read(name: string): Promise<Uint8Array | null>
  /** What is gone already is no error. */
  remove(names: readonly string[]): Promise<void>
  /** Names of pieces written before the instant. */
  olderThan(instant: Date): Promise<readonly string[]>
}

/** A file that is read piece by piece, as often as `pieces` is called. */
export interface FilePieces {
  /** Bytes. */
  readonly size: number
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Lines burned into the lower left of the display copy (水印). */
export type Watermark = readonly string[]

/** What one decode of a photo yields; null where the file cannot be decoded. */
export interface MadeImages {
  readonly thumbnail: Uint8Array
  readonly watermarked: Uint8Array
  readonly trace: PictureTrace
}

/** Image work, done by a background job. */
export interface ImageWorkshop {
  /** The media type told by the bytes themselves, or why the file is not taken (EV30, EV31). */
  sniff(file: FilePieces): Promise<Inspected>
  /** What the file says of itself; nothing where it says nothing. */
  metadata(bytes: Uint8Array): PhotoMetadata
  make(bytes: Uint8Array, watermark: Watermark): Promise<MadeImages | null>
  /** A copy for the public: no EXIF, no person named. */
  publicCopy(bytes: Uint8Array): Promise<Uint8Array | null>
}

/** Seconds of the clock until which it holds, and the signature. */
export interface Seal extends Readonly<Record<'until' | 'sig', string>> {}

/** Short-lived signed paths to protected files, because an image element sends no header. */
export interface LinkSigner {
  /** `name`: what a document is called where it is opened. */
  sign(sha256: string, mediaType: string, name?: string): string
  /** What lets whoever holds it have what the parts name, until its time. */
  seal(parts: readonly string[]): Seal
  isSealed(parts: readonly string[], seal: Seal): boolean
  /** The file that a path's parts name, or null when the signature or the time is wrong. */
  open(parts: {
    readonly sha256: string
    readonly type: string
    readonly until: string
    readonly signature: string
    readonly name?: string | undefined
  }): { readonly sha256: string; readonly mediaType: string; readonly name?: string } | null
}
