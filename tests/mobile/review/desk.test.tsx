import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Review } from '@/pages/review/filing/review'
import { openedFiling } from '@/review/opened'
import { reviewQueue } from '@/review/queue'
import { reviewing } from '@/review/reviewing'
import { verdictShelf } from '@/review/verdict-shelf'
import { viewShelf } from '@/review/view-shelf'
import { providePhone } from '@/sync/phone'
import { memory } from '../memory'
import { filing } from './filing'
import { page } from './rows'

/** A desktop: the queue a, the open filing, c; the open one has four entries. */
async function desk() {
  providePhone({ online: true, subscribe: () => () => {} } as never)
  Element.prototype.scrollIntoView = jest.fn()
  const view = filing()
  const store = memory()
  const sent: unknown[] = []
  const onOpen = jest.fn()
  const queue = reviewQueue({
    queue: async () => page(['a', view.id, 'c']),
    explain: () => ({ sentence: '', code: null }),
    nowMs: () => 0,
    store,
    accountId: 'zhang',
  })
  const opened = openedFiling(
    {
      filing: async () => view,
      explain: () => ({ sentence: '', code: null }),
      nowMs: () => 0,
      shelf: viewShelf(store, 'zhang'),
    },
    view.id,
  )
  const answer = async (said: unknown) => {
    sent.push(said)
    return { at: 'author' }
  }
  const table = reviewing({
    shelf: verdictShelf(store, 'zhang'),
    desk: { approve: answer, return: answer, refuse: answer, mint: async () => 'd1', refusal: () => null },
  })
  await act(
    async () =>
      void render(<Review opened={opened} table={table} beside={{ queue, open: view.id, onOpen }} />),
  )
  return { sent, table, onOpen, open: () => table.store.get().open }
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => void fireEvent.keyDown(document.body, { key, ...more }))

describe('审核 on a desktop', () => {
  it('has the queue beside the filing, with the open one marked and counted', async () => {
    const { onOpen } = await desk()
    expect(screen.getByRole('complementary', { name: '列表' }).textContent).toContain('项目 a')
    expect(screen.getByText('2 / 3')).toBeTruthy()
    fireEvent.click(screen.getByRole('link', { name: /项目 c/ }))
    expect(onOpen).toHaveBeenCalledWith('c')
  })

  it('J and K open the next and the previous filing', async () => {
    const { onOpen } = await desk()
    await press('j')
    await press('K')
    expect(onOpen.mock.calls).toEqual([['c'], ['a']])
  })

  it('the arrows move among entries, A passes the open one, R asks why it returns', async () => {
    const { open, table } = await desk()
    const first = open()
    await press('ArrowDown')
    expect(open()).not.toBe(first)
    await press('ArrowUp')
    expect(open()).toBe(first)
    await press('a')
    expect(table.progress().seen).toBe(1)
    await press('r')
    expect(screen.getByRole('button', { name: '记为退回' })).toBeTruthy()
    await press('a')
    expect(table.progress().seen).toBe(1)
    await press('Escape')
    expect(screen.queryByRole('button', { name: '记为退回' })).toBeNull()
  })

  it('Ctrl+Enter submits once all is seen, and the next of the queue opens', async () => {
    const { sent, onOpen } = await desk()
    await press('Enter', { ctrlKey: true })
    expect(sent).toEqual([])
    for (const _ of ['k1', 'k2', 'k3', 'k4']) await press('a')
    await press('Enter', { ctrlKey: true })
    expect(sent).toHaveLength(1)
    expect(onOpen).toHaveBeenCalledWith('c')
    expect(Taro.navigateBack).not.toHaveBeenCalled()
  })

  it('? shows every key, and no other key is heard meanwhile', async () => {
    const { table } = await desk()
    await press('?')
    expect(screen.getByRole('dialog', { name: '快捷键' }).textContent).toContain('通过此项')
    await press('a')
    expect(table.progress().seen).toBe(0)
    await press('?')
    expect(screen.queryByRole('dialog', { name: '快捷键' })).toBeNull()
  })
})
