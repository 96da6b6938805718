/** One entry's way to the server: its files, then its revision, then the answer (OB2). */
import type { Attempt } from './attempt'
import { holding, letGo } from './entries'
import type { Ledger } from './ledger'
import { type Outcome, outcomeOfAnswer, outcomeOfFailure } from './outcome'
import type { FileStore, Transport } from './ports'
import type { StoredEntry } from './records'
import { sendFiles } from './send-files'
import type { Unfinished } from './unfinished'

export interface Carrier {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly files: Pick<FileStore, 'open'>
  readonly unfinished: Unfinished
  readonly changed: () => void
}

const pushTimeout = 30_000

/** `late` hears an answer that comes after we stopped waiting (OB4). Rejects when the phone cannot keep a step. */
export async function carry(
  { ledger, transport, files, unfinished, changed }: Carrier,
  { push }: StoredEntry,
  attempt: Attempt,
  late: (answer: unknown) => void,
): Promise<Outcome> {
  const { revisionId: id, filingId } = push
  try {
    await sendFiles(push, {
      transport,
      files,
      unfinished,
      fileOf: (sha256) => ledger.of(filingId).files.find((file) => file.sha256 === sha256)?.id ?? null,
      signal: attempt.signal,
      patiently: (answer, ms) => attempt.patiently(answer, ms),
      holds: (hashes) => {
        attempt.held(hashes)
        if (hashes.length > 0) ledger.amend(filingId, (work) => holding(work, id, hashes))
      },
      progress: (sha256, sent) => {
        attempt.sent(sha256, sent)
        changed()
      },
    })
  } catch (error) {
    // not an answer to the revision: an earlier push of it may still have arrived
    return { ...outcomeOfFailure(error), fateKnown: false }
  }
  await ledger.commit(filingId, (work) => letGo(work, id))
  const answer = transport.push(push, attempt.signal)
  try {
    return outcomeOfAnswer(await attempt.patiently(answer, pushTimeout), push)
  } catch (error) {
    void answer.then(late).catch(() => {})
    return outcomeOfFailure(error)
  }
}
