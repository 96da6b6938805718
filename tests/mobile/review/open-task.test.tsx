/** 布置任务 of the division (TK3): by the calendar or by hand, asked about first, and what became of it. */
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { api } from '@/api'
import { Tasks } from '@/pages/review/tasks/tasks'
import { type Opened, openedWords, taskTitle } from '@/pages/review/tasks/words'
import { refusal } from '@/sync/failure'

jest.mock('@/api', () => ({
  api: { review: { taskPlans: { query: jest.fn() }, openTask: { mutate: jest.fn() } } },
}))
jest.mock('@/platform/clock', () => ({ clock: { wall: () => Date.UTC(2027, 5, 1), monotonic: () => 0 } }))
const query = api.review.taskPlans.query as unknown as jest.Mock
const mutate = api.review.openTask.mutate as unknown as jest.Mock

const monitoring = {
  ...{ kind: 'monitoring', title: '绩效监控', rhythm: 'months' as const, month: 7 },
  window: { opensOn: '2027-08-01', dueOn: '2027-08-31' },
}
const evaluation = {
  ...{ kind: 'self-evaluation', title: '绩效自评', rhythm: 'year' as const, month: null },
  window: null,
}
const opened = (more: Partial<Opened>): Opened => ({ opened: 0, already: 0, unfit: [], ...more })

const press = async (role: string, name: string) =>
  act(async () => void fireEvent.click(screen.getByRole(role, { name })))
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })

beforeEach(async () => {
  jest.clearAllMocks()
  query.mockResolvedValue([monitoring, evaluation])
  await act(async () => void render(<Tasks online />))
})

it('opens a task by the calendar’s days, once the division has agreed', async () => {
  mutate.mockResolvedValueOnce(opened({ opened: 2, already: 1 }))
  expect(screen.getByText('2027-08-01 至 2027-08-31')).toBeTruthy()
  jest.mocked(Taro.showModal).mockResolvedValueOnce({ confirm: false, cancel: true } as never)
  await press('button', '布置')
  expect(mutate).not.toHaveBeenCalled()
  await press('button', '布置')
  expect(mutate).toHaveBeenCalledWith({
    ...{ kind: 'monitoring', fiscalYear: 2027, month: 7, title: '2027年1–7月绩效监控' },
    ...{ opensAt: null, dueAt: null },
  })
  expect(screen.getByText('已布置 2 件，1 件已有')).toBeTruthy()
})

it('CA7 asks for days where the calendar has none, and names the projects whose weights do not fit', async () => {
  await press('radio', '绩效自评')
  const button = () => screen.getByRole('button', { name: '布置' })
  expect(button().getAttribute('aria-disabled')).toBe('true')
  type('开始', '2028-03-01')
  type('截止', '2028-02-01')
  expect(screen.getByText('截止日早于开始日，请核对')).toBeTruthy()
  expect(button().getAttribute('aria-disabled')).toBe('true')
  type('截止', '2028-04-30')
  mutate.mockResolvedValueOnce(opened({ opened: 1, unfit: ['农村薄弱学校改造'] }))
  await press('button', '布置')
  expect(mutate).toHaveBeenCalledWith(
    expect.objectContaining({ opensAt: '2028-02-29T16:00:00.000Z', dueAt: '2028-04-30T15:59:59.000Z' }),
  )
  expect(screen.getByText('已布置 1 件，1 个项目分值不齐')).toBeTruthy()
  expect(screen.getByText('农村薄弱学校改造')).toBeTruthy()
})

it('another month than the calendar’s needs its own days', async () => {
  await press('radio', '9月')
  expect(screen.getByText(/年度日历里没有这个环节的时间/)).toBeTruthy()
  expect((screen.getByLabelText('任务名称') as HTMLInputElement).value).toBe('2027年1–9月绩效监控')
})

it('says the refusal, and keeps what was typed', async () => {
  type('任务名称', '年中监控')
  mutate.mockRejectedValueOnce(
    refusal({
      code: 'task.not-yours-to-open',
      sentence: '只有绩效科可以布置任务。没有任何改动。',
      details: {},
    }),
  )
  await press('button', '布置')
  expect(screen.getByRole('alert').textContent).toMatch(/只有绩效科可以布置任务/)
  expect((screen.getByLabelText('任务名称') as HTMLInputElement).value).toBe('年中监控')
})

it.each`
  told                                                | words
  ${opened({ opened: 3 })}                            | ${'已布置 3 件'}
  ${opened({ already: 3 })}                           | ${'没有新布置的，3 件已有'}
  ${opened({ unfit: ['甲'] })}                        | ${'没有新布置的，1 个项目分值不齐'}
  ${opened({})}                                       | ${'没有要布置的项目'}
  ${opened({ opened: 2, already: 1, unfit: ['甲'] })} | ${'已布置 2 件，1 件已有，1 个项目分值不齐'}
`('$words', ({ told, words }) => expect(openedWords(told)).toBe(words))

it('a task of January alone is called so', () => {
  expect(taskTitle(monitoring, 2027, 1)).toBe('2027年1月绩效监控')
  expect(taskTitle(evaluation, 2027, 12)).toBe('2027年绩效自评')
})
