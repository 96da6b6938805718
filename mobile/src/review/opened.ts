/** One filing being read: the kept one at once, the server's as soon as it comes; never an older one over a newer. */
import { createStore } from '@/components/store'
import type { Failure } from '@/lists/paged-list'
import type { FilingView } from './filing'
import type { ViewShelf } from './view-shelf'

export interface OpenedState {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly view: FilingView | null
  readonly asOf: string | null
  /** Why the server's could not be had; null when it was. */
  readonly trouble: Failure | null
}

export interface ReadingDesk {
  filing(id: string): Promise<FilingView>
  explain(error: unknown): Failure
  nowMs(): number
  readonly shelf: ViewShelf
}

export function openedFiling(desk: ReadingDesk, id: string) {
  const store = createStore<OpenedState>({ phase: 'loading', view: null, asOf: null, trouble: null })
  let refreshing: Promise<void> | null = null
  const fetchOnce = async (): Promise<void> => {
    try {
      const view = await desk.filing(id)
      const asOf = new Date(desk.nowMs()).toISOString()
      store.set({ phase: 'ready', view, asOf, trouble: null })
      // what cannot be kept can still be read
      await desk.shelf.put({ view, asOf }).catch(() => {})
    } catch (error) {
      const trouble = desk.explain(error)
      store.set({ trouble, phase: store.get().view === null ? 'failed' : 'ready' })
    }
  }
  /** Calls in between share one run. */
  const refresh = (): Promise<void> => {
    const run = refreshing ?? fetchOnce().finally(() => (refreshing = null))
    refreshing = run
    return run
  }
  return {
    store,
    refresh,
    async start(): Promise<void> {
      const kept = await desk.shelf.get(id).catch(() => undefined)
      if (kept !== undefined && store.get().view === null) store.set({ ...kept, phase: 'ready' })
      await refresh()
    },
  }
}

export type OpenedFiling = ReturnType<typeof openedFiling>
