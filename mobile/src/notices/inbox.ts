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

/** What was read and is still to be told. */
interface Marks {
  readonly ids: readonly string[]
  /** Everything up to this one. */
  readonly upTo: Position | null
}

const none: Marks = { ids: [], upTo: null }
const pageSize = 20

export function inboxOf(desk: InboxDesk): Inbox {
  const key = `inbox/${desk.accountId}`
  const marksKey = `inbox-read/${desk.accountId}`

  const marksOf = async (): Promise<Marks> => (await desk.store.get<Marks>(marksKey)) ?? none

  /** Tells of what was read without network; a refusal is final, silence is not. */
  const tellMarks = async () => {
    const told = async (call: Promise<unknown>, left: Partial<Marks>) => {
      await call.catch((error: unknown) => {
        if (desk.silent(error)) throw error
      })
      await desk.store.set(marksKey, { ...(await marksOf()), ...left })
    }
    const { ids, upTo } = await marksOf()
    if (upTo !== null) await told(desk.readAll(upTo), { upTo: null })
    for (let from = 0; from < ids.length; from += 100)
      await told(desk.read(ids.slice(from, from + 100)), { ids: ids.slice(from + 100) })
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

  const note = async (marks: Marks) => {
    await desk.store.set(marksKey, marks)
    await tellMarks().catch(() => undefined)
  }

  return {
    ...list,
    async read(row) {
      if (row.read) return
      const unread = list.store.get().page?.unread ?? 1
      await show(({ id }) => id === row.id, Math.max(0, unread - 1))
      const marks = await marksOf()
      await note({ ...marks, ids: [...marks.ids, row.id] })
    },
    async readAll() {
      const newest = list.store.get().page?.rows[0]
      if (!newest) return
      await show(() => true, 0)
      await note({ ids: [], upTo: { at: newest.at, id: newest.id } })
    },
  }
}
