import { act, fireEvent, render, screen } from '@testing-library/react'
import DisclosedProjectPage from '@/pages/disclosed/project'
import PublicPage from '@/pages/public'
import { search } from '@/pages/public/published'
import { refusal } from '@/sync/failure'
import { snapshot } from './snapshot'

const asked = { search: jest.fn(), project: jest.fn() }

jest.mock('@/api', () => ({
  api: {
    disclosure: {
      search: { query: (question: unknown) => asked.search(question) },
      project: { query: (question: unknown) => asked.project(question) },
    },
  },
}))

beforeEach(() => jest.resetAllMocks())

describe('公开结果', () => {
  it('shows four facts a card, without signing in', async () => {
    asked.search.mockResolvedValue({ items: [snapshot('a')], next: null })
    await act(async () => void render(<PublicPage />))
    const card = screen.getByRole('link', { name: /残疾人康复救助/ })
    for (const word of ['承诺', '花费', '完成', '整改', '512.40 / 1,180.00 万元（43.42%）']) {
      expect(card.textContent).toContain(word)
    }
  })

  it('shows the query that finds nothing, and the way back to everything', async () => {
    asked.search.mockResolvedValue({ items: [], next: null })
    await act(async () => void render(<PublicPage />))
    await act(async () => search.ask('残联 道路'))
    expect(screen.getByText('没有找到“残联 道路”')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '看全部项目' })))
    expect(asked.search).toHaveBeenLastCalledWith({ text: '', before: null })
  })

  it('says why it could not be had, and tries again', async () => {
    asked.search.mockRejectedValue(new TypeError('no network'))
    await act(async () => search.ask('康复'))
    await act(async () => void render(<PublicPage />))
    expect(screen.getByRole('alert').textContent).toMatch(/没能打开公开结果/)
  })
})

describe('项目结果', () => {
  it('tells in plain words what was promised and done, with version and hash', async () => {
    asked.project.mockResolvedValue([snapshot('a')])
    const { container } = render(<DisclosedProjectPage />)
    await act(async () => {})
    for (const word of [
      '承诺的 3 件事',
      '不少于 2,150 人',
      '2021年9月2日公开',
      '内容校验 0000 0000 … 0000',
    ]) {
      expect(container.textContent).toContain(word)
    }
    expect(container.textContent).not.toContain('≥')
    expect(container.querySelector('a')?.href).toMatch(/\/p\/p-a$/)
  })

  it('leads back to the search where there is no such project', async () => {
    asked.project.mockRejectedValue(refusal({ code: 'disclosure.not-found', sentence: '', details: {} }))
    render(<DisclosedProjectPage />)
    await act(async () => {})
    expect(screen.getByText('没有找到这个公开项目')).toBeTruthy()
    expect(screen.getByRole('button', { name: '回公开首页查找' })).toBeTruthy()
  })
})
