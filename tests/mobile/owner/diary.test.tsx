/** 取证日记 on the screen: gathered on any day, offered to the report, taken in by one tap. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Diary } from '@/pages/owner/diary/diary'
import { Report } from '@/pages/owner/report/report'
import { subject } from '../forms/sample'
import { captured, filing, filingId, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: {
    go: jest.fn(),
    tab: jest.fn(),
    toast: jest.fn(),
    ask: jest.fn(),
    copy: jest.fn(),
    setTitle: jest.fn(),
    setBar: jest.fn(),
  },
}))
jest.mock('@/platform/photos', () => ({ photos: { take: jest.fn() } }))
const { photos } = jest.requireMock<{ photos: { take: jest.Mock } }>('@/platform/photos')

const slot = subject.indicators[0]?.id ?? ''
const project = {
  id: 'p1',
  name: subject.projectName,
  unitName: subject.unitName,
  fiscalYear: 2021,
  maxPhotos: 8,
  maxDocuments: 10,
  fileMaxBytes: { photo: 4194304, pdf: 52428800, xlsx: 52428800, docx: 52428800, ofd: 52428800 },
  indicators: [{ id: slot, title: '救助人数', ask: '证明“救助人数”的完成情况' }],
}

function Shown({ of }: { of: 'diary' | 'report' }) {
  const workspace = useWorkspace()
  const shown = workspace?.filing(filingId)
  if (!workspace || !shown) return null
  return of === 'diary' ? (
    <Diary workspace={workspace} first="p1" />
  ) : (
    <Report workspace={workspace} filing={shown} />
  )
}

const tap = async (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

it('says why each photo is asked for, and keeps photo and note without an answer of the server', async () => {
  const workspace = await phoneWith([filing()], [project])
  render(<Shown of="diary" />)
  expect(screen.getByText('证明“救助人数”的完成情况')).toBeTruthy()
  photos.take.mockResolvedValueOnce([{ ...captured, pickedAt: '2021-05-02T01:00:00.000Z' }])
  await tap('拍照')
  await waitFor(() => expect(workspace.diary()).toHaveLength(1))
  await tap('记一句')
  fireEvent.change(screen.getByLabelText(/记一句/), { target: { value: '已入户 20 户' } })
  await tap('存下')
  await waitFor(() => expect(workspace.diary()).toHaveLength(2))
  expect(screen.getByText('已入户 20 户')).toBeTruthy()
  expect(screen.getAllByText(/存在本机，等着送出/)).toHaveLength(2)
  expect(workspace.unsentCount).toBe(2)
})

it('EV12 one tap takes all offered photos into the report, each as the evidence that it is', async () => {
  const workspace = await phoneWith([filing()], [project])
  const inside = { ...captured, pickedAt: '2021-05-02T01:00:00.000Z' }
  const { evidence } = await workspace.diaryPhoto('p1', slot, inside, '近景')
  await workspace.diaryPhoto('p1', slot, { ...captured, pickedAt: '2021-08-02T01:00:00.000Z' }, '近景')
  render(<Shown of="report" />)
  expect(screen.getByText(/日记里有本期的 1 张照片/)).toBeTruthy()
  await tap('全部带入')
  const taken = workspace.draft(filingId)?.evidence ?? []
  expect(taken.map(({ id, sha256 }) => ({ id, sha256 }))).toEqual([
    { id: evidence?.id, sha256: evidence?.sha256 },
  ])
  expect(screen.queryByText(/日记里有本期的/)).toBeNull()
})
