/** How a built-in component is made: properties of WXML in, DOM of its host element out. */
import type { GeneralComponentDefinition } from 'glass-easel'
import { domOf, type General, space } from './engine'

declare global {
  interface Window {
    __slot: { content: unknown; groupList: unknown }
  }
}

export const text = { type: String, value: '' }
export const flag = { type: Boolean, value: false }
export const number = { type: Number, value: 0 }
export const anything = { type: null, value: null }

export type Values = Record<string, unknown>
type Property = { type: StringConstructor | BooleanConstructor | NumberConstructor | null; value: unknown }

export interface BuiltIn {
  /** Once, when its host stands in the page. */
  start?(component: General, host: HTMLElement): void
  /** After that, and whenever a property changes. */
  update?(component: General, host: HTMLElement, values: Values): void
}

/** WeChat's accessibility attributes, and what they are in HTML. */
const ARIA: Record<string, string> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaDisabled: 'aria-disabled',
  ariaExpanded: 'aria-expanded',
  ariaLive: 'aria-live',
  ariaValuenow: 'aria-valuenow',
  ariaValuemax: 'aria-valuemax',
  ariaValuemin: 'aria-valuemin',
  ariaModal: 'aria-modal',
  ariaRequired: 'aria-required',
  ariaBusy: 'aria-busy',
  ariaCurrent: 'aria-current',
  ariaLevel: 'aria-level',
}

const COMMON = Object.fromEntries([...Object.keys(ARIA), 'hoverClass'].map((name) => [name, anything]))

export function valuesOf(component: General): Values {
  return component.data as Values
}

export function define(name: string, properties: Record<string, Property>, behavior: BuiltIn = {}): void {
  const refresh = (component: General) => {
    const host = domOf(component)
    if (!host || !started.has(component)) return
    reflectAria(host, valuesOf(component))
    behavior.update?.(component, host, valuesOf(component))
  }
  const declared: Record<string, unknown> = {}
  for (const [property, declaration] of Object.entries({ ...COMMON, ...properties }))
    declared[property] = {
      ...declaration,
      observer(this: General) {
        refresh(this)
      },
    }
  const definition = space.defineComponent({
    is: `wx/${name}`,
    options: { virtualHost: false, writeIdToDOM: true },
    template: window.__slot,
    properties: declared as Record<string, never>,
    lifetimes: {
      attached(this: unknown) {
        const component = this as General
        const host = domOf(component)
        if (!host) return
        started.add(component)
        behavior.start?.(component, host)
        refresh(component)
      },
    },
  })
  space.setGlobalUsingComponent(name, definition.general() as GeneralComponentDefinition)
}

const started = new WeakSet<General>()

function reflectAria(host: HTMLElement, values: Values): void {
  for (const [property, attribute] of Object.entries(ARIA)) {
    const value = values[property]
    if (value === null || value === undefined || value === '') continue
    if (host.getAttribute(attribute) !== String(value)) host.setAttribute(attribute, String(value))
  }
}

export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (globalThis.Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
