/** form and button: who submits what. */
import { define, flag, text, valuesOf } from './built-in'
import { closestHost, componentOf, fire } from './engine'
import { pressOpenAbility } from './open-abilities'
import { whenTapped } from './touch'

export interface FormField {
  name(): unknown
  value(): unknown
  reset(): void
}

const fields = new WeakMap<Element, FormField>()

export function asFormField(host: HTMLElement, field: FormField): void {
  fields.set(host, field)
}

function fieldOf(host: Element): FormField | undefined {
  return fields.get(host)
}

export function defineForms(): void {
  define('form', { reportSubmit: flag })
  define(
    'button',
    {
      type: text,
      size: text,
      disabled: flag,
      loading: flag,
      plain: flag,
      formType: text,
      openType: text,
    },
    {
      start(component, host) {
        if (!host.hasAttribute('role')) host.setAttribute('role', 'button')
        whenTapped(component, () => {
          const { disabled, formType, openType } = valuesOf(component)
          if (disabled !== true) pressOpenAbility(component, host, String(openType ?? ''))
          const form = closestHost(host, 'form')
          if (disabled !== true && formType && form) pressIn(form, String(formType))
        })
      },
      update(_, host, values) {
        host.toggleAttribute('disabled', values.disabled === true)
        if (values.disabled === true) host.setAttribute('aria-disabled', 'true')
        else host.removeAttribute('aria-disabled')
        host.setAttribute('type', String(values.type || 'default'))
        if (values.size) host.setAttribute('size', String(values.size))
        host.toggleAttribute('plain', values.plain === true)
      },
    },
  )
}

function pressIn(form: HTMLElement, formType: string): void {
  const component = componentOf(form)
  if (!component) return
  const inside = [...form.querySelectorAll('*')].map(fieldOf).filter((field) => field !== undefined)
  const named = inside.filter((field) => field.name())
  if (formType === 'reset') {
    for (const field of named) field.reset()
    fire(component, 'reset')
  } else if (formType === 'submit') {
    fire(component, 'submit', {
      value: Object.fromEntries(named.map((field) => [String(field.name()), field.value()])),
    })
  }
}
