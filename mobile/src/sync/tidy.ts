/**
 * OB14: what nobody needs any more leaves the phone: delivered work after fourteen days, and files to which no draft
 * and no entry points. The record forgets its need first, then the file goes, then the record forgets the file.
 */
import type { StoredDiary } from './diary-records'
import { withoutOld } from './entries'
import type { Change, Ledger } from './ledger'
import type { FileStore, KeptFile } from './ports'
import { type FilingWork, neededFiles, unsentFiles } from './records'
import type { Usage } from './workspace.types'

/** Tidies one filing's work after `change`; resolves with the bytes given back. */
export async function tidy(
  ledger: Ledger,
  files: Pick<FileStore, 'remove'>,
  filingId: string,
  now: number,
  change: Change = (work) => work,
): Promise<number> {
  const work = await ledger.commit(filingId, (latest) => withoutOld(change(latest), now))
  const idle = idleFiles(work)
  if (idle.length === 0) return 0
  for (const file of idle) await files.remove(file.id)
  const gone = new Set(idle.map((file) => file.id))
  await ledger.commit(filingId, (latest) => ({
    ...latest,
    files: latest.files.filter((file) => !gone.has(file.id)),
  }))
  return idle.reduce((sum, file) => sum + file.size, 0)
}

function idleFiles(work: FilingWork): KeptFile[] {
  const needed = neededFiles(work)
  return work.files.filter((file) => !needed.has(file.sha256))
}

/** How much room photos take, and how much of it clearing would give back. */
export function usageOf(works: readonly FilingWork[], diary: readonly StoredDiary[] = []): Usage {
  const inWorks = new Set(works.flatMap((work) => work.files.map((file) => file.id)))
  const gathered = diary.flatMap(({ file, state }) =>
    file && !inWorks.has(file.id) ? [{ size: file.size, unsent: state !== 'held' }] : [],
  )
  const reported = works.flatMap((work) => {
    const unsent = unsentFiles(work)
    return work.files.map((file) => ({ size: file.size, unsent: unsent.has(file.sha256) }))
  })
  const files = [...reported, ...gathered]
  const bytes = (list: readonly { readonly size: number }[]) => list.reduce((sum, file) => sum + file.size, 0)
  const unsent = files.filter((file) => file.unsent)
  const clearable = files.filter((file) => !file.unsent)
  return {
    bytes: bytes(files),
    count: files.length,
    unsentBytes: bytes(unsent),
    unsentCount: unsent.length,
    clearableBytes: bytes(clearable),
    clearableCount: clearable.length,
  }
}
