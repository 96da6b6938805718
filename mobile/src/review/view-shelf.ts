/** Filings that this person has opened, kept to be read again without network: the last few, sealed to the account. */
import type { KeyValue } from '@/platform/key-value.types'
import type { FilingView } from './filing'

export interface ShelvedView {
  readonly view: FilingView
  /** When the server gave it, ISO 8601 UTC. */
  readonly asOf: string
}

const most = 20

export function viewShelf(store: KeyValue, accountId: string) {
  const folder = `opened/${accountId}/`
  return {
    get: (filingId: string) => store.get<ShelvedView>(folder + filingId),

    async put(shelved: ShelvedView): Promise<void> {
      await store.set(folder + shelved.view.id, shelved)
      const keys = await store.keys(folder)
      if (keys.length <= most) return
      const kept = await Promise.all(
        keys.map(async (key) => ({ key, asOf: (await store.get<ShelvedView>(key))?.asOf ?? '' })),
      )
      const oldest = kept.sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).slice(0, keys.length - most)
      for (const { key } of oldest) await store.remove(key)
    },
  }
}

export type ViewShelf = ReturnType<typeof viewShelf>
