/** Addresses of uploads that are not whole yet, kept so that a killed app goes on where it was (UP4). */
import type { Clock, Purpose, Store } from './ports'
import type { Keys } from './records'

export interface Unfinished {
  of(purpose: Purpose, sha256: string): Promise<string | null>
  keep(purpose: Purpose, sha256: string, address: string): Promise<void>
  forget(purpose: Purpose, sha256: string): Promise<void>
  /** Forgets what the server no longer keeps either (UP8). */
  tidy(): Promise<void>
}

interface Kept {
  readonly address: string
  /** Wall clock, milliseconds. */
  readonly since: number
}

const keptMs = 8 * 86_400_000

export function unfinishedUploads(store: Store, keys: Keys, clock: Clock): Unfinished {
  const keyOf = (purpose: Purpose, sha256: string) =>
    keys.upload('filingId' in purpose ? purpose.filingId : purpose.projectId, sha256)
  return {
    async of(purpose, sha256) {
      return (await store.get<Kept>(keyOf(purpose, sha256)))?.address ?? null
    },
    keep: (purpose, sha256, address) =>
      store.set(keyOf(purpose, sha256), { address, since: clock.wall() } satisfies Kept),
    async forget(purpose, sha256) {
      const key = keyOf(purpose, sha256)
      if ((await store.get<Kept>(key)) !== undefined) await store.remove(key)
    },
    async tidy() {
      for (const key of await store.keys(keys.uploads)) {
        const kept = await store.get<Kept>(key)
        if (kept && Math.abs(clock.wall() - kept.since) > keptMs) await store.remove(key)
      }
    },
  }
}
