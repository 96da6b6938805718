/** The transport port over the tRPC client and tus (SY9, UP1); every failure leaves as a SendFailure. */
import type { DiaryEntry } from '@domain/evidence/diary'
import type { RevisionPush } from '@domain/sync/protocol'
import { speaking } from './failure'
import type { Transport } from './ports'
import type { DiaryPage, Pulled } from './remote.types'
import { type ByteSender, tusOver } from './tus'

/** The parts of the tRPC client that syncing calls. */
export interface SyncApi {
  readonly sync: {
    readonly pull: {
      query(input: Parameters<Transport['pull']>[0] extends infer C ? { cursor: C } : never): Promise<Pulled>
    }
    readonly lacking: {
      query(input: { filingId: string; hashes: string[] }, options?: Options): Promise<string[]>
    }
    readonly diary: { query(input: { after: DiaryPage['next'] }): Promise<DiaryPage> }
    readonly keepDiary: { mutate(input: DiaryEntry): Promise<unknown> }
    readonly push: { mutate(input: RevisionPush, options?: Options): Promise<unknown> }
  }
}

interface Options {
  signal?: AbortSignal
}

export interface TransportOptions {
  readonly api: SyncApi
  readonly sender: ByteSender
  readonly base: () => string
  readonly headers: () => Record<string, string>
}

export function transportOver({ api, sender, base, headers }: TransportOptions): Transport {
  return {
    pull: (cursor) => speaking(api.sync.pull.query({ cursor })),
    lacking: (filingId, hashes, signal) =>
      speaking(api.sync.lacking.query({ filingId, hashes: [...hashes] }, signal ? { signal } : {})),
    diary: (after) => speaking(api.sync.diary.query({ after })),
    keepDiary: (entry) => speaking(api.sync.keepDiary.mutate(entry)),
    push: (revision, signal) => speaking(api.sync.push.mutate(revision, signal ? { signal } : {})),
    ...tusOver(sender, base, headers),
  }
}
