/** OB12: how much an account has left on this phone, without opening any of it. */
import type { Store } from './ports'
import { type FilingWork, isUnsent, keysOf } from './records'

export interface LeftBehind {
  /** Entries not delivered. */
  readonly unsent: number
  readonly drafts: number
}

export async function leftBehind(store: Store, accountId: string): Promise<LeftBehind> {
  const works: FilingWork[] = []
  for (const key of await store.keys(keysOf(accountId).works)) {
    const work = await store.get<FilingWork>(key)
    if (work) works.push(work)
  }
  return {
    unsent: works.reduce((count, work) => count + work.entries.filter(isUnsent).length, 0),
    drafts: works.filter((work) => work.draft !== null).length,
  }
}
