/**
 * A list that the server gives page by page (分页列表): asked anew when the question changes, longer on demand.
 * What is shown stays until something better has come; an answer to an earlier question is never shown.
 */
import { createStore, type Store } from '@/components/store'

/** What happened, what is safe, what next; the code is for whoever helps. */
export interface Failure {
  readonly sentence: string
  readonly code: string | null
}

export interface ListState<Question, Page> {
  readonly question: Question
  /** `ready` as soon as there is anything to show, be it from last time. */
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly page: Page | null
  /** When the server gave the first page, ISO 8601 UTC. */
  readonly asOf: string | null
  /** A first page is being fetched. */
  readonly refreshing: boolean
  readonly more: 'idle' | 'loading' | 'failed'
  /** Why the last fetch did not get through; null when it did. */
  readonly trouble: Failure | null
}

export interface Source<Question, Page, Next> {
  load(question: Question, after: Next | null): Promise<Page>
  next(page: Page): Next | null
  join(shown: Page, more: Page): Page
  explain(error: unknown): Failure
  nowMs(): number
  /** What was shown last time, for a start without network. */
  remembered?: (() => Promise<Remembered<Question, Page> | undefined>) | undefined
  remember?: ((shown: Remembered<Question, Page>) => Promise<void>) | undefined
}

export interface Remembered<Question, Page> {
  readonly question: Question
  readonly page: Page
  readonly asOf: string
}

export interface PagedList<Question, Page> {
  readonly store: Store<ListState<Question, Page>>
  /** Shows what is remembered, then asks. */
  start(): Promise<void>
  ask(question: Question): Promise<void>
  /** Asks the same again; calls in between share one run. */
  refresh(): Promise<void>
  /** The next page; does nothing when there is none or one is on its way. */
  more(): Promise<void>
}

export function pagedList<Question, Page, Next>(
  source: Source<Question, Page, Next>,
  first: Question,
): PagedList<Question, Page> {
  const store = createStore<ListState<Question, Page>>({
    question: first,
    phase: 'loading',
    page: null,
    asOf: null,
    refreshing: false,
    more: 'idle',
    trouble: null,
  })
  /** Counts first pages asked for; only the last one's answer counts. */
  let turn = 0

  const fetchFirst = async (question: Question, keeps: boolean) => {
    turn += 1
    const mine = turn
    store.set({ question, refreshing: true, more: 'idle' })
    try {
      const page = await source.load(question, null)
      if (mine !== turn) return
      const asOf = new Date(source.nowMs()).toISOString()
      store.set({ phase: 'ready', page, asOf, refreshing: false, trouble: null })
      await source.remember?.({ question, page, asOf })
    } catch (error) {
      if (mine !== turn) return
      const trouble = source.explain(error)
      // rows of another question would be untrue under this one
      const kept = keeps ? store.get().page : null
      store.set({ phase: kept === null ? 'failed' : 'ready', page: kept, refreshing: false, trouble })
    }
  }

  let refreshing: Promise<void> | null = null

  const list: PagedList<Question, Page> = {
    store,
    async start() {
      const last = await source.remembered?.()
      if (last !== undefined && store.get().page === null) store.set({ ...last, phase: 'ready' })
      await list.refresh()
    },
    ask: (question) => fetchFirst(question, false),
    refresh() {
      const run = refreshing ?? fetchFirst(store.get().question, true).finally(() => (refreshing = null))
      refreshing = run
      return run
    },
    async more() {
      const { page, question, more, refreshing } = store.get()
      const after = page === null ? null : source.next(page)
      if (page === null || after === null || more === 'loading' || refreshing) return
      const mine = turn
      store.set({ more: 'loading' })
      try {
        const further = await source.load(question, after)
        if (mine === turn) store.set({ page: source.join(page, further), more: 'idle', trouble: null })
      } catch (error) {
        if (mine === turn) store.set({ more: 'failed', trouble: source.explain(error) })
      }
    },
  }
  return list
}
