import { everything, filtersOf, type QueueDesk, type QueuePage, reviewQueue } from '@/review/queue'
import { memory } from '../memory'
import { page } from './rows'

function desk(answer: QueueDesk['queue'], store = memory()) {
  const asked: unknown[] = []
  const it: QueueDesk = {
    queue: (question) => {
      asked.push(question)
      return answer(question)
    },
    explain: () => ({ sentence: '现在没有网络，没有取到待审列表。', code: 'offline' }),
    nowMs: () => Date.parse('2021-08-23T01:38:00.000Z'),
    store,
    accountId: 'zhang',
  }
  return { queue: reviewQueue(it), asked, store }
}

const offline = async () => {
  throw new TypeError('no network')
}

describe('the queue of what waits', () => {
  it('is loading until the server has answered', async () => {
    const { queue } = desk(async () => page(['a', 'b']))
    expect(queue.store.get().phase).toBe('loading')
    await queue.start()
    expect(queue.store.get()).toMatchObject({ phase: 'ready', refreshing: false, trouble: null })
  })

  it('is ready and empty when nothing waits', async () => {
    const { queue } = desk(async () => page([]))
    await queue.start()
    expect(queue.store.get()).toMatchObject({ phase: 'ready', page: { rows: [] } })
  })

  it('has failed where nothing is remembered and no answer comes', async () => {
    const { queue } = desk(offline)
    await queue.start()
    expect(queue.store.get()).toMatchObject({ phase: 'failed', trouble: { code: 'offline' } })
  })

  it('shows what it remembers without network, with the time it was fetched', async () => {
    const first = desk(async () => page(['a']))
    await first.queue.start()
    const later = desk(offline, first.store)
    await later.queue.start()
    expect(later.queue.store.get()).toMatchObject({
      phase: 'ready',
      asOf: '2021-08-23T01:38:00.000Z',
      page: { rows: [{ filingId: 'a' }] },
      trouble: { code: 'offline' },
    })
  })

  it('never shows one account what another one fetched', async () => {
    const first = desk(async () => page(['a']))
    await first.queue.start()
    const other = reviewQueue({
      queue: offline,
      explain: () => ({ sentence: '', code: null }),
      nowMs: () => 0,
      store: first.store,
      accountId: 'li',
    })
    await other.start()
    expect(other.store.get().phase).toBe('failed')
  })

  it('asks for the light and the words that were chosen, and for nothing else', async () => {
    const { queue, asked } = desk(async () => page(['a']))
    await queue.start()
    await queue.ask({ light: 'red', text: ' 康复 ' })
    expect(asked).toEqual([{}, { light: 'red', text: '康复' }])
  })

  it('does not show the rows of one filter under another that cannot be fetched', async () => {
    let online = true
    const { queue } = desk(async () => (online ? page(['a']) : offline()))
    await queue.start()
    online = false
    await queue.ask({ light: 'red', text: '' })
    expect(queue.store.get()).toMatchObject({ phase: 'failed', page: null })
    online = true
    await queue.ask(everything)
    expect(queue.store.get()).toMatchObject({ phase: 'ready' })
  })

  it('adds the next page after the first, and no filing twice', async () => {
    const { queue, asked } = desk(async ({ after }) =>
      after === undefined ? page(['a', 'b'], 'b') : page(['b', 'c']),
    )
    await queue.start()
    await queue.more()
    expect(queue.store.get().page?.rows.map(({ filingId }) => filingId)).toEqual(['a', 'b', 'c'])
    await queue.more()
    expect(asked).toHaveLength(2)
  })

  it('keeps the rows when the next page cannot be had', async () => {
    const { queue } = desk(async ({ after }) => (after === undefined ? page(['a'], 'a') : offline()))
    await queue.start()
    await queue.more()
    expect(queue.store.get()).toMatchObject({
      phase: 'ready',
      more: 'failed',
      page: { rows: [{ filingId: 'a' }] },
    })
  })

  it('drops an answer that comes after another question', async () => {
    const answers: ((page: QueuePage) => void)[] = []
    const { queue } = desk(() => new Promise((resolve) => answers.push(resolve)))
    const first = queue.ask({ light: null, text: '康' })
    const second = queue.ask({ light: null, text: '康复' })
    answers[1]?.(page(['new']))
    answers[0]?.(page(['old']))
    await Promise.all([first, second])
    expect(queue.store.get().page?.rows.map(({ filingId }) => filingId)).toEqual(['new'])
  })
})

it('filters carry the server’s counts, and only lights that something has', () => {
  const counts = { red: 7, yellow: 15, green: 0, gray: 0 }
  expect(filtersOf(counts, null)).toEqual([
    { value: 'all', label: '全部', count: 22 },
    { value: 'red', label: '预警', count: 7 },
    { value: 'yellow', label: '提醒', count: 15 },
  ])
  expect(filtersOf(counts, 'green').map(({ value }) => value)).toContain('green')
})
