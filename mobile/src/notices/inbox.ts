/** One's own inbox (消息): asked of the server, remembered for a start without network; what is read offline is told later. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { type Failure, type PagedList, pagedList } from '@/lists/paged-list'
import { type MarksDesk, marksOf, note, tellMarks } from './marks'

export type InboxPage = inferRouterOutputs<AppRouter>['notices']['list']
export type InboxRow = InboxPage['rows'][number]
type Position = NonNullable<InboxPage['next']>

/** What the inbox needs of the world. */
export interface InboxDesk extends MarksDesk {
  list(after: Position | null): Promise<InboxPage>
  explain(error: unknown): Failure
  /** Hears how many are unread whenever that is known anew. */
  unread(count: number): void
  nowMs(): number
}

export interface Inbox extends PagedList<null, InboxPage> {
  /** Shows it as read at once; the server hears of it now or when it is next reached. */
  read(row: InboxRow): Promise<void>
  readAll(): Promise<void>
}

const pageSize = 20

export function inboxOf(desk: InboxDesk): Inbox {
  const key = `inbox/${desk.accountId}`

  const list = pagedList<null, InboxPage, Position>(
    {
      async load(_, after) {
        await tellMarks(desk)
        const page = await desk.list(after)
        desk.unread(page.unread)
        return page
      },
      next: (page) => page.next,
      join: (shown, more) => ({
        ...more,
        rows: [...shown.rows, ...more.rows.filter(({ id }) => !shown.rows.some((row) => row.id === id))],
      }),
      explain: desk.explain,
      nowMs: desk.nowMs,
      remembered: () => desk.store.get(key),
      remember: (shown) => desk.store.set(key, shown),
    },
    null,
  )

  /** On screen and on the phone first. */
  const show = async (readNow: (row: InboxRow) => boolean, unread: number) => {
    const { page, asOf } = list.store.get()
    if (page === null || asOf === null) return
    const rows = page.rows.map((row) => (readNow(row) ? { ...row, read: true } : row))
    list.store.set({ page: { ...page, rows, unread } })
    desk.unread(unread)
    const first = rows.slice(0, pageSize)
    const last = first.at(-1)
    const next = rows.length > pageSize && last ? { at: last.at, id: last.id } : page.next
    await desk.store.set(key, { question: null, page: { rows: first, unread, next }, asOf })
  }

  return {
    ...list,
    async read(row) {
      if (row.read) return
      const unread = list.store.get().page?.unread ?? 1
      await show(({ id }) => id === row.id, Math.max(0, unread - 1))
      const { ids, upTo } = await marksOf(desk)
      await note(desk, { ids: [...ids, row.id], upTo })
    },
    async readAll() {
      const newest = list.store.get().page?.rows[0]
      if (!newest) return
      await show(() => true, 0)
      await note(desk, { ids: [], upTo: { at: newest.at, id: newest.id } })
    },
  }
}
