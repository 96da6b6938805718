/** switch, checkbox, radio and their groups, and the slider. */
import { anything, define, flag, html, number, text, valuesOf } from './built-in'
import { closestHost, componentOf, domOf, fire, type General } from './engine'
import { asFormField } from './forms'
import { whenTapped } from './touch'

type Kind = 'switch' | 'checkbox' | 'radio'

const checked = new WeakMap<Element, boolean>()

export function defineChoices(): void {
  for (const kind of ['switch', 'checkbox', 'radio'] as const) defineChoice(kind)
  for (const kind of ['checkbox', 'radio'] as const) defineGroup(kind)
  defineSlider()
}

function defineChoice(kind: Kind): void {
  const declared = new WeakMap<General, boolean>()
  const properties = { checked: flag, disabled: flag, value: anything, color: text, type: text, name: text }
  define(kind, properties, {
    start(component, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', kind)
      setChecked(host, false)
      const toggle = () => valuesOf(component).disabled !== true && press(kind, component, host)
      whenTapped(component, toggle)
      host.addEventListener('labelled', toggle)
      if (kind !== 'switch') return
      asFormField(host, {
        name: () => valuesOf(component).name,
        value: () => checked.get(host) === true,
        reset: () => setChecked(host, false),
      })
    },
    update(component, host, values) {
      host.toggleAttribute('disabled', values.disabled === true)
      const wanted = values.checked === true
      if (declared.get(component) !== wanted) setChecked(host, wanted)
      declared.set(component, wanted)
    },
  })
}

function setChecked(host: Element, value: boolean): void {
  checked.set(host, value)
  host.setAttribute('aria-checked', String(value))
  host.toggleAttribute('checked', value)
}

function press(kind: Kind, component: General, host: HTMLElement): void {
  if (kind === 'switch') {
    setChecked(host, checked.get(host) !== true)
    fire(component, 'change', { value: checked.get(host) })
    return
  }
  const group = closestHost(host, `${kind}-group`)
  if (kind === 'radio') {
    if (checked.get(host)) return
    for (const other of group?.querySelectorAll('wx-radio') ?? []) setChecked(other, false)
    setChecked(host, true)
  } else setChecked(host, checked.get(host) !== true)
  const owner = componentOf(group)
  if (group && owner) fire(owner, 'change', { value: groupValue(kind, group) })
}

function groupValue(kind: 'checkbox' | 'radio', group: HTMLElement): unknown {
  const values = [...group.querySelectorAll(`wx-${kind}`)]
    .filter((one) => checked.get(one))
    .map((one) => componentOf(one))
    .map((one) => (one ? valuesOf(one).value : undefined))
  return kind === 'checkbox' ? values : (values[0] ?? '')
}

function defineGroup(kind: 'checkbox' | 'radio'): void {
  define(
    `${kind}-group`,
    { name: text },
    {
      start(component, host) {
        asFormField(host, {
          name: () => valuesOf(component).name,
          value: () => groupValue(kind, host),
          reset: () => host.querySelectorAll(`wx-${kind}`).forEach((one) => void setChecked(one, false)),
        })
      },
    },
  )
}

function defineSlider(): void {
  const properties = {
    min: number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: number,
    disabled: flag,
    name: text,
    showValue: flag,
  }
  const ranges = new WeakMap<General, HTMLInputElement>()
  define('slider', properties, {
    start(component, host) {
      const range = host.appendChild(html('input', { type: 'range' }))
      ranges.set(component, range)
      range.addEventListener('input', (event) => {
        event.stopPropagation()
        fire(component, 'changing', { value: Number(range.value) })
      })
      range.addEventListener('change', (event) => {
        event.stopPropagation()
        fire(component, 'change', { value: Number(range.value) })
      })
      asFormField(host, {
        name: () => valuesOf(component).name,
        value: () => Number(range.value),
        reset: () => {
          range.value = '0'
        },
      })
    },
    update(component, _, values) {
      const range = ranges.get(component)
      if (!range) return
      for (const name of ['min', 'max', 'step', 'value'] as const) range[name] = String(values[name])
      range.disabled = values.disabled === true
      if (domOf(component)?.hasAttribute('aria-label'))
        range.setAttribute('aria-label', domOf(component)?.getAttribute('aria-label') ?? '')
    },
  })
}
