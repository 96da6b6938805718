/** The inbox wired to the server and to this phone. */
import { api } from '@/api'
import { whyNotRead } from '@/lists/explain'
import { clock } from '@/platform/clock'
import { keyValue } from '@/platform/key-value'
import { random } from '@/platform/random'
import { subscribe } from '@/platform/subscribe'
import { failureOf } from '@/sync/failure'
import type { InboxDesk } from './inbox'
import type { PermissionDesk } from './permissions'
import { showUnread, type UnreadDesk } from './unread'

export function inboxDesk(accountId: string): InboxDesk {
  return {
    list: (after) => api.notices.list.query({ after }),
    read: (ids) => api.notices.read.mutate({ ids: [...ids] }),
    readAll: (newest) => api.notices.readAll.mutate({ newest }),
    explain: (error) => whyNotRead('消息', error),
    silent,
    unread: (count) => {
      showUnread(count)
      void keyValue.set(`unread/${accountId}`, count)
    },
    nowMs: clock.wall,
    store: keyValue,
    accountId,
  }
}

const silent = (error: unknown): boolean =>
  ['silent', 'busy', 'unauthenticated'].includes(failureOf(error).nature)

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
    count: async () => (await api.notices.unread.query()).unread,
    store: keyValue,
    accountId,
  }
}
