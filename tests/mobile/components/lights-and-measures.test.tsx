/** What is read from shape, word and figure: the light, the 进度尺, counts, differences. */
import { fireEvent, render, screen } from '@testing-library/react'
import { Counts } from '@/components/counts'
import { Diff } from '@/components/diff'
import { Light } from '@/components/light'
import { Measure } from '@/components/measure'
import { Progress } from '@/components/progress'

describe('Light', () => {
  it.each`
    kind        | word
    ${'green'}  | ${'正常'}
    ${'yellow'} | ${'提醒'}
    ${'red'}    | ${'预警'}
    ${'gray'}   | ${'未填'}
  `('$kind is never colour alone: it says $word beside a shape', ({ kind, word }) => {
    const { container } = render(<Light kind={kind} />)
    expect(screen.getByText(word)).toBeTruthy()
    expect(container.querySelector(`.light--${kind} .light__s`)).toBeTruthy()
  })

  it('says another word where one is given', () => {
    render(<Light kind="gray" word="不适用" />)
    expect(screen.getByText('不适用')).toBeTruthy()
  })
})

describe('Measure', () => {
  const fill = (container: HTMLElement) =>
    (container.querySelector('.measure__fill') as HTMLElement).style.width

  it('is told as an image with both percentages', () => {
    render(<Measure percent="31.00" timeShare="58.33" kind="red" />)
    expect(screen.getByRole('img', { name: '完成 31.00%，时间进度 58.33%' })).toBeTruthy()
  })

  it('has no tick and tells no time for a rate', () => {
    const { container } = render(<Measure percent="97.30" kind="green" />)
    expect(screen.getByRole('img', { name: '完成 97.30%' })).toBeTruthy()
    expect(container.querySelector('.measure__tick')).toBeNull()
  })

  it('names what is measured when it is not completion', () => {
    render(
      <Measure
        word="执行率"
        percent="43.42"
        timeShare="58.33"
        kind="yellow"
        left="已执行 512.40 / 1,180.00"
      />,
    )
    expect(screen.getByRole('img', { name: '执行率 43.42%，时间进度 58.33%' })).toBeTruthy()
    expect(screen.getByText('已执行 512.40 / 1,180.00')).toBeTruthy()
  })

  it.each`
    percent     | width
    ${'0.00'}   | ${'0%'}
    ${'39.04'}  | ${'39.04%'}
    ${'182.00'} | ${'100%'}
    ${'-3.00'}  | ${'0%'}
  `('fills $width of the scale at $percent', ({ percent, width }) => {
    const { container } = render(<Measure percent={percent} kind="green" />)
    expect(fill(container)).toBe(width)
  })
})

describe('Progress', () => {
  it('is a progress bar with its value when it is labelled, and decoration when not', () => {
    const { rerender } = render(<Progress percent={63.6} label="已送" />)
    expect(screen.getByRole('progressbar', { name: '已送' }).getAttribute('aria-valuenow')).toBe('64')
    rerender(<Progress percent={50} />)
    expect(screen.queryByRole('progressbar')).toBeNull()
  })
})

describe('Counts', () => {
  it('tells each count with its word, marks what was returned, and hands on the tap', () => {
    const onTap = jest.fn()
    render(
      <Counts
        items={[
          { key: 'todo', n: 3, word: '待填', on: true, onTap },
          { key: 'returned', n: 1, word: '被退回', alert: true, onTap },
        ]}
      />,
    )
    expect(screen.getByRole('button', { name: '3 待填' }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByText('1').className).toContain('red')
    fireEvent.click(screen.getByRole('button', { name: '1 被退回' }))
    expect(onTap).toHaveBeenCalledTimes(1)
  })

  it('does not alarm at zero', () => {
    render(<Counts items={[{ key: 'returned', n: 0, word: '被退回', alert: true }]} />)
    expect(screen.getByText('0').className).not.toContain('red')
  })
})

describe('Diff', () => {
  it('reads as a sentence and shows both values', () => {
    render(
      <Diff since="较第 1 版" from="2,108" to="2,655" change="+547" lights={{ from: 'red', to: 'yellow' }} />,
    )
    expect(screen.getByRole('img', { name: '由 2,108 改为 2,655，预警 → 提醒' }).textContent).toBe(
      '较第 1 版2,108 → 2,655 (+547)，预警 → 提醒',
    )
  })

  it('shows nothing when nothing changed', () => {
    const { container } = render(<Diff from="8.6" to="8.6" lights={{ from: 'green', to: 'green' }} />)
    expect(container.textContent).toBe('')
  })

  it('shows the light alone when only that turned', () => {
    render(<Diff from="8.6" to="8.6" lights={{ from: 'green', to: 'yellow' }} />)
    expect(screen.getByRole('img', { name: '正常 → 提醒' })).toBeTruthy()
  })
})
