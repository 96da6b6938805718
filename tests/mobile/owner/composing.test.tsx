/** A report composes itself from the diary: photos, documents and notes, in one tap or slot by slot (EV34, EV36–EV38). */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Correct } from '@/pages/owner/correct/correct'
import { Diary } from '@/pages/owner/diary/diary'
import { EvidenceScreen } from '@/pages/owner/evidence/evidence-screen'
import { Report } from '@/pages/owner/report/report'
import type { Captured, FilingView, Workspace } from '@/sync/workspace.types'
import { complete, subject } from '../forms/sample'
import { captured, filing, filingId, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: {
    go: jest.fn(),
    tab: jest.fn(),
    toast: jest.fn(),
    back: jest.fn(),
    ask: jest.fn(),
    setTitle: jest.fn(),
    setBar: jest.fn(),
  },
}))
jest.mock('@/platform/scroll', () => ({ scrollTo: jest.fn(), scrollToTop: jest.fn() }))
jest.mock('@/platform/photos', () => ({ photos: { take: jest.fn() } }))
jest.mock('@/platform/documents', () => ({ documents: { choose: jest.fn() } }))
jest.mock('@/platform/open-document', () => ({ openDocument: jest.fn() }))
const { documents } = jest.requireMock<{ documents: { choose: jest.Mock } }>('@/platform/documents')
const { openDocument } = jest.requireMock<{ openDocument: jest.Mock }>('@/platform/open-document')
const { screens } = jest.requireMock<{ screens: Record<string, jest.Mock> }>('@/platform/screens')

const project = {
  id: 'p1',
  name: subject.projectName,
  unitName: subject.unitName,
  fiscalYear: 2021,
  maxPhotos: 8,
  maxDocuments: 10,
  fileMaxBytes: { photo: 4194304, pdf: 52428800, xlsx: 52428800, docx: 52428800, ofd: 52428800 },
  indicators: [{ id: 'k1', title: '救助人数', ask: '证明“救助人数”的完成情况' }],
}
const may = '2021-05-02T01:00:00.000Z'
const pdf: Captured = {
  temp: 'wxfile://tmp/1.pdf',
  source: 'file',
  mediaType: 'application/pdf',
  name: '五月台账.pdf',
  pickedAt: may,
  monotonicMs: 5,
}

function Shown({ of }: { of: 'diary' | 'report' | 'correct' }) {
  const workspace = useWorkspace()
  const shown = workspace?.filing(filingId)
  if (!workspace || !shown) return null
  if (of === 'diary') return <Diary workspace={workspace} first="p1" />
  return of === 'report' ? (
    <Report workspace={workspace} filing={shown} />
  ) : (
    <Correct workspace={workspace} filing={shown} />
  )
}

const tap = async (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

async function gathered(shown: FilingView = filing()): Promise<Workspace> {
  const workspace = await phoneWith([shown], [project])
  await workspace.diaryPhoto('p1', 'k1', { ...captured, pickedAt: may }, '近景')
  await workspace.diaryPhoto('p1', 'k1', pdf, '')
  jest.useFakeTimers({ now: new Date(may), doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] })
  await workspace.diaryNote('p1', 'k1', '雨季停工两月')
  jest.useRealTimers()
  return workspace
}

it('EV36 one tap brings photo, document and note, each under its indicator; nothing is photographed twice', async () => {
  const workspace = await gathered()
  render(<Shown of="report" />)
  await screen.findByText('核对并提交')
  act(() => workspace.edit(filingId, 'indicators.k1.actual', '300'))
  expect(screen.getByText(/日记里有本期的 1 张照片、1 份文档、1 条可写进原因的文字/)).toBeTruthy()
  await tap('全部带入')
  const draft = workspace.draft(filingId)
  expect(draft?.evidence.map(({ name, slot }) => [name, slot])).toEqual([
    [undefined, 'k1'],
    ['五月台账.pdf', 'k1'],
  ])
  expect(JSON.stringify(draft?.content)).toContain('"remark":"雨季停工两月"')
  expect(screens.toast).toHaveBeenCalledWith('带入了 2 份材料、1 条文字，都在各自的指标下')
  expect(screen.queryByText(/日记里/)).toBeNull()
  expect(screen.getByText('已有 1 张、1 份文档')).toBeTruthy()
})

