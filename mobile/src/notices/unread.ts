/** How many notices are unread, for badges; kept by account for a start without network. */
import { createStore } from '@/components/store'
import { tabs } from '@/components/tabs'
import { type MarksDesk, tellMarks } from './marks'

export const unread = createStore<{ count: number }>({ count: 0 })

export function showUnread(count: number): void {
  if (unread.get().count === count) return
  unread.set({ count })
  tabs.set({ badges: { ...tabs.get().badges, me: count } })
}

export interface UnreadDesk extends MarksDesk {
  /** Rejects where the server is not reached. */
  count(): Promise<number>
}

/** What was known last, then what the server says once it has heard what was read here. */
export async function refreshUnread(desk: UnreadDesk): Promise<void> {
  const { store, accountId } = desk
  const key = `unread/${accountId}`
  const known = await store.get<number>(key)
  if (known !== undefined && unread.get().count === 0) showUnread(known)
  const now = await tellMarks(desk)
    .then(() => desk.count())
    .catch(() => null)
  if (now === null) return
  showUnread(now)
  await store.set(key, now)
}
