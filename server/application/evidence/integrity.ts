import type { BlobStore } from '../ports/evidence'

/** What one pass over the stored files found (完整性检查). Instants are ISO 8601 UTC. */
export interface IntegrityRun {
  readonly id: string
  readonly startedAt: string
  /** Null while it is under way, or waits to go on. */
  readonly finishedAt: string | null
  /** The last file that was looked at; the next pass goes on behind it. */
  readonly cursor: string
  readonly files: number
  readonly bytes: number
  /** Files that the database speaks of and the store does not have. */
  readonly missing: readonly string[]
  /** Files whose bytes are no longer those of their name. */
  readonly damaged: readonly string[]
  /** Files that nothing in the database speaks of; told, never removed. */
  readonly orphans: readonly string[]
  /** False where the store cannot be listed. */
  readonly listed: boolean
}

export interface IntegrityLedger {
  /** Runs the work unless another process is at it; null then. */
  alone<T>(work: () => Promise<T>): Promise<T | null>
  /** The run that was not finished, else null. */
  unfinished(): Promise<IntegrityRun | null>
  /** Of files whose name begins so, those behind the cursor that the database speaks of, in order. */
  known(shelf: string, after: string): Promise<readonly { readonly sha256: string; readonly size: number }[]>
  /** Which of these names the database speaks of. */
  spokenOf(names: readonly string[]): Promise<ReadonlySet<string>>
  /** Keeps where the run stands; a finished one with its audit record, in one transaction. */
  keep(run: IntegrityRun): Promise<void>
}

/** What lies in the store, by the first two digits of its name; null: this store cannot be listed. */
export type StoreListing = (
  shelf: string,
) => Promise<readonly { readonly sha256: string; readonly writtenAt: Date }[]>

export interface IntegrityPace {
  readonly bytesPerSecond: number
  /** Stops between two files after so long; the next pass goes on there. */
  readonly longestMs: number
}

export interface IntegrityWorld {
  readonly now: () => Date
  readonly newId: () => string
  readonly blobs: Pick<BlobStore, 'verify'>
  readonly pause: (ms: number) => Promise<void>
  /** The process is about to leave: stop at the next file. */
  readonly stopping: () => boolean
}

/** A file is stored before the database speaks of it: what is younger is no orphan yet. */
const orphanAfterMs = 24 * 3_600_000
const keptEvery = 100

/**
 * EV25, EV26: hashes every stored file again, shelf by shelf, and compares with the database. Goes on where an earlier
 * pass stopped. Null when another process is at it.
 */
export function checkIntegrity(
  world: IntegrityWorld,
  ledger: IntegrityLedger,
  listing: StoreListing | null,
  pace: IntegrityPace,
): Promise<IntegrityRun | null> {
  return ledger.alone(async () => {
    const begun = world.now().getTime()
    let run = (await ledger.unfinished()) ?? fresh(world, listing !== null)
    await ledger.keep(run)
    for (const shelf of shelves.filter((name) => name >= run.cursor.slice(0, 2))) {
      for (const { sha256, size } of await ledger.known(shelf, run.cursor)) {
        const state = await world.blobs.verify(sha256)
        run = {
          ...run,
          cursor: sha256,
          files: run.files + 1,
          bytes: run.bytes + size,
          missing: state === 'absent' ? [...run.missing, sha256] : run.missing,
          damaged: state === 'damaged' ? [...run.damaged, sha256] : run.damaged,
        }
        if (run.files % keptEvery === 0) await ledger.keep(run)
        if (world.stopping() || world.now().getTime() - begun > pace.longestMs) {
          await ledger.keep(run)
          return run
        }
        await world.pause((size / pace.bytesPerSecond) * 1000)
      }
      const orphans = listing === null ? [] : await orphansOf(world, ledger, await listing(shelf))
      run = { ...run, cursor: `${shelf}${'f'.repeat(62)}`, orphans: [...run.orphans, ...orphans] }
    }
    run = { ...run, finishedAt: world.now().toISOString() }
    await ledger.keep(run)
    return run
  })
}

const shelves = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))

function fresh({ now, newId }: IntegrityWorld, listed: boolean): IntegrityRun {
  const startedAt = now().toISOString()
  const nothing = { missing: [], damaged: [], orphans: [] }
  return { id: newId(), startedAt, finishedAt: null, cursor: '', files: 0, bytes: 0, ...nothing, listed }
}

async function orphansOf(
  { now }: IntegrityWorld,
  ledger: IntegrityLedger,
  stored: readonly { readonly sha256: string; readonly writtenAt: Date }[],
): Promise<string[]> {
  const old = stored.filter(({ writtenAt }) => now().getTime() - writtenAt.getTime() > orphanAfterMs)
  const spokenOf = await ledger.spokenOf(old.map(({ sha256 }) => sha256))
  return old.map(({ sha256 }) => sha256).filter((name) => !spokenOf.has(name))
}