it('EV36 inside the slot they are seen before they are taken in, and why each is asked for is said', async () => {
  const workspace = await gathered()
  render(<Shown of="report" />)
  await screen.findByText('核对并提交')
  expect(screen.getByText('证明“残疾儿童康复救助人数”的完成情况')).toBeTruthy()
  expect(screen.getByText('五月台账.pdf').closest('.doc')?.textContent).toContain('PDF 文档，1 KB')
  await tap('带入这 2 份')
  expect(workspace.draft(filingId)?.evidence).toHaveLength(2)
})

it('EV37 a note waits until its indicator is asked for a reason, then a tap writes it there', async () => {
  const workspace = await gathered()
  render(<Shown of="report" />)
  await screen.findByText('核对并提交')
  expect(screen.getByText('日记里还有 1 条文字')).toBeTruthy()
  act(() => workspace.edit(filingId, 'indicators.k1.actual', '300'))
  await tap('写进去')
  expect(screen.getByLabelText<HTMLTextAreaElement>('原因和措施').value).toBe('雨季停工两月')
  expect(workspace.draft(filingId)?.evidence).toEqual([])
})

it('EV36 the correction page offers them too, in the slot of what was returned', async () => {
  const remark = {
    id: '1',
    field: 'indicators.k1.evidence',
    reason: 'unclear',
    text: '请补台账',
    revision: 1,
    step: 'section',
    by: '李建平',
    at: '2021-08-27T02:00:00.000Z',
  }
  const version = {
    id: '00000000-0000-4000-8000-000000000009',
    number: 1,
    authorName: '曾丽华',
    receivedAt: '2021-08-24T02:00:00.000Z',
    content: complete,
    evidence: [],
    receipt: null,
  }
  const workspace = await gathered(
    filing({ revision: 1, returnedFrom: 'section', revisions: [version], remarks: [remark] }),
  )
  render(<Shown of="correct" />)
  await tap('带入这 2 份')
  expect(workspace.draft(filingId)?.evidence).toHaveLength(2)
  expect(screen.getByText('1 条意见都已答')).toBeTruthy()
})

it('EV38 the diary says which report took an entry in', async () => {
  const workspace = await gathered()
  await workspace.takeIn(filingId)
  render(<Shown of="diary" />)
  expect(screen.getAllByText('已带入2021年1–7月绩效监控')).toHaveLength(2)
})

it('EV34 a document is chosen, kept and shown by icon, name and size; a refused one says why', async () => {
  const workspace = await phoneWith([filing()], [project])
  render(<Shown of="diary" />)
  documents.choose.mockRejectedValueOnce(new Error('这个文件加了密码，审核人打不开，没有收下。'))
  await tap('文档')
  expect(screen.getByText(/加了密码/)).toBeTruthy()
  expect(workspace.diary()).toEqual([])
  documents.choose.mockResolvedValueOnce(pdf)
  await tap('文档')
  await waitFor(() => expect(workspace.diary()).toHaveLength(1))
  const tile = screen.getByRole('button', { name: /五月台账\.pdf PDF 文档，1 KB/ })
  expect(within(tile).queryByRole('img')).toBeNull()
  await act(async () => void fireEvent.click(tile))
  expect(openDocument).toHaveBeenCalledWith({
    url: expect.stringMatching(/^blob:/),
    name: '五月台账.pdf',
    mediaType: 'application/pdf',
  })
})

it('EV34 EV35 the screen of a document opens it, and says that it does not become public', async () => {
  const workspace = await phoneWith([filing()], [project])
  const added = await workspace.attach(filingId, 'k1', pdf, '')
  expect(added).toMatchObject({ mediaType: 'application/pdf', name: '五月台账.pdf' })
  const shown = workspace.filing(filingId)
  if (!shown) throw new Error('no filing')
  render(<EvidenceScreen workspace={workspace} filing={shown} firstPhoto={added.id} />)
  expect(screen.getByText('文档佐证')).toBeTruthy()
  expect(screen.getByText(/文档不会公开/)).toBeTruthy()
  expect(screen.queryByText('画面')).toBeNull()
  expect(screen.getByRole('button', { name: /五月台账/ })).toBeTruthy()
})
