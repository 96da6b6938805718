/** The frame of a page: theme, text size, title, tabs by role. */
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { look } from '@/components/look'
import { Page } from '@/components/page'
import { TabBar } from '@/components/tab-bar'
import { tabs } from '@/components/tabs'

const shown = () => screen.getAllByRole('tab').map((tab) => tab.getAttribute('aria-label'))

beforeEach(() => {
  look.set({ theme: 'auto', size: 'normal' })
  tabs.set({ owner: false, reviewer: false, badges: {}, current: 'public' })
})

describe('the tab bar', () => {
  it.each`
    who             | owner    | reviewer | words
    ${'signed out'} | ${false} | ${false} | ${['公开', '我的']}
    ${'an owner'}   | ${true}  | ${false} | ${['待办', '待同步', '公开', '我的']}
    ${'a reviewer'} | ${false} | ${true}  | ${['待审', '公开', '我的']}
    ${'both'}       | ${true}  | ${true}  | ${['待办', '待审', '待同步', '公开', '我的']}
  `('shows $who: $words', ({ owner, reviewer, words }) => {
    tabs.set({ owner, reviewer })
    render(<TabBar />)
    expect(shown()).toEqual(words)
  })

  it('tells the count of a badge with the word, and shows at most two digits', () => {
    tabs.set({ owner: true, badges: { outbox: 4, todo: 128 } })
    render(<TabBar />)
    expect(shown()).toEqual(['待办 99+ 件', '待同步 4 件', '公开', '我的'])
    expect(screen.getByText('99+')).toBeTruthy()
  })

  it('follows the store while it is on the screen, and says which tab is open', () => {
    render(<TabBar />)
    act(() => tabs.set({ reviewer: true, current: 'queue' }))
    expect(screen.getByRole('tab', { name: '待审' }).getAttribute('aria-selected')).toBe('true')
  })

  it('goes where it is tapped', () => {
    render(<TabBar />)
    fireEvent.click(screen.getByRole('tab', { name: '我的' }))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' })
  })
})

describe('a page', () => {
  it('carries theme and text size, and follows them at once', () => {
    const { container } = render(<Page title="待办" />)
    expect(container.querySelector('.page')?.className).toBe('page theme-auto size-normal')
    act(() => look.set({ theme: 'dark', size: 'large' }))
    expect(container.querySelector('.page')?.className).toBe('page theme-dark size-large')
  })

  it('names itself in the title, and is the open tab when shown', () => {
    render(<Page title="公开结果" tab="public" />)
    expect(document.title).toBe('公开结果 · 绩效直报')
    expect(tabs.get().current).toBe('public')
  })

  it('shows tabs only on a tab page, and a way back only elsewhere', () => {
    const { unmount } = render(<Page title="我的" tab="me" />)
    expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
    expect(screen.getByRole('tablist')).toBeTruthy()
    unmount()
    render(<Page title="监控填报" />)
    expect(screen.getByRole('button', { name: '返回' })).toBeTruthy()
    expect(screen.queryByRole('tablist')).toBeNull()
  })

  it('keeps head, content and bar in reading order', () => {
    const { container } = render(
      <Page title="监控填报" head={<p>头</p>} bar={<p>栏</p>}>
        <p>文</p>
      </Page>,
    )
    expect(container.textContent).toBe('监控填报头文栏')
  })
})
