/** 导入导出 on the screen: how far it is, what went in, what did not and why (XL8). */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Registry } from '@/pages/admin/registry/registry'
import { linesOf, resultOf } from '@/platform/workbook-lines'
import { silence } from '@/sync/failure'

jest.mock('@/platform/workbooks', () => ({
  workbooks: { here: true, choose: jest.fn(), send: jest.fn(), fetch: jest.fn(), save: jest.fn() },
}))
jest.mock('@/platform/screens', () => ({ screens: { setTitle: jest.fn(), setBar: jest.fn() } }))
const { workbooks } = jest.requireMock<{ workbooks: Record<string, jest.Mock> }>('@/platform/workbooks')
const on = (name: string) => workbooks[name] ?? jest.fn()
const tap = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

const file = new Blob(['x'])
const returned = new Blob(['y'])

it('shows how far it is, then what went in, and gives the returned file', async () => {
  on('choose').mockResolvedValueOnce(file)
  let end: (taken: unknown) => void = () => {}
  on('send').mockImplementationOnce((_file, _token, tell) => {
    tell({ words: '“支付”：10000 行', percent: 44 })
    return new Promise((resolve) => {
      end = resolve
    })
  })
  render(<Registry token="t" online />)
  await tap('选 Excel 文件导入')
  expect(screen.getByRole('progressbar', { name: '“支付”：10000 行' }).getAttribute('aria-valuenow')).toBe(
    '44',
  )
  await act(async () => end({ imported: { payments: 3, users: 0 }, findings: [], total: 0, returned }))
  expect(screen.getByText('新登记：支付 3。')).toBeTruthy()
  expect(screen.queryByRole('progressbar')).toBeNull()
  await tap('下载写明结果的文件')
  expect(on('save')).toHaveBeenCalledWith(returned, '导入结果.xlsx')
})

it('says which rows keep the file out', async () => {
  on('choose').mockResolvedValueOnce(file)
  const findings = [{ level: 'block', message: '“支付”第 3 行“区划”：“信丰县”不在您管理的区划内' }]
  on('send').mockResolvedValueOnce({ imported: { payments: 0 }, findings, total: 1, returned: null })
  render(<Registry token="t" online />)
  await tap('选 Excel 文件导入')
  expect(screen.getByText('没有导入任何内容')).toBeTruthy()
  expect(screen.getByText(/“信丰县”不在您管理的区划内/)).toBeTruthy()
})

it('without an answer says that the same file may go again', async () => {
  on('choose').mockResolvedValueOnce(file)
  on('send').mockRejectedValueOnce(silence('no-answer'))
  render(<Registry token="t" online />)
  await tap('选 Excel 文件导入')
  expect(screen.getByText(/把同一份文件再导一次/)).toBeTruthy()
})

it('exports to a file with its day; without network neither is offered', async () => {
  on('fetch').mockResolvedValueOnce(file)
  const { rerender } = render(<Registry token="t" online />)
  await tap('导出 Excel')
  expect(on('save')).toHaveBeenLastCalledWith(file, expect.stringMatching(/^登记内容 \d{4}-\d\d-\d\d\.xlsx$/))
  rerender(<Registry token="t" online={false} />)
  expect(screen.getByText(/现在没有网络/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '导出 Excel' }).getAttribute('aria-disabled')).toBe('true')
})

it('an answer that breaks off is no answer; a refusal is told in its own words', () => {
  const half = '{"words":"正在写入","percent":45}\n{"result":{"imp'
  expect(linesOf(half)).toEqual([{ words: '正在写入', percent: 45 }])
  expect(() => resultOf(200, linesOf(half))).toThrow(expect.objectContaining({ code: 'no-answer' }))
  const refused = '{"problem":{"code":"registry.busy","sentence":"","details":{}}}'
  expect(() => resultOf(409, linesOf(refused))).toThrow('另一份文件正在导入')
})
