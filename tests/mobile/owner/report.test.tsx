/** 监控填报 on the screen: typed, saved, checked, handed in, all on this phone. */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Report } from '@/pages/owner/report/report'
import type { Workspace } from '@/sync/workspace.types'
import { complete } from '../forms/sample'
import { captured, filing, filingId, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: {
    go: jest.fn(),
    tab: jest.fn(),
    toast: jest.fn(),
    setTitle: jest.fn(),
    setBar: jest.fn(),
    ask: jest.fn(),
  },
}))
jest.mock('@/platform/scroll', () => ({ scrollTo: jest.fn(), scrollToTop: jest.fn() }))
jest.mock('@/platform/photos', () => ({ photos: { take: jest.fn() } }))
const { screens } = jest.requireMock<{ screens: Record<string, jest.Mock> }>('@/platform/screens')
const { photos } = jest.requireMock<{ photos: { take: jest.Mock } }>('@/platform/photos')

function Shown() {
  const workspace = useWorkspace()
  const shown = workspace?.filing(filingId)
  return workspace && shown ? <Report workspace={workspace} filing={shown} /> : null
}

async function report(more: Parameters<typeof filing>[0] = {}): Promise<Workspace> {
  const workspace = await phoneWith([filing(more)])
  render(<Shown />)
  await screen.findByText('核对并提交')
  return workspace
}

const fill = (workspace: Workspace) =>
  act(() => {
    workspace.edit(filingId, 'funds', complete.funds)
    workspace.edit(filingId, 'indicators', complete.indicators)
  })

const tap = async (name: string | RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}

describe('typing', () => {
  it('is shown at once, counted, and said to be on this phone within a second', async () => {
    const workspace = await report()
    expect(screen.getByText('本期需填 6 项')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('1–7月完成，人'), { target: { value: '1386' } })
    expect(screen.getByLabelText<HTMLInputElement>('1–7月完成，人').value).toBe('1386')
    expect(screen.getByText('已填 1')).toBeTruthy()
    await screen.findByText(/^已存本机 \d\d:\d\d$/, {}, { timeout: 1000 })
    expect(workspace.draft(filingId)?.savedAt).not.toBeNull()
  })

  it('draws only the card that changed', async () => {
    await report()
    const other = screen.getByRole('heading', { name: '康复训练有效率' }).closest('.card')
    const before = other?.outerHTML
    fireEvent.change(screen.getByLabelText('1–7月完成，人'), { target: { value: '300' } })
    expect(screen.getByText('偏差出在哪方面的保障（可多选）')).toBeTruthy()
    expect(other?.outerHTML).toBe(before)
  })
})

describe('handing in', () => {
  it('with gaps goes to the first one, says which it is, and hands nothing in', async () => {
    const workspace = await report()
    await tap('核对并提交')
    expect(screens.toast).toHaveBeenCalledWith(expect.stringContaining('请填写财政拨款的执行数'))
    expect(screen.getAllByRole('alert').length).toBeGreaterThan(0)
    expect(workspace.entries()).toHaveLength(0)
  })

  it('without gaps shows everything once more, then puts it into the outbox and says where it is', async () => {
    const workspace = await report()
    fill(workspace)
    await tap('核对并提交')
    expect(screen.getByText('1,386 人')).toBeTruthy()
    expect(workspace.entries()).toHaveLength(0)
    await tap('提交')
    await screen.findByText('已存本机，连上网络后自动送出。')
    expect(workspace.entries()).toHaveLength(1)
    expect(workspace.standing(filingId)).toBe('to-send')
    expect(workspace.draft(filingId)).toBeNull()
  })

  it('lists in one card what to look at again, and each row leads back to its place', async () => {
    const workspace = await report()
    fill(workspace)
    await tap('核对并提交')
    const [card] = screen.getAllByText(/^请留意 \d+ 处$/)
    const row = screen.getByRole('button', { name: '“残疾儿童康复救助人数”还没有佐证' })
    expect(row.closest('.card')).toBe(card?.closest('.card'))
    fireEvent.click(row)
    expect(screen.getByRole('button', { name: '核对并提交' })).toBeTruthy()
  })

  it('past the deadline says so and whom to call; what was filled in stays readable', async () => {
    const workspace = await report({ dueAt: '2021-08-31T15:59:59.000Z' })
    fill(workspace)
    expect(screen.getByText(/已于8月31日 周二截止.*请联系绩效科申请延期/)).toBeTruthy()
    await tap('核对并提交')
    await tap('提交')
    expect(workspace.entries()).toHaveLength(0)
  })
})

describe('evidence', () => {
  it('is on this phone before its screen opens', async () => {
    const workspace = await report()
    photos.take.mockResolvedValueOnce([captured])
    const heading = screen.getByRole('heading', { name: '残疾儿童康复救助人数' })
    const card = within(heading.closest('.card') as HTMLElement)
    await act(async () => void fireEvent.click(card.getByRole('button', { name: /^拍照/ })))
    await waitFor(() => expect(screens.go).toHaveBeenCalled())
    const [photo] = workspace.draft(filingId)?.evidence ?? []
    expect(screens.go).toHaveBeenCalledWith(
      `/pages/owner/evidence/index?filing=${filingId}&photo=${photo?.id}`,
    )
    expect(card.getByText('已有 1 张')).toBeTruthy()
  })

  it('that could not be kept is told in the words of the error, and nothing else is lost', async () => {
    await report()
    photos.take.mockRejectedValueOnce(
      new Error('没有相机或相册的权限，照片没有取到。请在系统设置里允许后再试。'),
    )
    await act(
      async () => void fireEvent.click(screen.getAllByRole('button', { name: /^拍照/ })[0] as HTMLElement),
    )
    await screen.findByText(/没有相机或相册的权限/)
  })
})
