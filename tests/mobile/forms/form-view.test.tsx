/** The declared form on the screen: each kind of field, what a light opens, what is taken over, what is still missing. */
import type { Field, Form } from '@domain/filings/form'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { FormView } from '@/forms/form-view'
import { gapAfter, gapsOf, marksOfGaps } from '@/forms/gaps'
import type { Hand, Slots } from '@/forms/hand'
import { needOf } from '@/forms/need'
import { blank, complete, filledWith, findingsOf, formOf } from './sample'

jest.mock('@/platform/scroll', () => ({ scrollTo: jest.fn(), scrollToTop: jest.fn() }))
const { scrollTo } = jest.requireMock<{ scrollTo: jest.Mock }>('@/platform/scroll')

const hand = () => ({ onChange: jest.fn(), onTake: jest.fn(), onOpen: jest.fn() }) satisfies Hand

const card = (title: string) => {
  const found = screen.getByRole('heading', { name: title }).closest('.card')
  if (!(found instanceof HTMLElement)) throw new Error(`no card is headed ${title}`)
  return within(found)
}

describe('each kind of field', () => {
  it('tells every input its name: the row in the table, label and unit in a card', () => {
    render(<FormView form={formOf(blank)} hand={hand()} />)
    expect(screen.getByLabelText('财政拨款 1–7月执行，万元')).toBeTruthy()
    expect(screen.getByLabelText('上年结转 1–7月执行，万元')).toBeTruthy()
    expect(screen.getByLabelText('1–7月完成，人')).toBeTruthy()
    expect(screen.getByRole('radiogroup', { name: '1–7月完成' })).toBeTruthy()
    expect(screen.getByLabelText('1–7月完成', { selector: 'input' }).getAttribute('type')).toBe('date')
  })

  it.each([
    ['an amount', '财政拨款 1–7月执行，万元', '486.15', 'funds.spent.fiscal'],
    ['a number', '1–7月完成，人', '1386', 'indicators.k1.actual'],
  ])('hands on %s as it is typed', (_, label, typed, path) => {
    const told = hand()
    render(<FormView form={formOf(blank)} hand={told} />)
    fireEvent.change(screen.getByLabelText(label), { target: { value: typed } })
    expect(told.onChange).toHaveBeenCalledWith(path, typed)
  })

  it('hands on a day and a chosen word', () => {
    const told = hand()
    render(<FormView form={formOf(blank)} hand={told} />)
    fireEvent.change(screen.getByLabelText('1–7月完成', { selector: 'input' }), {
      target: { value: '2021-06-30' },
    })
    fireEvent.click(screen.getByRole('radio', { name: '部分达成' }))
    expect(told.onChange.mock.calls).toEqual([
      ['indicators.k4.actual', '2021-06-30'],
      ['indicators.k3.actual', '部分达成'],
    ])
  })

  it('never lets a sum be typed', () => {
    render(<FormView form={formOf(complete)} hand={hand()} />)
    expect(screen.queryByLabelText(/^总额/)).toBeNull()
    expect(screen.getByText('726.25')).toBeTruthy()
  })

  it('shows what was filed without a single input when it can only be read', () => {
    const { container } = render(<FormView form={formOf(complete)} hand={hand()} readOnly />)
    expect(container.querySelectorAll('input, textarea')).toHaveLength(0)
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByText('达成')).toBeTruthy()
  })
})

describe('what the light opens', () => {
  const red = filledWith({ 'indicators.k1.actual': '300' })

  it('asks for aspects, reason, estimate and possibility at red, and not before', () => {
    const { rerender } = render(<FormView form={formOf(blank)} hand={hand()} />)
    expect(screen.queryByText('偏差出在哪方面的保障（可多选）')).toBeNull()
    rerender(<FormView form={formOf(red)} hand={hand()} />)
    expect(screen.getByRole('group', { name: '偏差出在哪方面的保障（可多选）' })).toBeTruthy()
    expect(screen.getByLabelText('原因和措施')).toBeTruthy()
    expect(screen.getByLabelText('全年预计完成，人')).toBeTruthy()
    expect(screen.getByRole('radiogroup', { name: '年底能否完成' })).toBeTruthy()
  })

  it('adds and takes away aspects, several at a time', () => {
    const told = hand()
    const some = filledWith({ 'indicators.k1.aspects': ['fund'] }, red)
    render(<FormView form={formOf(some)} hand={told} />)
    fireEvent.click(screen.getByRole('checkbox', { name: '硬件' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '经费' }))
    expect(told.onChange.mock.calls).toEqual([
      ['indicators.k1.aspects', ['fund', 'hardware']],
      ['indicators.k1.aspects', []],
    ])
  })

  it('opens the reason below the table when execution is slow', () => {
    render(
      <FormView
        form={formOf(filledWith({ 'funds.spent.fiscal': '100', 'funds.spent.carryover': '5' }))}
        hand={hand()}
      />,
    )
    expect(screen.getByLabelText('执行偏慢的原因')).toBeTruthy()
  })
})

