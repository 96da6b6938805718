/** input and textarea: a real field inside the host, so that typing is the browser's. */
import { anything, define, flag, html, number, text, type Values, valuesOf } from './built-in'
import { fire, type General } from './engine'
import { asFormField } from './forms'

const MOST_LETTERS = 140
const KEYBOARD: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

type Field = HTMLInputElement | HTMLTextAreaElement

export function defineFields(): void {
  defineField('input')
  defineField('textarea')
}

function defineField(tag: 'input' | 'textarea'): void {
  const fields = new WeakMap<General, Field>()
  const properties = {
    value: anything,
    placeholder: text,
    placeholderStyle: text,
    placeholderClass: text,
    disabled: flag,
    maxlength: { type: Number, value: MOST_LETTERS },
    type: text,
    password: flag,
    focus: flag,
    autoFocus: flag,
    name: text,
    autoHeight: flag,
    confirmType: text,
    confirmHold: flag,
    cursor: number,
    cursorSpacing: number,
    selectionStart: number,
    selectionEnd: number,
    adjustPosition: flag,
    holdKeyboard: flag,
    fixed: flag,
    showConfirmBar: flag,
    alwaysEmbed: flag,
  }
  define(tag, properties, {
    start(component, host) {
      const field: Field = host.appendChild(html(tag, { class: 'field' }))
      fields.set(component, field)
      listen(component, field, tag)
      host.addEventListener('labelled', () => field.focus())
      asFormField(host, {
        name: () => valuesOf(component).name,
        value: () => field.value,
        reset: () => {
          field.value = ''
        },
      })
    },
    update(component, host, values) {
      const field = fields.get(component)
      if (field) show(field, host, values)
    },
  })
}

function listen(component: General, field: Field, tag: string): void {
  const detail = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  field.addEventListener('input', (event) => {
    event.stopPropagation()
    fire(component, 'input', { ...detail(), keyCode: 0 })
  })
  field.addEventListener('focus', () => fire(component, 'focus', { value: field.value, height: 300 }))
  field.addEventListener('blur', () => fire(component, 'blur', detail()))
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && tag === 'input')
      fire(component, 'confirm', { value: field.value })
  })
}

function show(field: Field, host: HTMLElement, values: Values): void {
  const value = values.value === null || values.value === undefined ? undefined : String(values.value)
  if (value !== undefined && value !== field.value) field.value = value
  field.placeholder = String(values.placeholder ?? '')
  field.disabled = values.disabled === true
  if (field instanceof HTMLInputElement) {
    const secret = values.password === true || values.type === 'safe-password'
    field.type = secret ? 'password' : 'text'
    field.inputMode = KEYBOARD[String(values.type)] ?? 'text'
  }
  const most = Number(values.maxlength ?? MOST_LETTERS)
  if (most >= 0) field.maxLength = most
  else field.removeAttribute('maxlength')
  dressPlaceholder(host, field, String(values.placeholderClass ?? ''))
  moveAria(host, field)
  if (values.focus === true && document.activeElement !== field) field.focus()
}

/** WeChat's placeholder carries a class of the app's; a browser's cannot, so it takes over how that class looks. */
function dressPlaceholder(host: HTMLElement, field: Field, className: string): void {
  if (className === '' || field.value !== '') return
  const model = host.appendChild(html('span', { class: className, hidden: '' }))
  const { color, fontWeight } = getComputedStyle(model)
  field.style.setProperty('--placeholder-color', color)
  field.style.setProperty('--placeholder-weight', fontWeight)
  model.remove()
}

/** The field is what a screen reader meets, so it carries what is said of the host. */
function moveAria(host: HTMLElement, field: Field): void {
  for (const { name, value } of [...host.attributes]) {
    if (!name.startsWith('aria-')) continue
    field.setAttribute(name, value)
    host.removeAttribute(name)
  }
}
