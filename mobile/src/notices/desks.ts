/** The inbox wired to the server and to this phone. */
import { api } from '@/api'
import { whyNotRead } from '@/lists/explain'
import { clock } from '@/platform/clock'
import { keyValue } from '@/platform/key-value'
import { random } from '@/platform/random'
import { subscribe } from '@/platform/subscribe'
import { failureOf } from '@/sync/failure'
import type { InboxDesk } from './inbox'
import type { MarksDesk } from './marks'
import type { PermissionDesk } from './permissions'
import { showUnread, type UnreadDesk } from './unread'

const silent = (error: unknown): boolean =>
  ['silent', 'busy', 'unauthenticated'].includes(failureOf(error).nature)

const marksDesk = (accountId: string): MarksDesk => ({
  read: (ids) => api.notices.read.mutate({ ids: [...ids] }),
  readAll: (newest) => api.notices.readAll.mutate({ newest }),
  silent,
  store: keyValue,
  accountId,
})

export function inboxDesk(accountId: string): InboxDesk {
  return {
    list: (after) => api.notices.list.query({ after }),
    ...marksDesk(accountId),
    explain: (error) => whyNotRead('消息', error),
    unread: (count) => {
      showUnread(count)
      void keyValue.set(`unread/${accountId}`, count)
    },
    nowMs: clock.wall,
  }
}

export function permissionDesk(accountId: string): PermissionDesk {
  return {
    subscribe,
    offers: () => api.notices.messages.query(),
    permit: ({ tapId, purposes }) => api.notices.permit.mutate({ tapId, purposes: [...purposes] }),
    silent,
    mint: random.uuid,
    store: keyValue,
    accountId,
  }
}

export function unreadDesk(accountId: string): UnreadDesk {
  return {
    ...marksDesk(accountId),
    count: async () => (await api.notices.unread.query()).unread,
  }
}
