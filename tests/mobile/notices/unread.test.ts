/** The badge: what was known last, then what the server says once it has heard what was read here. */
import { tabs } from '@/components/tabs'
import { note } from '@/notices/marks'
import { refreshUnread, showUnread, type UnreadDesk, unread } from '@/notices/unread'
import { memory } from '../memory'

const silence = new Error('no answer')

function desk(store = memory()) {
  const calls: string[] = []
  return {
    calls,
    count: jest.fn(async () => {
      calls.push('count')
      return 3
    }),
    read: jest.fn(async () => void calls.push('read')),
    readAll: jest.fn(async () => void calls.push('readAll')),
    silent: (error: unknown) => error === silence,
    store,
    accountId: 'zeng',
  } satisfies UnreadDesk & { calls: string[] }
}

beforeEach(() => showUnread(0))

it('shows the server’s number on 我的, and keeps it for a start without network', async () => {
  const at = desk()
  await refreshUnread(at)
  expect(unread.get().count).toBe(3)
  expect(tabs.get().badges.me).toBe(3)
  showUnread(0)
  const offline = desk(at.store)
  offline.count.mockRejectedValue(silence)
  await refreshUnread(offline)
  expect(unread.get().count).toBe(3)
})

it('NT7 tells first what was read without network', async () => {
  const at = desk()
  at.readAll.mockRejectedValueOnce(silence)
  await note(at, { ids: ['a'], upTo: { at: '2021-08-20T01:00:00.000Z', id: 'b' } })
  expect(at.calls).toEqual([])
  await refreshUnread(at)
  expect(at.calls).toEqual(['readAll', 'read', 'count'])
  at.calls.length = 0
  await refreshUnread(at)
  expect(at.calls).toEqual(['count'])
})
