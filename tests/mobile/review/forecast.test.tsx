/** 执行预测 of supervisors (VF7): filtered, reckoned before the eyes, readable without network, leading to the project. */
import { vetoForecast } from '@domain/forecast/forecast'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { ForecastPage } from '@/pages/review/forecast/forecast'
import {
  type ForecastDesk,
  type ForecastRow,
  forecastList,
  optionsOf,
  shownRows,
  unfiltered,
} from '@/review/forecast'
import { memory } from '../memory'

const veto = { excellentBelowPercent: '85', goodBelowPercent: '75' }
function reckoned(paidWan: string): ForecastRow['forecast'] {
  const forecast = vetoForecast({ fiscalYear: 2021, budgetWan: '1000', paidWan, day: '2021-12-20', veto })
  return { ...forecast, sentences: [...forecast.sentences], steps: [...forecast.steps] }
}
const row = (name: string, paidWan: string, more: Partial<ForecastRow> = {}): ForecastRow => ({
  projectId: name,
  projectName: `项目${name}`,
  unitName: '市残疾人康复中心',
  departmentName: '市残联',
  sectionName: '社保科',
  filingId: `f-${name}`,
  forecast: reckoned(paidWan),
  ...more,
})
const rows = [
  row('甲', '717.6'),
  row('乙', '800', { departmentName: '教育局', sectionName: '教科文科' }),
  row('丙', '100', { filingId: null }),
]

async function shown(forecast: ForecastDesk['forecast'], { online = true, store = memory() } = {}) {
  const list = forecastList({
    forecast,
    explain: () => ({ sentence: '服务器暂时没有答复，没有取到执行预测。', code: 'busy' }),
    nowMs: () => Date.parse('2021-12-20T02:00:00.000Z'),
    store,
    accountId: 'zhang',
  })
  const view = render(<ForecastPage list={list} online={online} />)
  await act(async () => {})
  return { store, view }
}
const fails: ForecastDesk['forecast'] = () => Promise.reject(new Error('no answer'))

it('VF7 tells what to pay, until when, and the arithmetic; a tap opens the project', async () => {
  await shown(async () => rows)
  expect(screen.getByText('再支付 132.40 万元（12 月 31 日前），否则不能评“优”。')).toBeTruthy()
  expect(screen.getByText(/“优”：全年预算 1,000.00 × 85% − 717.60 = 132.40 万元/)).toBeTruthy()
  expect(screen.getAllByText('还剩 12 天')).toHaveLength(3)
  fireEvent.click(screen.getByRole('link', { name: /项目甲/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/review/filing/index?id=f-甲' })
  expect(screen.queryByRole('link', { name: /项目丙/ })).toBeNull()
  expect(screen.getByText('这个年度还没有布置填报任务。')).toBeTruthy()
})

it('VF7 filters by section, department and threshold, with counts', async () => {
  await shown(async () => rows)
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '教科文科 1' })))
  expect(screen.getByText('项目乙')).toBeTruthy()
  expect(screen.queryByText('项目甲')).toBeNull()
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '不到 85% 1' })))
  expect(screen.getByText('共 1 个项目，剩余天数少的在前')).toBeTruthy()
})

it('VF7 a project is listed under the lowest line that it misses', () => {
  expect(shownRows(rows, { ...unfiltered, threshold: '85' }).map(({ projectId }) => projectId)).toEqual([
    '乙',
  ])
  expect(optionsOf(rows, unfiltered, 'threshold')).toEqual([
    { value: 'all', label: '全部', count: 3 },
    { value: '75', label: '不到 75%', count: 2 },
    { value: '85', label: '不到 85%', count: 1 },
  ])
  expect(optionsOf([rows[0] ?? row('甲', '1')], unfiltered, 'section')).toEqual([])
})

it('asks for the other year when that is chosen', async () => {
  const asked: number[] = []
  await shown(async (year) => {
    asked.push(year)
    return []
  })
  expect(screen.getByText('没有要提醒的项目')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '2020 年度' })))
  expect([...new Set(asked)]).toEqual([2021, 2020])
})

it('without network shows what was read before; without either says so and can be tried again', async () => {
  const { store, view } = await shown(async () => rows)
  view.unmount()
  const again = await shown(fails, { online: false, store })
  expect(screen.getByText(/现在没有网络，下面是.*取得的列表/)).toBeTruthy()
  expect(screen.getByText('项目甲')).toBeTruthy()
  again.view.unmount()
  await shown(fails)
  expect(screen.getByText('服务器暂时没有答复，没有取到执行预测。')).toBeTruthy()
})
