/** The inbox of one account: pages, what is read without network, what is remembered. */
import { type InboxDesk, type InboxPage, type InboxRow, inboxOf } from '@/notices/inbox'
import { placeOf } from '@/notices/places'
import { memory } from '../memory'

const notice = (id: string, read = false): InboxRow => ({
  id,
  at: '2021-08-20T01:00:00.000Z',
  kind: 'filing.returned',
  title: '被退回',
  text: '请核对。',
  opens: 'correct',
  filingId: 'f1',
  read,
})
const page = (rows: InboxRow[], more: Partial<InboxPage> = {}): InboxPage => ({
  rows,
  unread: rows.filter(({ read }) => !read).length,
  next: null,
  ...more,
})
const silence = new Error('no answer')

function desk(store = memory()) {
  const counts: number[] = []
  const made = {
    list: jest.fn(async (_: unknown) => page([notice('a'), notice('b'), notice('c', true)])),
    read: jest.fn(async (_: readonly string[]) => ({})),
    readAll: jest.fn(async (_: unknown) => ({})),
    explain: () => ({ sentence: '没有取到消息。', code: 'offline' }),
    silent: (error: unknown) => error === silence,
    unread: (count: number) => void counts.push(count),
    nowMs: () => Date.parse('2021-08-20T02:00:00.000Z'),
    store,
    accountId: 'zeng',
  } satisfies InboxDesk
  return { ...made, counts }
}
const reads = (inbox: ReturnType<typeof inboxOf>) =>
  inbox.store.get().page?.rows.map(({ id, read }) => `${id}${read ? ' read' : ''}`)

it('shows what was had last time without network, and says why there is nothing newer', async () => {
  const first = desk()
  await inboxOf(first).start()
  const offline = desk(first.store)
  offline.list.mockRejectedValue(silence)
  const inbox = inboxOf(offline)
  await inbox.start()
  expect(inbox.store.get()).toMatchObject({ phase: 'ready', trouble: { code: 'offline' } })
  expect(reads(inbox)).toEqual(['a', 'b', 'c read'])
})

it('NT7 a notice that is opened is read at once, and the badge follows', async () => {
  const at = desk()
  const inbox = inboxOf(at)
  await inbox.start()
  await inbox.read(notice('b'))
  expect(reads(inbox)).toEqual(['a', 'b read', 'c read'])
  expect(at.counts).toEqual([2, 1])
  expect(at.read.mock.calls).toEqual([[['b']]])
  await inbox.read(notice('c', true))
  expect(at.read).toHaveBeenCalledTimes(1)
})

it('NT7 what is read without network survives a restart and is told when the server is reached', async () => {
  const offline = desk()
  const inbox = inboxOf(offline)
  await inbox.start()
  offline.read.mockRejectedValue(silence)
  offline.readAll.mockRejectedValue(silence)
  await inbox.read(notice('a'))
  await inbox.readAll()
  const again = desk(offline.store)
  again.list.mockRejectedValueOnce(silence)
  again.readAll.mockRejectedValueOnce(silence)
  const later = inboxOf(again)
  await later.start()
  expect(reads(later)).toEqual(['a read', 'b read', 'c read'])
  await later.refresh()
  expect(again.readAll.mock.calls.at(-1)).toEqual([{ at: notice('a').at, id: 'a' }])
  again.readAll.mockClear()
  await later.refresh()
  expect(again.readAll).not.toHaveBeenCalled()
})

it('NT7 one that is read without network is told by its id when the server is reached', async () => {
  const offline = desk()
  const inbox = inboxOf(offline)
  await inbox.start()
  offline.read.mockRejectedValue(silence)
  await inbox.read(notice('b'))
  await inbox.read(notice('a'))
  const again = desk(offline.store)
  await inboxOf(again).start()
  expect(again.read.mock.calls).toEqual([[['b', 'a']]])
})

it('a refusal to mark is final and does not hold up the list', async () => {
  const at = desk()
  await at.store.set('inbox-read/zeng', { ids: ['gone'], upTo: null })
  at.read.mockRejectedValue(new Error('refused'))
  const inbox = inboxOf(at)
  await inbox.start()
  await inbox.refresh()
  expect(at.read).toHaveBeenCalledTimes(1)
  expect(reads(inbox)).toHaveLength(3)
})

it('NT7 all read names the newest that is shown', async () => {
  const at = desk()
  at.list.mockResolvedValue(page([notice('a'), notice('b')], { unread: 30 }))
  const inbox = inboxOf(at)
  await inbox.start()
  await inbox.readAll()
  expect(inbox.store.get().page?.unread).toBe(0)
  expect(at.readAll.mock.calls).toEqual([[{ at: notice('a').at, id: 'a' }]])
  expect(at.counts.at(-1)).toBe(0)
})

it('keeps one account’s notices from another', async () => {
  const at = desk()
  await inboxOf(at).start()
  const other = { ...desk(at.store), accountId: 'li' }
  other.list.mockRejectedValue(silence)
  const inbox = inboxOf(other)
  await inbox.start()
  expect(inbox.store.get()).toMatchObject({ phase: 'failed', page: null })
})

describe('where a notice leads', () => {
  const owner = { owner: true, reviewer: false }
  const reviewer = { owner: false, reviewer: true }
  it.each`
    opens        | filingId | roles       | place
    ${'report'}  | ${'f1'}  | ${owner}    | ${{ page: '/pages/owner/report/index?filing=f1' }}
    ${'correct'} | ${'f1'}  | ${owner}    | ${{ page: '/pages/owner/correct/index?filing=f1' }}
    ${'project'} | ${'f1'}  | ${owner}    | ${{ page: '/pages/owner/project/index?filing=f1' }}
    ${'project'} | ${'f1'}  | ${reviewer} | ${{ page: '/pages/review/filing/index?id=f1' }}
    ${'review'}  | ${'f1'}  | ${owner}    | ${{ page: '/pages/review/filing/index?id=f1' }}
    ${'report'}  | ${null}  | ${owner}    | ${{ tab: '/pages/todo/index' }}
    ${'tasks'}   | ${'f1'}  | ${reviewer} | ${{ tab: '/pages/queue/index' }}
  `('$opens of $filingId', ({ opens, filingId, roles, place }) => {
    expect(placeOf({ opens, filingId }, roles)).toEqual(place)
  })
})
