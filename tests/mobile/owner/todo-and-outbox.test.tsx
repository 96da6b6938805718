/** 待办 and 待同步: what waits for the author, by due date, and what is on its way. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import OutboxPage from '@/pages/outbox/index'
import TodoPage from '@/pages/todo/index'
import { providePhone } from '@/sync/phone'
import type { Workspace } from '@/sync/workspace.types'
import { complete } from '../forms/sample'
import { filing, filingId, phoneOf, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: {
    go: jest.fn(),
    tab: jest.fn(),
    toast: jest.fn(),
    setTitle: jest.fn(),
    setBar: jest.fn(),
    ask: jest.fn(),
    copy: jest.fn(async () => {}),
  },
}))
const { screens } = jest.requireMock<{ screens: Record<string, jest.Mock> }>('@/platform/screens')

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

const tap = async (name: string | RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}

async function submitted(workspace: Workspace) {
  workspace.edit(filingId, 'funds', complete.funds)
  workspace.edit(filingId, 'indicators', complete.indicators)
  await workspace.submit(filingId)
}

describe('待办', () => {
  const remark = {
    id: 'r1',
    field: 'indicators.k1.actual',
    reason: 'figure',
    text: '请核对口径。',
    revision: 1,
    step: 'section',
    by: '李建平',
    at: '2021-08-27T02:00:00.000Z',
  }
  const revision = {
    id: uuid('9'),
    number: 1,
    authorName: '曾丽华',
    receivedAt: '2021-08-24T02:00:00.000Z',
    content: complete,
    evidence: [],
    receipt: null,
  }
  const three = [
    filing({ id: uuid('1'), projectName: '甲项目', dueAt: inDays(20) }),
    filing({ id: uuid('2'), projectName: '乙项目', dueAt: inDays(7) }),
    filing({
      id: uuid('3'),
      projectName: '丙项目',
      dueAt: inDays(2),
      revision: 1,
      returnedFrom: 'section',
      revisions: [revision],
      remarks: [remark],
    }),
  ]

  it('lists what is due soonest first, and says in words what is urgent', async () => {
    await phoneWith(three)
    await act(async () => void render(<TodoPage />))
    const titles = screen.getAllByRole('link').map((card) => /[甲乙丙]项目/.exec(card.textContent ?? '')?.[0])
    expect(titles).toEqual(['丙项目', '乙项目', '甲项目'])
    expect(screen.getByText('还剩 2 天').className).toContain('red')
    expect(screen.getByText('还剩 7 天').className).not.toContain('red')
    expect(screen.getByText('业务科室退回 1 项：请核对口径。')).toBeTruthy()
    expect(screen.getByText('其余 4 项不用改')).toBeTruthy()
    expect(screen.getByText(/^上次与服务器核对：今天/)).toBeTruthy()
  })

  it('counts by kind, and a count filters the list until it is tapped again', async () => {
    await phoneWith(three)
    await act(async () => void render(<TodoPage />))
    expect(screen.getByRole('button', { name: '1 将到期' })).toBeTruthy()
    await tap('2 待填')
    expect(screen.queryByText('丙项目')).toBeNull()
    await tap('2 待填')
    expect(screen.getByText('丙项目')).toBeTruthy()
  })

  it('leads a returned filing to its correction and an untouched one to its form', async () => {
    await phoneWith(three)
    await act(async () => void render(<TodoPage />))
    fireEvent.click(screen.getByRole('link', { name: /^被退回.*丙项目.*去改正$/ }))
    fireEvent.click(screen.getByRole('link', { name: /^待填.*甲项目.*开始填$/ }))
    expect(screens.go?.mock.calls.flat()).toEqual([
      `/pages/owner/correct/index?filing=${uuid('3')}`,
      `/pages/owner/report/index?filing=${uuid('1')}`,
    ])
  })

  it('says that everything is done when nothing waits, and leads the signed-out to 我的', async () => {
    await phoneWith([])
    const { unmount } = render(<TodoPage />)
    expect(await screen.findByText('都办完了')).toBeTruthy()
    unmount()
    providePhone(phoneOf(null))
    render(<TodoPage />)
    await tap('去登录')
    expect(screens.tab).toHaveBeenCalledWith('/pages/me/index')
  })
})

describe('待同步', () => {
  it('shows what is on its way with its reason, and keeps it when it is set aside', async () => {
    const workspace = await phoneWith([filing()])
    await act(() => submitted(workspace))
    await act(async () => void render(<OutboxPage />))
    expect(screen.getByText('1 件还没送达')).toBeTruthy()
    expect(screen.getByText('自动进行')).toBeTruthy()
    await tap('移到暂存')
    expect(
      await screen.findByText('暂存，不会自动送出', {}, {}).catch(() => screen.getAllByText('暂存')[0]),
    ).toBeTruthy()
    expect(workspace.entries()[0]?.state).toBe('set-aside')
    expect(workspace.entries()).toHaveLength(1)
  })

  it('deletes nothing without a second question that names what is lost', async () => {
    const workspace = await phoneWith([filing()])
    await act(() => submitted(workspace))
    await act(async () => void render(<OutboxPage />))
    await tap('移到暂存')
    await act(async () => {})
    screens.ask?.mockResolvedValueOnce(false)
    await tap('删除')
    expect(screens.ask).toHaveBeenCalledWith(
      expect.objectContaining({ text: expect.stringContaining('“残疾人康复救助”绩效监控的第 1 版正文') }),
    )
    expect(workspace.entries()).toHaveLength(1)
    screens.ask?.mockResolvedValueOnce(true)
    await tap('删除')
    expect(workspace.entries()).toHaveLength(0)
  })

  it('gives an entry back as a draft whose submission takes its place', async () => {
    const workspace = await phoneWith([filing()])
    await act(() => submitted(workspace))
    await act(async () => void render(<OutboxPage />))
    await tap('改内容')
    expect(workspace.draft(filingId)?.replaces).toBe(workspace.entries()[0]?.id)
    expect(screens.go).toHaveBeenLastCalledWith(`/pages/owner/report/index?filing=${filingId}`)
  })
})
