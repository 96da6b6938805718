/** The inbox wired to the server and to this phone. */
import { api } from '@/api'
import { whyNotRead } from '@/lists/explain'
import { clock } from '@/platform/clock'
import { keyValue } from '@/platform/key-value'
import { failureOf } from '@/sync/failure'
import type { InboxDesk } from './inbox'
import { showUnread, type UnreadDesk } from './unread'

export function inboxDesk(accountId: string): InboxDesk {
  return {
    list: (after) => api.notices.list.query({ after }),
    read: (ids) => api.notices.read.mutate({ ids: [...ids] }),
    readAll: (newest) => api.notices.readAll.mutate({ newest }),
    explain: (error) => whyNotRead('消息', error),
    silent: (error) => ['silent', 'busy', 'unauthenticated'].includes(failureOf(error).nature),
    unread: (count) => {
      showUnread(count)
      void keyValue.set(`unread/${accountId}`, count)
    },
    nowMs: clock.wall,
    store: keyValue,
    accountId,
  }
}

export function unreadDesk(accountId: string): UnreadDesk {
  return {
    count: async () => (await api.notices.unread.query()).unread,
    store: keyValue,
    accountId,
  }
}
