/** What waits for this person's decision (待审): asked of the server, remembered for a start without network. */
import type { Light } from '@domain/filings/form'
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { type Failure, type PagedList, pagedList } from '@/lists/paged-list'
import type { KeyValue } from '@/platform/key-value.types'

export type QueuePage = inferRouterOutputs<AppRouter>['review']['queue']
export type QueueRow = QueuePage['rows'][number]
type Next = NonNullable<QueuePage['next']>

export interface QueueQuestion {
  readonly light: Light | null
  readonly text: string
}

export const everything: QueueQuestion = { light: null, text: '' }

/** What the queue needs of the world. */
export interface QueueDesk {
  queue(question: {
    readonly light?: Light
    readonly text?: string
    readonly after?: Next
  }): Promise<QueuePage>
  explain(error: unknown): Failure
  nowMs(): number
  readonly store: KeyValue
  readonly accountId: string
}

export type Queue = PagedList<QueueQuestion, QueuePage>

/** Only the whole list is remembered: a search of yesterday is no list of what waits. */
export function reviewQueue(desk: QueueDesk): Queue {
  const key = `queue/${desk.accountId}`
  return pagedList<QueueQuestion, QueuePage, Next>(
    {
      load: ({ light, text }, after) =>
        desk.queue({
          ...(light === null ? {} : { light }),
          ...(text.trim() === '' ? {} : { text: text.trim() }),
          ...(after === null ? {} : { after }),
        }),
      next: (page) => page.next,
      join: (shown, more) => ({
        ...more,
        rows: [...shown.rows, ...more.rows.filter((row) => !shown.rows.some(sameFiling(row)))],
      }),
      explain: desk.explain,
      nowMs: desk.nowMs,
      remembered: () => desk.store.get(key),
      remember: async (shown) => {
        const { light, text } = shown.question
        if (light === null && text === '') await desk.store.set(key, shown)
      },
    },
    everything,
  )
}

const sameFiling = (row: QueueRow) => (other: QueueRow) => other.filingId === row.filingId

const lightWords: readonly (readonly [Light, string])[] = [
  ['red', '预警'],
  ['yellow', '提醒'],
  ['green', '正常'],
  ['gray', '未填'],
]

/** The filters with the server's counts; a light that nothing has is left out unless it is chosen. */
export function filtersOf(counts: QueuePage['counts'], chosen: Light | null) {
  const all = lightWords.reduce((sum, [light]) => sum + counts[light], 0)
  return [
    { value: 'all', label: '全部', count: all },
    ...lightWords
      .filter(([light]) => counts[light] > 0 || light === chosen)
      .map(([light, label]) => ({ value: light, label, count: counts[light] })),
  ]
}

export const chosenLight = (value: string): Light | null =>
  lightWords.find(([light]) => light === value)?.[0] ?? null
