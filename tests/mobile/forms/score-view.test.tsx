/** A number that explains itself, and what a form comes to. */
import type { Explanation } from '@domain/scoring/explanation'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { ResultView } from '@/forms/result-view'
import { ScoreView } from '@/forms/score-view'

const explanation: Explanation = {
  rule: 'SC8',
  inputs: [
    ['指标值', '≥ 20'],
    ['完成值', '18'],
  ],
  arithmetic: '18 ÷ 20 × 10 = 9.00',
  basis: ['财预〔2020〕10号 项目支出绩效评价管理办法'],
  ruleSet: 'GZ2020',
}
const tap = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

it('opens with a tap what went in, the arithmetic and what it rests on, and closes again', async () => {
  render(<ScoreView name="得分" score={{ text: '9.00', of: '10', explanation }} />)
  expect(screen.queryByText('18 ÷ 20 × 10 = 9.00')).toBeNull()
  await tap('得分 9.00 / 10 分 怎么算的')
  const sheet = within(screen.getByRole('dialog', { name: '得分 9.00 / 10 分' }))
  for (const text of ['完成值', '18', '18 ÷ 20 × 10 = 9.00', ...explanation.basis, '规则 SC8，规则集 GZ2020'])
    expect(sheet.getByText(text)).toBeTruthy()
  await act(async () => void fireEvent.click(sheet.getByRole('button', { name: '关上' })))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('shows a number that is not there yet as a dash, with nothing to open', () => {
  render(<ScoreView name="得分" score={{ text: '', of: '10', explanation: null }} />)
  expect(screen.getByText('–')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('says why a grade is held down, and that the score is untouched', () => {
  const grade = {
    ...{ raw: '优', final: '良', light: 'green' as const, explanation: null },
    capReason: '执行率 80.00% 低于 85%，不能评“优”',
  }
  render(<ResultView result={{ total: { text: '96.00', of: '100', explanation }, grade }} />)
  expect(screen.getByText('良')).toBeTruthy()
  expect(screen.getByText('执行率 80.00% 低于 85%，不能评“优”。')).toBeTruthy()
  expect(screen.getByText('按得分是“优”，得分不变。')).toBeTruthy()
})
