/** 从 Excel 填入 on a real workspace: seen before it is taken, refused without a trace (DC11). */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { FromTable } from '@/pages/owner/table/from-table'
import { tableEdits } from '@/pages/owner/table/table-edits'
import type { Phone } from '@/sync/phone'
import { providePhone } from '@/sync/phone'
import type { Workspace } from '@/sync/workspace.types'
import { complete } from '../forms/sample'
import { filing, filingId, phoneOf, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: { back: jest.fn(), go: jest.fn(), toast: jest.fn(), setTitle: jest.fn(), setBar: jest.fn() },
}))
jest.mock('@/platform/file-bytes', () => ({ fileBytes: { choose: jest.fn() } }))
jest.mock('@/platform/request', () => ({ requests: { sendBytes: jest.fn() } }))
const { screens } = jest.requireMock<{ screens: Record<string, jest.Mock> }>('@/platform/screens')
const { fileBytes } = jest.requireMock<{ fileBytes: { choose: jest.Mock } }>('@/platform/file-bytes')
const { requests } = jest.requireMock<{ requests: { sendBytes: jest.Mock } }>('@/platform/request')

const [first = ''] = Object.keys(complete.indicators)
const actual = `indicators.${first}.actual`

const answers = (status: number, body: unknown) =>
  requests.sendBytes.mockResolvedValue({ status, text: JSON.stringify(body), header: () => null })

const read = {
  revision: 0,
  sheet: '监控表',
  content: {},
  changes: [
    { path: actual, value: '1386', cell: 'F13' },
    { path: 'funds.spent.fiscal', value: '6.30', cell: 'G7' },
  ],
  findings: [
    // no cell of the table holds a photo; the form itself asks for it
    { rule: 'MC9', level: 'warn', field: `indicators.${first}`, cell: null, message: '还没有佐证' },
    { rule: 'DC8', level: 'block', field: actual, cell: 'N13', message: '“大概”不在可选的内容里' },
  ],
}

async function shown(phone: Partial<Phone> = {}): Promise<Workspace> {
  const workspace = await phoneWith([filing()])
  providePhone({ ...phoneOf(workspace), ...phone })
  workspace.startDraft(filingId)
  await waitFor(() => expect(workspace.draft(filingId)?.savedAt).not.toBeNull())
  const seen = workspace.filing(filingId)
  if (!seen) throw new Error('no filing')
  render(<FromTable workspace={workspace} filing={seen} />)
  return workspace
}

const tap = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

beforeEach(() => {
  jest.clearAllMocks()
  fileBytes.choose.mockResolvedValue({ name: '监控表.xlsx', bytes: new ArrayBuffer(3) })
})

it('DC11 shows each change and each finding by its cell, and takes them on the last tap only', async () => {
  answers(200, read)
  const workspace = await shown()
  const before = workspace.draft(filingId)?.content
  await tap('选 Excel 文件')
  expect(requests.sendBytes).toHaveBeenCalledWith(
    expect.objectContaining({ url: expect.stringMatching(`/documents/${filingId}/table$`), method: 'POST' }),
  )
  expect(screen.getByText(/会改 2 处，有 1 处要看/)).toBeTruthy()
  const change = screen.getByText('第 13 行 F 列').closest('.card') as HTMLElement
  expect(within(change).getByLabelText('由 未填 改为 1386 人')).toBeTruthy()
  expect(screen.getByText('第 13 行 N 列，须改')).toBeTruthy()
  expect(screen.getByText('“大概”不在可选的内容里')).toBeTruthy()
  expect(screen.queryByText('还没有佐证')).toBeNull()
  expect(workspace.draft(filingId)?.content).toEqual(before)

  await tap('填入这 2 处')
  expect(workspace.draft(filingId)?.content).toMatchObject({
    funds: { spent: { fiscal: '6.30' } },
    indicators: { [first]: { actual: '1386' } },
  })
  expect(screens.back).toHaveBeenCalled()
})

it.each`
  what                                 | status | code
  ${'of another filing'}               | ${422} | ${'document.of-another'}
  ${'that is damaged, hostile or old'} | ${422} | ${'document.unreadable'}
  ${'of somebody who may not report'}  | ${404} | ${'filing.not-found'}
`('DC11 a file $what is told in a sentence, and the draft stays', async ({ code, status }) => {
  answers(status, { problem: { code, sentence: '没有读入。', details: { refusal: '文件里有宏，没有读取' } } })
  const workspace = await shown()
  const before = workspace.draft(filingId)?.content
  await tap('选 Excel 文件')
  expect(screen.getByRole('status').textContent).toMatch(/[\u4e00-\u9fff]/)
  expect(screen.queryByText('将要改动')).toBeNull()
  expect(workspace.draft(filingId)?.content).toEqual(before)
})

it('DC11 an answer that is not the server’s, or none, is told; the file can be chosen again', async () => {
  const workspace = await shown()
  const before = workspace.draft(filingId)?.content
  requests.sendBytes.mockResolvedValueOnce({ status: 200, text: '<html>登录</html>', header: () => null })
  await tap('选 Excel 文件')
  expect(screen.getByRole('status').textContent).toMatch(/网络/)
  requests.sendBytes.mockRejectedValueOnce(new TypeError('network: no answer'))
  await tap('选 Excel 文件')
  expect(screen.getByRole('status').textContent).toMatch(/网络/)
  answers(200, read)
  await tap('选 Excel 文件')
  expect(screen.getByText('填入这 2 处')).toBeTruthy()
  expect(workspace.draft(filingId)?.content).toEqual(before)
})

it('DC11 without a network it says why it waits', async () => {
  await shown({ online: false })
  expect(screen.getByText(/现在没有网络，Excel 要由服务器读取/)).toBeTruthy()
  await tap('选 Excel 文件')
  expect(fileBytes.choose).not.toHaveBeenCalled()
})

it('DC11 whoever turns back has changed nothing', async () => {
  fileBytes.choose.mockResolvedValue(null)
  await shown()
  await tap('选 Excel 文件')
  expect(requests.sendBytes).not.toHaveBeenCalled()
})

describe('DC11 what is laid over the draft', () => {
  const content = {
    note: '手机上写的',
    rows: { a: { position: 1, name: '甲' }, b: { position: 4, name: '乙' } },
  }
  it.each`
    what                              | path             | value                            | edits
    ${'another value'}                | ${'note'}        | ${'表里写的'}                    | ${[{ path: 'note', value: '表里写的' }]}
    ${'the same value'}               | ${'note'}        | ${'手机上写的'}                  | ${[]}
    ${'an emptied cell'}              | ${'note'}        | ${''}                            | ${[{ path: 'note', value: '' }]}
    ${'a cell of a row that is gone'} | ${'rows.c.name'} | ${'丙'}                          | ${[]}
    ${'a new row, behind the last'}   | ${'rows.n'}      | ${{ position: 2, name: '丁' }}   | ${[{ path: 'rows.n', value: { position: 5, name: '丁' } }]}
    ${'a row that was taken before'}  | ${'rows.b'}      | ${{ position: 9, name: '乙改' }} | ${[{ path: 'rows.b.name', value: '乙改' }]}
  `('$what', ({ edits, path, value }) => {
    expect(tableEdits(content, [{ path, value, cell: null }])).toEqual(edits)
  })
})
