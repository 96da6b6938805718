/** Approving several filings from the list (一起通过): chosen, sent with ids kept before, answered one by one. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createStore, type Store } from '@/components/store'
import type { KeyValue } from '@/platform/key-value.types'
import { type Answered, answered } from './batch-words'
import type { QueueRow } from './queue'
import { lostSentence } from './submit'

type Items = inferRouterInputs<AppRouter>['review']['approveMany']['items']
export type BatchResults = inferRouterOutputs<AppRouter>['review']['approveMany']

/** What approving together needs of the world. */
export interface BatchDesk {
  approveMany(items: Items): Promise<BatchResults>
  /** A version 4 UUID. */
  mint(): Promise<string>
  /** The refusal behind a failed call: its sentence; null when no answer came. */
  refusal(error: unknown): { readonly sentence: string } | null
  readonly store: KeyValue
  readonly accountId: string
}

export interface BatchState {
  readonly chosen: readonly QueueRow[]
  readonly busy: boolean
  /** What became of the last ones; null before and when put away. */
  readonly answered: Answered | null
  /** Why no answer came. */
  readonly trouble: string | null
}

export interface Batch {
  readonly store: Store<BatchState>
  toggle(row: QueueRow): void
  clear(): void
  /** Resolves to whether anything was answered; the list is then to be fetched anew. */
  approve(): Promise<boolean>
  /** Puts the answers away. */
  dismiss(): void
}

/** As many as the server takes in one call. */
const most = 50

/** RV4: a filing keeps its id as long as it stands where it stood, through lost answers and restarts. */
const standing = (row: QueueRow) => `${row.filingId}/${row.revision}/${row.at}`

export function batchOf(desk: BatchDesk): Batch {
  const key = `queue-batch/${desk.accountId}`
  const store = createStore<BatchState>({ chosen: [], busy: false, answered: null, trouble: null })

  const itemsOf = async (rows: readonly QueueRow[]): Promise<Items> => {
    const known = (await desk.store.get<Record<string, string>>(key)) ?? {}
    const ids: Record<string, string> = {}
    for (const row of rows) ids[standing(row)] = known[standing(row)] ?? (await desk.mint())
    await desk.store.set(key, { ...known, ...ids })
    return rows.map((row) => ({
      decisionId: ids[standing(row)] ?? '',
      filingId: row.filingId,
      revision: row.revision,
    }))
  }

  return {
    store,
    toggle(row) {
      const { chosen, busy } = store.get()
      if (busy) return
      const others = chosen.filter(({ filingId }) => filingId !== row.filingId)
      if (others.length < chosen.length) return store.set({ chosen: others })
      if (row.batchable && chosen.length < most) store.set({ chosen: [...chosen, row] })
    },
    clear: () => store.set({ chosen: [], trouble: null }),
    dismiss: () => store.set({ answered: null }),
    async approve() {
      const { chosen, busy } = store.get()
      if (busy || chosen.length === 0) return false
      store.set({ busy: true, answered: null, trouble: null })
      try {
        const results = await desk.approveMany(await itemsOf(chosen))
        await desk.store.remove(key)
        store.set({ chosen: [], busy: false, answered: answered(chosen, results) })
        return true
      } catch (error) {
        store.set({ busy: false, trouble: desk.refusal(error)?.sentence ?? lostSentence })
        return false
      }
    },
  }
}
