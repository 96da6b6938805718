/** The buttons that fetch a filing's official table (DC6). */
import { Problem } from '@domain/problems/problem'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { ExportTable } from '@/components/export-table'
import { screens } from '@/platform/screens'

const query = jest.fn()
jest.mock('@/api', () => ({
  api: { review: { documentLink: { query: (asked: unknown) => query(asked) } } },
}))

const answered = { url: '/documents/f1.docx?sig=x', name: '项目支出绩效自评表_康复救助_2021年.docx' }

afterEach(() => jest.restoreAllMocks())

it('DC6 a tap asks for the signed address and opens it under its name', async () => {
  query.mockResolvedValue(answered)
  const clicked: { href: string; download: string }[] = []
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push({ href: this.href, download: this.download })
  })
  render(<ExportTable kind="self-evaluation" filingId="f1" />)
  await act(async () => {
    fireEvent.click(screen.getByText('导出 Word'))
  })
  expect(query).toHaveBeenCalledWith({ filingId: 'f1', revision: null, format: 'docx' })
  expect(clicked).toEqual([{ href: expect.stringContaining(answered.url), download: answered.name }])
  expect(screen.getByText('导出 Word')).toBeTruthy()
})

it('a refusal is told in its sentence, and the button stands ready again', async () => {
  query.mockRejectedValue(new Problem('document.no-font'))
  const told = jest.spyOn(screens, 'toast').mockImplementation(() => {})
  render(<ExportTable kind="self-evaluation" filingId="f1" />)
  await act(async () => {
    fireEvent.click(screen.getByText('导出 PDF'))
  })
  expect(told).toHaveBeenCalledWith(expect.stringMatching(/[\u4e00-\u9fff]/))
  expect(screen.getByText('导出 PDF')).toBeTruthy()
})

it('DC1 a kind without an official table has nothing to export', () => {
  const { container } = render(<ExportTable kind="none" filingId="f1" />)
  expect(container.textContent).toBe('')
})
