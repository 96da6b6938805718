import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { tabs } from '@/components/tabs'
import { QueueList } from '@/pages/queue/queue'
import { type BatchDesk, batchOf } from '@/review/batch'
import { type QueueDesk, reviewQueue } from '@/review/queue'
import { memory } from '../memory'
import { page, row } from './rows'

const offline = async () => {
  throw new TypeError('no network')
}

async function shown(
  answer: QueueDesk['queue'],
  { online = true, store = memory(), approveMany = offline as BatchDesk['approveMany'] } = {},
) {
  const batch = batchOf({
    approveMany,
    mint: async () => '00000000-0000-4000-8000-000000000001',
    refusal: () => null,
    store,
    accountId: 'zhang',
  })
  const queue = reviewQueue({
    queue: answer,
    explain: () => ({ sentence: '服务器暂时没有答复，没有取到待审列表。', code: 'busy' }),
    nowMs: () => Date.parse('2021-08-29T01:38:00.000Z'),
    store,
    accountId: 'zhang',
  })
  await act(async () => void render(<QueueList queue={queue} batch={batch} online={online} />))
  return { queue, store }
}

describe('待审', () => {
  it('shows each filing with project, unit, period, light, revision, author and day, and leads to it', async () => {
    await shown(async () => page(['a']))
    const link = screen.getByRole('link', { name: /项目 a/ })
    for (const word of ['项目 a', '市残联', '2021年1–7月', '预警', '第 2 版', '曾丽华 8月22日']) {
      expect(link.textContent).toContain(word)
    }
    fireEvent.click(link)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/review/filing/index?id=a' })
  })

  it('filters by the server’s counts, and badges its tab with what waits in all', async () => {
    const asked: unknown[] = []
    await shown(async (question) => {
      asked.push(question)
      return page(['a', 'b'])
    })
    expect(tabs.get().badges.queue).toBe(2)
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '预警 2' })))
    expect(asked).toEqual([{}, { light: 'red' }])
  })

  it('is empty with a word about what comes next', async () => {
    await shown(async () => page([]))
    expect(screen.getByText('都审完了')).toBeTruthy()
  })

  it('offers to try again where nothing could be had', async () => {
    await shown(offline)
    expect(screen.getByRole('alert').textContent).toMatch(/没能打开待审列表/)
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy()
  })

  it('is readable without network, and says that decisions wait for it', async () => {
    const { store } = await shown(async () => page(['a']))
    document.body.innerHTML = ''
    await shown(offline, { online: false, store })
    expect(screen.getByRole('status').textContent).toMatch(/现在没有网络.*通过和退回要联网后才能提交/)
    expect(screen.getByRole('link', { name: /项目 a/ })).toBeTruthy()
  })
})

describe('一起通过', () => {
  const two = async () => ({
    ...page(['a']),
    rows: [row('a'), { ...row('b'), light: 'green' as const, batchable: true }],
  })
  const box = () => screen.getByRole('checkbox', { name: '选 项目 b，一起通过' })

  it('offers a box only where the server allows it, and says what became of it', async () => {
    let rows = await two()
    await shown(async () => rows, {
      approveMany: async (items) =>
        items.map(({ filingId }) => ({ filingId, outcome: 'approved', at: 'department' })),
    })
    expect(screen.getAllByRole('checkbox')).toHaveLength(1)
    fireEvent.click(box())
    expect(box().getAttribute('aria-checked')).toBe('true')
    rows = { ...rows, rows: [row('a')] }
    const scrolled = jest.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '通过 1 件' })))
    expect(screen.getByRole('status').textContent).toContain('1 件已通过')
    expect(screen.queryByRole('checkbox')).toBeNull()
    // the sentence stands at the top, the last one chosen may lie far below
    expect(scrolled).toHaveBeenCalledWith(0, 0)
    scrolled.mockRestore()
  })

  it('can be chosen without network, but waits for it with a reason', async () => {
    const store = memory()
    await shown(two, { store })
    document.body.innerHTML = ''
    const approveMany = jest.fn()
    await shown(offline, { online: false, store, approveMany })
    fireEvent.click(box())
    expect(screen.getByText(/通过要联网后才能提交/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '通过 1 件' }))
    expect(approveMany).not.toHaveBeenCalled()
  })
})
