/**
 * What the sync room needs of the world. The platform room provides it on a phone, a model in the tests.
 */

import type { DiaryEntry } from '@domain/evidence/diary'
import type { Capture, ClockCheck, EvidenceRef } from '@domain/evidence/evidence'
import type { Cursor, RevisionPush } from '@domain/sync/protocol'
import type { DiaryPage, Pulled } from './remote.types'

/** Durable JSON by key; a value is there whole or not at all. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
}

/** A temporary path (WeChat) or a blob (H5). */
export type Temp = string | Blob

/** Durable bytes by id. */
export interface FileStore {
  keep(temp: Temp, named?: { id?: string; mediaType?: string }): Promise<KeptFile>
  /** Bytes that no picker handed over. */
  keepBytes(bytes: Uint8Array, named: { id: string; mediaType: string }): Promise<KeptFile>
  /** Throws an error named FileAbsent when the id is unknown. */
  read(id: string): Promise<ArrayBuffer>
  /** For reading piece by piece; throws as `read` does. */
  open(id: string): Promise<OpenedFile>
  url(id: string): Promise<string>
  release(url: string): void
  remove(id: string): Promise<void>
}

export interface OpenedFile {
  /** Bytes. */
  readonly size: number
  slice(from: number, to: number): Promise<ArrayBuffer>
}

export interface KeptFile {
  readonly id: string
  /** Bytes. */
  readonly size: number
  /** SHA-256, lower-case hex, of the bytes as kept. */
  readonly sha256: string
  readonly mediaType: string
}

/** One picture or document with what is known at the shutter or the choice. */
export interface Captured {
  readonly temp: Temp
  readonly source: Capture['source']
  readonly mediaType: EvidenceRef['mediaType']
  /** A document's name. */
  readonly name?: string
  /** Wall clock of the phone, ISO 8601 in UTC. */
  readonly pickedAt: string
  readonly monotonicMs: number
  /** The wall clock beside the server's; absent while that is not known. */
  readonly clock?: ClockCheck
}

/** Where the phone is, or why that is not known. */
export interface Locator {
  fix(): Promise<
    | {
        readonly latitude: number
        readonly longitude: number
        readonly accuracyMeters: number
        readonly takenAt: string
        readonly ageMs: number
        readonly datum: 'WGS-84' | 'GCJ-02'
      }
    | { readonly missing: string }
  >
}

export interface Clock {
  /** Milliseconds since 1970. */
  wall(): number
}

export interface Timers {
  /** Calls `fn` once after so many milliseconds; the returned function calls it off. */
  after(ms: number, fn: () => void): () => void
}

export interface Random {
  uuid(): Promise<string>
  /** In [0, 1), for jitter. */
  fraction(): number
}

/** What happens around the app; each function returns its own end. */
export interface Signals {
  isOnline(): Promise<boolean>
  onNetworkChange(fn: (online: boolean) => void): () => void
  onShow(fn: () => void): () => void
  onHide(fn: () => void): () => void
}

/** The server, on behalf of one account. Rejects with SendFailure and nothing else. */
export interface Transport {
  pull(cursor: Cursor | null): Promise<Pulled>
  lacking(filingId: string, hashes: readonly string[], signal?: AbortSignal): Promise<readonly string[]>
  /** One page of the unit's diary, from behind the cursor (EV9). */
  diary(after: DiaryPage['next']): Promise<DiaryPage>
  /** The answer as it came; believed only after checking (EV10). */
  keepDiary(entry: DiaryEntry): Promise<unknown>
  /** Sends a piece of a file; answers how far the upload is then, and where it goes on (UP1). */
  upload(piece: UploadPiece): Promise<UploadPoint>
  /** Bytes that the server has of an upload; null when it knows nothing of it. */
  uploadOffset(address: string, signal?: AbortSignal): Promise<number | null>
  /** The answer as it came; the runner believes it only after checking (SY5). */
  push(revision: RevisionPush, signal?: AbortSignal): Promise<unknown>
}

/** What a file is for: a filing, or the diary of a project (EV9). */
export type Purpose = { readonly filingId: string } | { readonly projectId: string }

/** How far an upload is acknowledged. */
export interface UploadPoint {
  /** Path at our server. */
  readonly address: string
  /** Bytes. */
  readonly offset: number
}

export interface UploadPiece {
  readonly purpose: Purpose
  readonly sha256: string
  /** Bytes of the whole file. */
  readonly size: number
  /** null begins the upload. */
  readonly at: UploadPoint | null
  readonly bytes: ArrayBuffer
  readonly signal?: AbortSignal | undefined
}