describe('last period and what seldom applies', () => {
  it('takes over the last value at one tap, and never by itself', () => {
    const told = hand()
    render(<FormView form={formOf(blank)} hand={told} />)
    expect(told.onChange).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: /^上期.*1200.* 照上期填，1–7月完成$/ }))
    expect(told.onChange).toHaveBeenCalledWith('indicators.k1.actual', '1200')
  })

  it('offers no last value where something is filled in already', () => {
    render(<FormView form={formOf(filledWith({ 'indicators.k1.actual': '1386' }))} hand={hand()} />)
    expect(card('残疾儿童康复救助人数').queryByText('照上期填')).toBeNull()
  })

  it('keeps 暂不可测 behind its link until it is opened or filled in', () => {
    render(<FormView form={formOf(blank)} hand={hand()} />)
    const first = card('残疾儿童康复救助人数')
    expect(first.queryByLabelText('暂不可测的原因')).toBeNull()
    fireEvent.click(first.getByRole('button', { name: '暂不可测' }))
    expect(first.getByLabelText('暂不可测的原因')).toBeTruthy()
  })

  it('folds known facts and mounts them only when opened', () => {
    render(<FormView form={formOf(blank)} hand={hand()} />)
    expect(screen.queryByText('市残疾人康复中心')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /已带出/ }))
    expect(screen.getByText('市残疾人康复中心')).toBeTruthy()
  })
})

describe('counts and gaps', () => {
  it('counts what is asked and what is filled in', () => {
    expect(needOf(formOf(filledWith({ 'indicators.k1.actual': '1386' })))).toMatchObject({
      asks: '本期需填 6 项',
      filled: '已填 1',
    })
  })

  it('names gaps from the top of the form down, and goes round', () => {
    const gaps = gapsOf(formOf(blank), [...findingsOf(blank)].reverse())
    expect(gaps.map((gap) => gap.field)).toEqual([
      'funds.spent.fiscal',
      'funds.spent.carryover',
      'indicators.k1.actual',
      'indicators.k2.actual',
      'indicators.k3.actual',
      'indicators.k4.actual',
    ])
    expect(gapAfter(gaps, null)?.field).toBe('funds.spent.fiscal')
    expect(gapAfter(gaps, 'indicators.k4.actual')?.field).toBe('funds.spent.fiscal')
    expect(gapAfter([], null)).toBeNull()
  })

  it('says at each gap what is missing, and scrolls to the one that is asked for', () => {
    jest.useFakeTimers()
    const form = formOf(blank)
    const marks = marksOfGaps(gapsOf(form, findingsOf(blank)))
    const reveal = { path: 'indicators.k2.actual' }
    render(<FormView form={form} hand={hand()} marks={marks} reveal={reveal} />)
    act(() => jest.runAllTimers())
    const id: unknown = scrollTo.mock.calls[0]?.[0]
    expect(document.getElementById(String(id))?.textContent).toContain('请填写“康复训练有效率”的完成值')
    expect(screen.getAllByRole('alert')).toHaveLength(6)
    jest.useRealTimers()
  })
})

describe('evidence', () => {
  const slots: Slots = { k1: { photos: [{ id: 'p1', url: 'blob:1', caption: '中景' }] } }

  it('shows what is there, and hands on camera, album and a tapped photo with their slot', () => {
    const told = hand()
    render(<FormView form={formOf(blank)} hand={told} slots={slots} />)
    const first = card('残疾儿童康复救助人数')
    expect(first.getByText('已有 1 张')).toBeTruthy()
    fireEvent.click(first.getByRole('button', { name: /^再拍/ }))
    fireEvent.click(first.getByRole('button', { name: /^从相册选/ }))
    fireEvent.click(first.getByRole('button', { name: '残疾儿童康复救助人数，中景' }))
    expect(told.onTake.mock.calls.map(([slot, source]) => [slot.slot, source])).toEqual([
      ['k1', 'camera'],
      ['k1', 'album'],
    ])
    expect(told.onOpen).toHaveBeenCalledWith('k1', 'p1')
  })
})

describe('long forms', () => {
  const many = (count: number): Form => {
    const form = formOf(blank)
    const reds = formOf(filledWith({ 'indicators.k1.actual': '300' })).sections[1]
    const [funds, items] = form.sections
    if (funds?.type !== 'amounts' || items?.type !== 'items') throw new Error('the sample has both')
    const [item] = items.items
    const [red] = reds?.type === 'items' ? reds.items : []
    if (!item || !red) throw new Error('the sample has items')
    const copied = (at: number) => (at % 2 === 0 ? item : red)
    const copy = (at: number) => ({
      ...copied(at),
      id: `m${at}`,
      path: `indicators.m${at}`,
      title: `指标 ${at}`,
      fields: copied(at).fields.map((field: Field) => ({
        ...field,
        path: field.path.replace('k1', `m${at}`),
      })),
    })
    return {
      ...form,
      sections: [funds, { ...items, items: Array.from({ length: count }, (_, at) => copy(at)) }],
    }
  }

  it('mounts eight items at a time and fewer than 1,000 nodes, with every second light red', () => {
    const { container } = render(<FormView form={many(24)} hand={hand()} />)
    expect(screen.getByText('指标 7')).toBeTruthy()
    expect(screen.queryByText('指标 8')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^第 9–16 项/ }))
    expect(screen.getByText('指标 8')).toBeTruthy()
    expect(screen.queryByText('指标 7')).toBeNull()
    expect(container.querySelectorAll('*').length).toBeLessThan(1000)
  })

  it('opens the batch that holds the place that is asked for', () => {
    const form = many(60)
    const { rerender } = render(<FormView form={form} hand={hand()} />)
    rerender(<FormView form={form} hand={hand()} reveal={{ path: 'indicators.m45.actual' }} />)
    expect(screen.getByText('指标 45')).toBeTruthy()
  })
})
