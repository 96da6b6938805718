/** What an owner fills in: fields, choices, funds, evidence, and the bar that hands it all on. */
import { fireEvent, render, screen } from '@testing-library/react'
import { ActionBar } from '@/components/action-bar'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Evidence } from '@/components/evidence'
import { Field } from '@/components/field'
import { Fold } from '@/components/fold'
import { FundsTable } from '@/components/funds-table'

const words = (...labels: string[]) => labels.map((label) => ({ value: label, label }))

describe('Field', () => {
  it('binds its label and unit to the input, and hands on what is typed', () => {
    const onChange = jest.fn()
    render(
      <Field label="1–7月完成" unit="人次" value="2,108" onChange={onChange} required keyboard="digit" />,
    )
    const input = screen.getByLabelText('1–7月完成，人次') as HTMLInputElement
    expect([input.value, input.inputMode, input.getAttribute('aria-required')]).toEqual([
      '2,108',
      'decimal',
      'true',
    ])
    fireEvent.change(input, { target: { value: '2,655' } })
    expect(onChange).toHaveBeenCalledWith('2,655')
  })

  it('shows that it has the focus', () => {
    const { container } = render(<Field label="完成" value="" />)
    fireEvent.focus(screen.getByLabelText('完成'))
    expect(container.querySelector('.input--focus')).toBeTruthy()
    fireEvent.blur(screen.getByLabelText('完成'))
    expect(container.querySelector('.input--focus')).toBeNull()
  })

  it('says what is wrong as an alert, and marks the input', () => {
    render(<Field label="完成" value="x" error="请填数字。" />)
    expect(screen.getByRole('alert').textContent).toBe('请填数字。')
    expect(screen.getByLabelText('完成').getAttribute('aria-invalid')).toBe('true')
  })

  it('cannot be typed into when read-only', () => {
    render(<Field label="年度目标" value="≥ 6,800" unit="人次" readOnly />)
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText('≥ 6,800')).toBeTruthy()
  })

  it('grows to several lines for reasons', () => {
    render(<Field label="原因和措施" value="" long />)
    expect(screen.getByLabelText('原因和措施').tagName).toBe('TEXTAREA')
  })

  it('keeps a remark under itself, in reading order', () => {
    const { container } = render(
      <Field label="完成" value="1" hint="上期 88.6%">
        <span>意见</span>
      </Field>,
    )
    expect(container.textContent).toBe('完成上期 88.6%意见')
  })
})

describe('Choice', () => {
  it('is a radio group for one answer', () => {
    const onChange = jest.fn()
    render(
      <Choice
        label="年底能否完成"
        as="segments"
        value="有可能"
        onChange={onChange}
        options={words('确定能', '有可能')}
      />,
    )
    expect(screen.getByRole('radiogroup', { name: '年底能否完成' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: '有可能' }).getAttribute('aria-checked')).toBe('true')
    fireEvent.click(screen.getByRole('radio', { name: '确定能' }))
    expect(onChange).toHaveBeenCalledWith('确定能')
  })

  it('adds and takes away for several answers', () => {
    const onChange = jest.fn()
    render(
      <Choice name="保障" multiple value={['硬件']} onChange={onChange} options={words('经费', '硬件')} />,
    )
    fireEvent.click(screen.getByRole('checkbox', { name: '经费' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '硬件' }))
    expect(onChange.mock.calls).toEqual([[['硬件', '经费']], [[]]])
  })

  it('is deaf where an option is disabled, and says so', () => {
    const onChange = jest.fn()
    render(
      <Choice
        name="n"
        value={null}
        onChange={onChange}
        options={[{ value: 'a', label: '甲', disabled: true }]}
      />,
    )
    const option = screen.getByRole('radio', { name: '甲' })
    fireEvent.click(option)
    expect(option.getAttribute('aria-disabled')).toBe('true')
    expect(onChange).not.toHaveBeenCalled()
  })

  it('tells the count behind a filter', () => {
    render(
      <Choice
        name="筛选"
        as="row"
        value="r"
        onChange={() => {}}
        options={[{ value: 'r', label: '预警', count: 7 }]}
      />,
    )
    expect(screen.getByRole('radio', { name: '预警 7' })).toBeTruthy()
  })

  it('says what is missing', () => {
    render(
      <Choice label="原因" value={null} onChange={() => {}} options={words('其他')} error="请选一项。" />,
    )
    expect(screen.getByRole('alert').textContent).toBe('请选一项。')
  })

  it('can be reached and pressed from a keyboard', () => {
    const onChange = jest.fn()
    render(<Choice name="n" value={null} onChange={onChange} options={words('甲')} />)
    const option = screen.getByRole('radio', { name: '甲' })
    expect(option.tabIndex).toBe(0)
    fireEvent.keyDown(option, { key: ' ' })
    fireEvent.keyDown(option, { key: 'Enter' })
    fireEvent.keyDown(option, { key: 'a' })
    expect(onChange).toHaveBeenCalledTimes(2)
  })
})

