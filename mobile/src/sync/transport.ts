/** The transport port over the tRPC client and the upload address (SY9); every failure leaves as a SendFailure. */
import type { DiaryEntry } from '@domain/evidence/diary'
import type { RevisionPush } from '@domain/sync/protocol'
import { answered, failureOf, foreign, problemInBody, refusal, silence } from './failure'
import type { Transport } from './ports'
import type { DiaryPage, Pulled } from './remote.types'

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

export interface ByteSender {
  sendBytes(sending: {
    url: string
    method: 'PUT' | 'POST'
    headers: Record<string, string>
    body: ArrayBuffer
    onProgress?: ((sent: number) => void) | undefined
    signal?: AbortSignal | undefined
  }): Promise<{ status: number; text: string }>
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
    async upload({ filingId, projectId, sha256, mediaType, bytes, signal, onProgress }) {
      const purpose =
        projectId === undefined ? `filing=${filingId}` : `project=${encodeURIComponent(projectId)}`
      const answer = await speaking(
        sender.sendBytes({
          url: `${base()}/uploads/${sha256}?${purpose}`,
          method: 'PUT',
          headers: { ...headers(), 'content-type': mediaType },
          body: bytes,
          onProgress,
          signal,
        }),
      )
      checkStored(answer, sha256)
    },
  }
}

async function speaking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw failureOf(error)
  }
}

/** Only our server names the hash of what it stored; a login page does not. */
function checkStored({ status, text }: { status: number; text: string }, sha256: string): void {
  const body = parsed(text)
  if (status >= 200 && status < 300) {
    if ((body as { sha256?: unknown } | null)?.sha256 === sha256) return
    throw silence('portal')
  }
  const problem = problemInBody(body)
  if (problem) throw refusal(problem, status)
  throw body === null ? foreign(status) : answered(status)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
