/** The app's own pages and components: defined from what the logic layer tells, their events sent back to it. */
import type { ComponentSpec, DataChange, JsonObject, PropertySpec } from '../protocol'
import { componentBehind, setCaller } from './callers'
import { domOf, type General, space } from './engine'
import { eventOf } from './events'
import { send } from './send'

declare global {
  interface Window {
    __templates: Record<string, unknown>
  }
}

const TYPES: Record<PropertySpec['type'], unknown> = {
  String,
  Number,
  Boolean,
  Object,
  Array,
  null: null,
}

export const instances = new Map<number, General>()
const ids = new WeakMap<object, number>()
/** 1 and 2 are the roots, numbered by the logic layer. */
let counted = 2

/** Makes a root and gives it the number by which the logic layer knows it. */
export function createRoot(cid: number, create: () => General): General {
  const root = create()
  instances.delete(ids.get(root) ?? 0)
  ids.set(root, cid)
  instances.set(cid, root)
  return root
}

/** The component that logic sets right now: it knows the new values already. */
let beingSet: number | undefined

export function setData(cid: number, changes: DataChange[]): void {
  const component = instances.get(cid)
  if (!component) return
  beingSet = cid
  try {
    for (const [path, value] of changes) component.replaceDataOnPath(path as [string], value as never)
    component.applyDataUpdates()
  } finally {
    beingSet = undefined
  }
}

export function defineAll(specs: Record<string, ComponentSpec>): void {
  const done = new Set<string>()
  const visit = (is: string): void => {
    const spec = specs[is]
    if (done.has(is) || !spec) return
    done.add(is)
    Object.values(spec.using).forEach(visit)
    defineOne(is, spec)
  }
  Object.keys(specs).forEach(visit)
}

function defineOne(is: string, spec: ComponentSpec): void {
  const template = window.__templates[is]
  if (!template) throw new Error(`${is}.wxml is missing`)
  const using = Object.fromEntries(Object.entries(spec.using).map(([tag, path]) => [tag, `/${path}`]))
  space.defineComponent({
    is,
    using,
    options: {
      virtualHost: spec.virtualHost,
      multipleSlots: spec.multipleSlots,
      writeIdToDOM: true,
      useMethodCallerListeners: true,
    },
    externalClasses: spec.externalClasses,
    template: { content: template, groupList: window.__templates },
    data: spec.data,
    properties: propertiesOf(spec) as Record<string, never>,
    lifetimes: {
      created(this: unknown) {
        enter(this as General)
      },
      attached(this: unknown) {
        announce(componentBehind(this), is, spec)
      },
      detached(this: unknown) {
        leave(componentBehind(this))
      },
    },
  })
}

function propertiesOf(spec: ComponentSpec): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(spec.properties).map(([name, { type, value }]) => [
      name,
      {
        type: TYPES[type],
        value,
        observer(this: General) {
          const component = componentBehind(this)
          const cid = ids.get(component)
          if (cid === undefined || cid === beingSet || !announced.has(component)) return
          send({ kind: 'property', cid, name, value: (component.data as JsonObject)[name] ?? null })
        },
      },
    ]),
  )
}

const announced = new WeakSet<object>()

function enter(component: General): void {
  const cid = ++counted
  ids.set(component, cid)
  instances.set(cid, component)
  setCaller(component, callerOf(component))
}

/** Roots are known to logic already; others are told once they stand in the page. */
function announce(component: General, is: string, spec: ComponentSpec): void {
  const cid = ids.get(component)
  if (cid === undefined || cid <= 2) return
  const data = component.data as JsonObject
  const properties = Object.fromEntries(
    Object.keys(spec.properties).map((name) => [name, data[name] ?? null]),
  )
  announced.add(component)
  const dataset = { ...(component.dataset as JsonObject) }
  send({ kind: 'attached', cid, is, id: component.id || (domOf(component)?.id ?? ''), dataset, properties })
}

function leave(component: General): void {
  const cid = ids.get(component)
  if (cid === undefined) return
  instances.delete(cid)
  if (announced.has(component)) send({ kind: 'detached', cid })
}

/** Whatever handler a template names, its event goes to the logic layer, which knows if there is such a method. */
function callerOf(component: General): object {
  const handler = (method: string) => (event: unknown) => {
    const cid = ids.get(component)
    if (cid !== undefined) send({ kind: 'event', cid, method, event: eventOf(event) })
  }
  return new Proxy(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? handler(name) : undefined),
      getOwnPropertyDescriptor: (_, name) =>
        typeof name === 'string' ? { configurable: true, enumerable: true, value: handler(name) } : undefined,
    },
  )
}
