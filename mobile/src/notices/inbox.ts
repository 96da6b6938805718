/** One's own inbox (消息): asked of the server, remembered for a start without network; what is read offline is told later. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { type Failure, type PagedList, pagedList } from '@/lists/paged-list'
import type { KeyValue } from '@/platform/key-value.types'

export type InboxPage = inferRouterOutputs<AppRouter>['notices']['list']
export type InboxRow = InboxPage['rows'][number]
type Position = NonNullable<InboxPage['next']>

/** What the inbox needs of the world. */
export interface InboxDesk {
  list(after: Position | null): Promise<InboxPage>
  read(ids: readonly string[]): Promise<unknown>
  readAll(newest: Position): Promise<unknown>
  explain(error: unknown): Failure
  /** No answer came, so that it is to be tried again. */
  silent(error: unknown): boolean
  /** Hears how many are unread whenever that is known anew. */
  unread(count: number): void
  nowMs(): number
  readonly store: KeyValue
  readonly accountId: string
}

export interface Inbox extends PagedList<null, InboxPage> {
  /** Shows it as read at once; the server hears of it now or when it is next reached. */
  read(row: InboxRow): Promise<void>
  readAll(): Promise<void>
}

export function inboxOf(desk: InboxDesk): Inbox {
  const key = `inbox/${desk.accountId}`
  const marksKey = `inbox-read/${desk.accountId}`

  /** Tells of what was read without network; a refusal is final, silence is not. */
  const tellMarks = async () => {
    const ids = (await desk.store.get<string[]>(marksKey)) ?? []
    if (ids.length === 0) return
    try {
      await desk.read(ids.slice(0, 100))
    } catch (error) {
      if (desk.silent(error)) throw error
    }
    await desk.store.set(marksKey, ids.slice(100))
  }

  const list = pagedList<null, InboxPage, Position>(
    {
      async load(_, after) {
        await tellMarks()
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
  const show = async (ids: readonly string[]) => {
    const { page, asOf } = list.store.get()
    if (page === null || asOf === null) return
    const marked = {
      ...page,
      rows: page.rows.map((row) => (ids.includes(row.id) ? { ...row, read: true } : row)),
    }
    const unread = Math.max(0, page.unread - ids.length)
    list.store.set({ page: { ...marked, unread } })
    desk.unread(unread)
    const rows = marked.rows.slice(0, 20)
    const last = rows.at(-1)
    const next = marked.rows.length > 20 && last ? { at: last.at, id: last.id } : page.next
    await desk.store.set(key, { question: null, page: { rows, unread, next }, asOf })
  }

  const note = async (ids: readonly string[]) => {
    await show(ids)
    await desk.store.set(marksKey, [...((await desk.store.get<string[]>(marksKey)) ?? []), ...ids])
    await tellMarks().catch(() => undefined)
  }

  return {
    ...list,
    async read(row) {
      if (!row.read) await note([row.id])
    },
    async readAll() {
      const rows = list.store.get().page?.rows ?? []
      const [newest] = rows
      const unread = rows.filter(({ read }) => !read).map(({ id }) => id)
      if (!newest) return
      try {
        await desk.readAll({ at: newest.at, id: newest.id })
        await show(unread)
        await list.refresh()
      } catch {
        await note(unread)
      }
    },
  }
}
