/** A list of the form on the phone: rows added, taken from sources, moved and removed, on a real workspace (FL1–FL4). */
import type { ListEntry } from '@domain/filings/form'
import type { DeclarationContent } from '@domain/goal-declaration/declaration.schema'
import { goal } from '@domain/goal-declaration/goal'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Report } from '@/pages/owner/report/report'
import type { Workspace } from '@/sync/workspace.types'
import { declared, knownProject } from '../../support/declaration'
import { filing, filingId, phoneWith } from './phone'

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
jest.mock('@/platform/random', () => ({ random: { uuid: jest.fn() } }))
jest.mock('@/catalogue', () => ({ catalogue: jest.fn() }))
const { screens } = jest.requireMock<{ screens: Record<string, jest.Mock> }>('@/platform/screens')
const { random } = jest.requireMock<{ random: { uuid: jest.Mock } }>('@/platform/random')
const { catalogue } = jest.requireMock<{ catalogue: jest.Mock }>('@/catalogue')

function Shown() {
  const workspace = useWorkspace()
  const shown = workspace?.filing(filingId)
  return workspace && shown ? <Report workspace={workspace} filing={shown} /> : null
}

const lastYear = {
  annualGoal: null,
  indicators: [
    {
      ...{
        id: 'old',
        level1: '产出指标',
        level2: '数量指标',
        level3: '去年的培训人次',
        operator: '≥' as const,
      },
      ...{ target: '500', unit: '人次', weight: '20', accumulation: 'cumulative' as const },
    },
  ],
  frame: 'other' as const,
  selfEvaluation: { allowed: false, reason: '分值不全' },
}

async function report(): Promise<Workspace> {
  let minted = 0
  random.uuid.mockImplementation(async () => {
    minted += 1
    return `row${minted}`
  })
  const subject = goal.subjectFrom(knownProject({ lastYear }), { fiscalYear: 2020, month: 12 })
  const workspace = await phoneWith([filing({ kind: 'goal', title: '绩效目标', period: '2020', subject })])
  render(<Shown />)
  await screen.findByText('核对并提交')
  return workspace
}

const tap = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))
function rowsOf(workspace: Workspace): DeclarationContent['indicators'] {
  const { content } = workspace.draft(filingId) ?? {}
  return (content as unknown as DeclarationContent).indicators
}

const entry = (id: string, title: string, terms: string): ListEntry => ({
  ...{ id, title, sub: '通用 产出 数量 人次', terms },
  row: { category: '产出/数量', level3: title, operator: '≥', unit: '人次', secret: '不该带来' },
})

it('FL1 adds a blank row, and one from 指标库 found by its pinyin initials', async () => {
  catalogue.mockResolvedValue([entry('a', '培训人次', 'pxrc'), entry('b', '维修设施数量', 'wxsssl')])
  const workspace = await report()
  await tap('加一项指标')
  expect(rowsOf(workspace)).toMatchObject({ row1: { position: 1, level3: '', category: null } })

  await tap('从指标库选')
  const sheet = within(await screen.findByRole('dialog', { name: '从指标库选' }))
  expect(sheet.getByText('培训人次')).toBeTruthy()
  fireEvent.change(sheet.getByLabelText('搜名称、类别或拼音首字母'), { target: { value: 'wxss' } })
  expect(sheet.queryByText('培训人次')).toBeNull()
  await tap(/^维修设施数量.*用这项$/)
  expect(rowsOf(workspace).row2).toMatchObject({ position: 2, category: '产出/数量', level3: '维修设施数量' })
  expect(rowsOf(workspace).row2).not.toHaveProperty('secret')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('FL1 takes an indicator of last year over with its target', async () => {
  const workspace = await report()
  await tap('从上年目标选')
  await tap(/^去年的培训人次.*用这项$/)
  expect(rowsOf(workspace).row1).toMatchObject({ target: '500', weight: '20', category: '产出/数量' })
  expect(screen.getByText('分值合计 20 / 90 分，还差 70 分')).toBeTruthy()
})

it('says why 指标库 is not there, and asks again', async () => {
  catalogue.mockRejectedValueOnce(new Error('现在没有网络。'))
  await report()
  await tap('从指标库选')
  expect(await screen.findByText('现在没有网络。')).toBeTruthy()
  catalogue.mockResolvedValue([entry('a', '培训人次', 'pxrc')])
  await tap('再试一次')
  expect(await screen.findByText('培训人次')).toBeTruthy()
})

it('FL2, FL3 moves a row, asks before one that is filled in goes, and keeps the rest', async () => {
  const workspace = await report()
  act(() => workspace.edit(filingId, 'indicators', declared.indicators))
  await tap('下移，救助人数')
  const order = () =>
    Object.entries(rowsOf(workspace))
      .sort(([, a], [, b]) => a.position - b.position)
      .map(([id]) => id)
  expect(order()).toEqual(['z', 'q', 't', 'c', 'e', 's'])

  screens.ask?.mockResolvedValueOnce(false)
  await tap('删去这项指标，救助人数')
  expect(order()).toContain('q')
  screens.ask?.mockResolvedValueOnce(true)
  await tap('删去这项指标，救助人数')
  expect(order()).toEqual(['z', 't', 'c', 'e', 's'])
  expect(screen.queryByRole('heading', { name: '救助人数' })).toBeNull()
})

it('marks while typing what is wrong with a row', async () => {
  const workspace = await report()
  act(() => workspace.edit(filingId, 'indicators', declared.indicators))
  const card = screen.getByRole('heading', { name: '救助人数' }).closest('.card')
  act(() => workspace.edit(filingId, 'indicators.q.target', '很多'))
  expect(within(card as HTMLElement).getByText(/指标值应是数字/)).toBeTruthy()
})
