/** 改正退回项: only what was returned, the remark at its place, the old value and the old photo kept in sight. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Correct } from '@/pages/owner/correct/correct'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { complete, photo } from '../forms/sample'
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

const old = photo('7', 'k1')
const remark = (id: string, field: string, reason: string, text: string) => ({
  id,
  field,
  reason,
  text,
  revision: 1,
  step: 'section',
  by: '李建平',
  at: '2021-08-27T02:00:00.000Z',
})

const returned = (): FilingView =>
  filing({
    revision: 1,
    returnedFrom: 'section',
    revisions: [
      {
        id: '00000000-0000-4000-8000-000000000009',
        number: 1,
        authorName: '曾丽华',
        receivedAt: '2021-08-24T02:00:00.000Z',
        content: complete,
        evidence: [old],
        receipt: null,
      },
    ],
    evidence: [
      {
        ...old,
        revisions: [1],
        thumbnailUrl: '/thumb/7',
        pictureUrl: '/pic/7',
        undecodable: false,
        confirmed: null,
        examined: true,
        findings: [],
        reshoot: null,
      },
    ],
    remarks: [
      remark('r1', 'indicators.k1.actual', 'figure', '没有计入 7 月，请核对口径。'),
      remark('r2', `indicators.k1.evidence.${old.id}`, 'evidence', '合计栏反光，请重拍。'),
    ],
  })

function Shown() {
  const workspace = useWorkspace()
  const shown = workspace?.filing(filingId)
  return workspace && shown ? <Correct workspace={workspace} filing={shown} /> : null
}

async function correcting(view: FilingView = returned()): Promise<Workspace> {
  const workspace = await phoneWith([view])
  render(<Shown />)
  await screen.findByText('重新提交（第 2 版）')
  return workspace
}

const tap = async (name: string | RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}

it('shows the returned item and no other, and says how many need no work', async () => {
  await correcting()
  expect(screen.getByText('业务科室 8月27日退回 1 项，其余 4 项不用动。')).toBeTruthy()
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toContain(
    '残疾儿童康复救助人数',
  )
  expect(screen.queryByText('康复训练有效率')).toBeNull()
  expect(screen.queryByText('资金')).toBeNull()
})

it('keeps each remark at its place and the old value and photo in sight', async () => {
  await correcting()
  const notes = screen.getAllByRole('note')
  expect(notes.map((note) => note.textContent)).toEqual([
    expect.stringContaining('意见 1'),
    expect.stringContaining('意见 2'),
  ])
  expect(screen.getByText('原填 1386')).toBeTruthy()
  expect(screen.getByText('原照片')).toBeTruthy()
  expect(screen.getByText('还有 2 条没答')).toBeTruthy()
})

it('says above all a remark on what this form does not ask for', async () => {
  const view = returned()
  await correcting({
    ...view,
    remarks: [...view.remarks, remark('r3', 'nowhere', 'figure', '请附批复文件。')],
  })
  const [first] = screen.getAllByRole('note')
  expect(first?.textContent).toContain('整份报告的意见')
  expect(first?.textContent).toContain('请附批复文件。')
})

it('marks what was answered: another figure, another photo beside the old one', async () => {
  const workspace = await correcting()
  fireEvent.change(screen.getByLabelText('1–7月完成，人'), { target: { value: '1655' } })
  expect(screen.getByText('已改')).toBeTruthy()
  photos.take.mockResolvedValueOnce([captured])
  await tap(/^重拍/)
  await screen.findByText('已重拍')
  expect(screen.getByText('新照片')).toBeTruthy()
  expect(workspace.draft(filingId)?.detached.map((item) => item.id)).toEqual([old.id])
  expect(screen.getByText('2 条意见都已答')).toBeTruthy()
})

it('hands in the second version; what nobody returned goes along as it was', async () => {
  const workspace = await correcting()
  fireEvent.change(screen.getByLabelText('1–7月完成，人'), { target: { value: '1655' } })
  screens.ask?.mockResolvedValueOnce(true)
  await tap('重新提交（第 2 版）')
  await screen.findByText('已存本机，连上网络后自动送出。')
  const [entry] = workspace.entries()
  expect(entry?.push.base).toBe(1)
  expect(entry?.push.content).toMatchObject({ indicators: { k1: { actual: '1655' }, k2: { actual: '88' } } })
})

it('asks before an unanswered remark is handed in again, and does nothing when told to go back', async () => {
  const workspace = await correcting()
  screens.ask?.mockResolvedValueOnce(false)
  await tap('重新提交（第 2 版）')
  expect(screens.ask).toHaveBeenCalledWith(expect.objectContaining({ title: '还有 2 条意见没有改动' }))
  expect(workspace.entries()).toHaveLength(0)
})
