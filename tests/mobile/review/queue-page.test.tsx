import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { tabs } from '@/components/tabs'
import { QueueList } from '@/pages/queue/queue'
import { type QueueDesk, reviewQueue } from '@/review/queue'
import { memory } from '../memory'
import { page } from './rows'

const offline = async () => {
  throw new TypeError('no network')
}

async function shown(answer: QueueDesk['queue'], { online = true, store = memory() } = {}) {
  const queue = reviewQueue({
    queue: answer,
    explain: () => ({ sentence: '服务器暂时没有答复，没有取到待审列表。', code: 'busy' }),
    nowMs: () => Date.parse('2021-08-29T01:38:00.000Z'),
    store,
    accountId: 'zhang',
  })
  await act(async () => void render(<QueueList queue={queue} online={online} />))
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
