import type { Inspected } from '@domain/evidence/inspect-file'
import type { PictureTrace } from '@domain/evidence/likeness'
import type { PhotoMetadata } from '@domain/evidence/metadata'

/** Content-addressed bytes. `put` is durable when it returns: written, fsynced, renamed, folder fsynced. */
export interface BlobStore {
  hashOf(bytes: Uint8Array): string
  /** Stores the bytes under their SHA-256 (lower-case hex); the same bytes twice are one blob. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly size: number }>
  read(sha256: string): Promise<Uint8Array | null>
  has(sha256: string): Promise<boolean>
  /** Throws when the store cannot answer. */
  check(): Promise<void>
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
  sniff(bytes: Uint8Array): Promise<Inspected>
  /** What the file says of itself; nothing where it says nothing. */
  metadata(bytes: Uint8Array): PhotoMetadata
  make(bytes: Uint8Array, watermark: Watermark): Promise<MadeImages | null>
  /** A copy for the public: no EXIF, no person named. */
  publicCopy(bytes: Uint8Array): Promise<Uint8Array | null>
}

/** Short-lived signed paths to protected files, because an image element sends no header. */
export interface LinkSigner {
  /** `name`: what a document is called where it is opened. */
  sign(sha256: string, mediaType: string, name?: string): string
  /** The file that a path's parts name, or null when the signature or the time is wrong. */
  open(parts: {
    readonly sha256: string
    readonly type: string
    readonly until: string
    readonly signature: string
    readonly name?: string | undefined
  }): { readonly sha256: string; readonly mediaType: string; readonly name?: string } | null
}