describe('FundsTable', () => {
  const rows = [
    { key: 'total', name: '总额', figures: ['1,260.00', '1,180.00'], value: '512.40', sum: true },
    { key: 'fiscal', name: '财政拨款', figures: ['1,200.00', '1,120.00'], value: '486.15', editable: true },
  ]
  const columns = ['年初预算', '全年预算', '1–7月执行']

  it('names each input by its row and column, and never lets a sum be typed', () => {
    const onChange = jest.fn()
    render(<FundsTable unit="万元" columns={columns} rows={rows} onChange={onChange} />)
    const inputs = screen.getAllByRole('textbox')
    expect(inputs.map((input) => input.getAttribute('aria-label'))).toEqual(['财政拨款 1–7月执行，万元'])
    fireEvent.change(inputs[0] as HTMLElement, { target: { value: '500' } })
    expect(onChange).toHaveBeenCalledWith('fiscal', '500')
    expect(screen.getByText('512.40')).toBeTruthy()
  })

  it('says under the row what is wrong with it', () => {
    const bad = rows.map((row) =>
      row.key === 'fiscal' ? { ...row, error: '比全年预算还大，请核对。' } : row,
    )
    render(<FundsTable unit="万元" columns={columns} rows={bad} />)
    expect(screen.getByRole('alert').textContent).toBe('比全年预算还大，请核对。')
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('Evidence', () => {
  const photo = { id: 'p1', url: 'a.jpg', caption: '仓库 中景', alt: '适配人次，仓库中景' }

  it('is one empty place when there is nothing yet', () => {
    const onTap = jest.fn()
    render(
      <Evidence
        need="需 1 份：评估汇总表"
        have="还没有"
        photos={[]}
        add={[{ word: '拍照', icon: 'camera', onTap }]}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '拍照' }))
    expect(onTap).toHaveBeenCalled()
    expect(screen.getByText('还没有')).toBeTruthy()
  })

  it('tells each photo by indicator and view, with its flag', () => {
    const onOpen = jest.fn()
    render(<Evidence photos={[photo, { ...photo, id: 'p2', flag: '疑点' }]} onOpen={onOpen} />)
    fireEvent.click(screen.getByRole('button', { name: '适配人次，仓库中景，疑点' }))
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'p2' }))
  })

  it('keeps the place of a photo that has not arrived', () => {
    const { container } = render(<Evidence photos={[{ ...photo, url: '' }]} />)
    expect(container.querySelector('img')).toBeNull()
    expect(container.querySelector('.photo__i')).toBeTruthy()
  })
})

describe('Button and ActionBar', () => {
  it('a busy button is deaf and says that it is busy', () => {
    const onTap = jest.fn()
    render(<Button word="正在提交" tone="primary" busy onTap={onTap} />)
    const button = screen.getByRole('button', { name: '正在提交' })
    fireEvent.click(button)
    expect([button.getAttribute('aria-busy'), button.getAttribute('aria-disabled')]).toEqual(['true', 'true'])
    expect(onTap).not.toHaveBeenCalled()
  })

  it('blocks the primary action with a reason that is read out, and leaves the other', () => {
    const [approve, back] = [jest.fn(), jest.fn()]
    render(
      <ActionBar
        status={{ main: '第 2 项', sub: '已看 5 / 8' }}
        secondary={{ word: '退回此项', tone: 'danger', onTap: back }}
        primary={{ word: '通过此项', onTap: approve }}
        blocked="现在没有网络，不能通过。"
      />,
    )
    expect(screen.getByRole('status').textContent).toBe('现在没有网络，不能通过。')
    fireEvent.click(screen.getByRole('button', { name: '通过此项' }))
    fireEvent.click(screen.getByRole('button', { name: '退回此项' }))
    expect([approve.mock.calls.length, back.mock.calls.length]).toEqual([0, 1])
  })
})

describe('Fold', () => {
  it('mounts what is inside only when opened', () => {
    const inside = jest.fn(() => <span>验收合格率</span>)
    render(<Fold title="本期不用填的 4 项">{inside}</Fold>)
    const head = screen.getByRole('button', { name: /^本期不用填的 4 项/ })
    expect([head.getAttribute('aria-expanded'), inside.mock.calls.length]).toEqual(['false', 0])
    fireEvent.click(head)
    expect(head.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByText('验收合格率')).toBeTruthy()
  })
})
