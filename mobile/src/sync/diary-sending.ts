/** Takes own diary entries to the server: an entry is held once an answer with its own hash came (EV10). */
import { diaryAcknowledgedSchema, diaryHash } from '@domain/evidence/diary'
import type { StoredDiary } from './diary-records'
import { failureOf, type SendFailure, silence } from './failure'
import type { FileStore, Timers, Transport } from './ports'
import type { Unfinished } from './unfinished'
import { uploadFile } from './upload-file'

export interface DiaryWorld {
  readonly transport: Transport
  readonly files: Pick<FileStore, 'open'>
  readonly unfinished: Unfinished
  readonly timers: Timers
}

const tellTimeout = 65_000

/** Resolves once the server holds the entry; rejects with SendFailure. */
export async function sendDiaryEntry(world: DiaryWorld, stored: StoredDiary): Promise<void> {
  try {
    await told(world, stored)
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'evidence.missing') throw failure
    await uploaded(world, stored)
    await told(world, stored)
  }
}

async function told({ transport, timers }: DiaryWorld, { entry }: StoredDiary): Promise<void> {
  const answer = diaryAcknowledgedSchema.safeParse(await within(timers, transport.keepDiary(entry)))
  const { success, data } = answer
  if (!success || data.id !== entry.id || data.contentHash !== diaryHash(entry)) throw silence('portal')
}

async function uploaded(world: DiaryWorld, stored: StoredDiary): Promise<void> {
  const { transport, files, unfinished, timers } = world
  const { entry, file } = stored
  const { evidence } = entry
  if (!evidence) return
  const opened = file ? await files.open(file.id).catch(absentIsNull) : null
  if (opened === null) throw silence('file-damaged')
  await uploadFile({
    transport,
    unfinished,
    purpose: { projectId: entry.projectId },
    sha256: evidence.sha256,
    file: opened,
    patiently: (answer, ms) => within(timers, answer, ms),
    progress: () => {},
  })
}

function absentIsNull(error: { name?: unknown }): null {
  if (error.name === 'FileAbsent') return null
  throw error
}

/** Waits for an answer, but not for ever. */
function within<T>(timers: Timers, answer: Promise<T>, patience = tellTimeout): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(patience, () => reject(silence('no-answer')))
    answer.then(resolve, reject).finally(cancel)
  })
}

/** A word about this entry alone; anything else would meet the next one too. */
export function isAboutEntry(failure: SendFailure): boolean {
  if (failure.code === 'evidence.hash-mismatch' || failure.code === 'evidence.missing') return false
  return (
    failure.code === 'file-damaged' ||
    failure.nature === 'refused' ||
    failure.nature === 'absent' ||
    failure.nature === 'forbidden' ||
    failure.nature === 'conflict'
  )
}
