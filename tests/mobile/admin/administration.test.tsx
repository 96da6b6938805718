import { act, fireEvent, render, screen } from '@testing-library/react'
import { api } from '@/api'
import { NewPerson } from '@/pages/admin/people/new-person'
import { fieldWords, hierarchyLines, hierarchyOf } from '@/pages/admin/rules/rule-words'
import { BoardRow } from '@/pages/review/board/board-row'
import { Figures } from '@/pages/review/board/figures'
import { amountWords, percentWords } from '@/pages/review/board/words'
import { refusal, silence } from '@/sync/failure'

jest.mock('@/api', () => ({ api: { administration: { addPerson: { mutate: jest.fn() } } } }))
jest.mock('@/platform/random', () => ({ random: { uuid: jest.fn(async () => `id-${Math.random()}`) } }))
const addPerson = api.administration.addPerson.mutate as unknown as jest.Mock

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })
const press = async (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

describe('opening an account', () => {
  beforeEach(() => addPerson.mockReset())

  it('AD4 sends the same id again after a lost answer, and says that nothing is stored twice', async () => {
    addPerson.mockRejectedValueOnce(silence('no-answer'))
    render(<NewPerson districtId="d1" changed={jest.fn()} close={() => undefined} />)
    type('账号', ' wangwu ')
    type('姓名', '王五')
    await press('开账号')
    expect(screen.getByRole('alert').textContent).toMatch(/不知道有没有保存.*不会存两遍/)
    addPerson.mockResolvedValueOnce({ person: {}, initialPassword: null })
    await press('开账号')
    const [first, second] = addPerson.mock.calls.map(([order]) => order)
    expect(first).toEqual({ id: first.id, districtId: 'd1', username: 'wangwu', name: '王五', phone: null })
    expect(second).toEqual(first)
    expect(screen.getByText(/请打开这个账号重置密码/)).toBeTruthy()
  })

  it('AD7 tells the initial password once, and the list behind is asked for anew', async () => {
    addPerson.mockResolvedValueOnce({ person: {}, initialPassword: 'kTz9abcdefgh23' })
    const [changed, close] = [jest.fn(), jest.fn()]
    render(<NewPerson districtId="d1" changed={changed} close={close} />)
    type('账号', 'wangwu')
    type('姓名', '王五')
    await press('开账号')
    expect(screen.getByText('kTz9abcdefgh23')).toBeTruthy()
    expect(changed).toHaveBeenCalledTimes(1)
    await press('已告诉本人')
    expect(close).toHaveBeenCalled()
  })

  it('says the server’s refusal with its fields, and keeps what was typed', async () => {
    const details = { fields: [{ field: 'username', message: '账号由 3 到 40 个字母、数字或 . _ - 组成' }] }
    addPerson.mockRejectedValueOnce(refusal({ code: 'request.malformed', sentence: '', details }))
    render(<NewPerson districtId="d1" changed={jest.fn()} close={() => undefined} />)
    type('账号', 'w')
    type('姓名', '王五')
    await press('开账号')
    expect(screen.getByRole('alert').textContent).toMatch(/账号由 3 到 40 个字母/)
    expect((screen.getByLabelText('姓名') as HTMLInputElement).value).toBe('王五')
  })
})

describe('the board', () => {
  const of = {
    should: 439,
    excused: 2,
    filed: 439,
    audited: 415,
    filedWan: '488700',
    auditedWan: '9999.5',
    coveragePercent: '100',
    auditPercent: '94.5',
  }

  it.each`
    wan          | words
    ${'488700'}  | ${'48.87 亿元'}
    ${'426700'}  | ${'42.67 亿元'}
    ${'10000'}   | ${'1 亿元'}
    ${'9999.99'} | ${'9,999.99 万元'}
    ${'0'}       | ${'0 万元'}
  `('$wan 万元 is $words', ({ wan, words }) => expect(amountWords(wan)).toBe(words))

  it('CV1, CV2 shows counts, amounts and shares as the server cut them', () => {
    render(<Figures of={of} />)
    for (const words of ['100%', '94.5%', '已报 439 件，应报 439 件', '已报 48.87 亿元', '审结 9,999.5 万元'])
      expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText(/另有 2 件写明原因免报/)).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: '审核比例 94.5%' }).getAttribute('aria-valuenow')).toBe(
      '94',
    )
  })

  it('a share of nothing is no share', () => expect(percentWords(null)).toBe('暂无'))

  it('CV3 a row leads further down', () => {
    const onTap = jest.fn()
    render(<BoardRow row={{ ...of, name: '教育局' }} onTap={onTap} />)
    fireEvent.click(screen.getByRole('link', { name: /^教育局 填报 100%.*审结 415 \/ 439/ }))
    expect(onTap).toHaveBeenCalled()
  })
})

it('RS9 indicator types are lines that read back as they were', () => {
  const types = [
    { level1: '产出', level2: ['数量', '质量'] },
    { level1: '满意度', level2: ['服务对象满意度'] },
  ]
  expect(hierarchyOf(hierarchyLines(types))).toEqual(types)
  expect(hierarchyOf('产出: 数量，质量\n\n')).toEqual([{ level1: '产出', level2: ['数量', '质量'] }])
  expect(fieldWords('hierarchy.0.level1')).toBe('指标类型（hierarchy.0.level1）')
})
