/** picker: a sheet over the page with one select a column, or a date or time field, and 确定 and 取消. */
import { anything, define, flag, html, text, type Values, valuesOf } from './built-in'
import { fire, type General } from './engine'
import { asFormField } from './forms'
import { whenTapped } from './touch'

interface Columns {
  elements: HTMLElement[]
  value(): unknown
}

export function definePicker(): void {
  const properties = {
    mode: { type: String, value: 'selector' },
    range: anything,
    rangeKey: text,
    value: anything,
    start: text,
    end: text,
    disabled: flag,
    fields: text,
    name: text,
    headerText: text,
    customItem: text,
  }
  define('picker', properties, {
    start(component, host) {
      asFormField(host, {
        name: () => valuesOf(component).name,
        value: () => valuesOf(component).value,
        reset: () => undefined,
      })
      whenTapped(component, () => {
        if (valuesOf(component).disabled !== true) open(component, valuesOf(component))
      })
    },
  })
  define('picker-view', { value: anything, indicatorStyle: text })
  define('picker-view-column', {})
}

function open(component: General, values: Values): void {
  const columns = columnsOf(component, values)
  const confirm = html('button', {}, '确定')
  const cancel = html('button', {}, '取消')
  const sheet = html(
    'div',
    { class: 'picker', role: 'dialog', 'aria-label': '选择器' },
    cancel,
    ...columns.elements,
    confirm,
  )
  confirm.addEventListener('click', () => {
    sheet.remove()
    fire(component, 'change', { value: columns.value() })
  })
  cancel.addEventListener('click', () => {
    sheet.remove()
    fire(component, 'cancel')
  })
  document.body.append(sheet)
}

function columnsOf(component: General, values: Values): Columns {
  const range = Array.isArray(values.range) ? (values.range as unknown[]) : []
  const key = String(values.rangeKey ?? '')
  if (values.mode === 'selector') {
    const only = select(range, key, Number(values.value ?? 0))
    return { elements: [only], value: () => only.value }
  }
  if (values.mode === 'multiSelector') {
    const chosen = Array.isArray(values.value) ? (values.value as number[]) : []
    const all = range.map((column, at) => select(column as unknown[], key, Number(chosen[at] ?? 0)))
    all.forEach((one, column) => {
      one.addEventListener('change', () =>
        fire(component, 'columnchange', { column, value: Number(one.value) }),
      )
    })
    return { elements: all, value: () => all.map((one) => Number(one.value)) }
  }
  const type = values.mode === 'time' ? 'time' : values.mode === 'date' ? 'date' : 'text'
  const field = html('input', { type: type === 'date' && values.fields === 'month' ? 'month' : type })
  field.value = String(values.value ?? '')
  return { elements: [field], value: () => field.value }
}

function select(column: unknown[], key: string, chosen: number): HTMLSelectElement {
  const label = (item: unknown) => String(key ? (item as Values)[key] : item)
  const options = column.map((item, at) => html('option', { value: String(at) }, label(item)))
  const made = html('select', {}, ...options)
  made.value = String(chosen)
  return made
}
