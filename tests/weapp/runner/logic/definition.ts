/** What the app hands to `Page()` and `Component()`, with behaviors merged in and everything in one shape. */
import type { ComponentSpec, Json, JsonObject, PropertySpec } from '../protocol'
import type { AnyFunction, Loose, Sandbox } from './sandbox'

export interface Property extends PropertySpec {
  observer: AnyFunction | string | undefined
}

export interface Definition {
  kind: 'page' | 'component'
  data: JsonObject
  properties: Record<string, Property>
  /** Functions that become members of the instance. */
  methods: Record<string, AnyFunction>
  /** A page's members that are no functions. */
  fields: Loose
  lifetimes: Record<string, AnyFunction[]>
  pageLifetimes: Record<string, AnyFunction[]>
  observers: { keys: string[]; run: AnyFunction }[]
  options: { virtualHost?: boolean; multipleSlots?: boolean }
  externalClasses: string[]
}

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached']
const EMPTY: Record<PropertySpec['type'], Json> = {
  String: '',
  Number: 0,
  Boolean: false,
  Object: null,
  Array: [],
  null: null,
}

const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function'
const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}
const functionsOf = (value: unknown): Record<string, AnyFunction> =>
  Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, AnyFunction] => isFunction(entry[1])),
  )

export function definePage(given: unknown, sandbox: Sandbox): Definition {
  const made = blank('page')
  for (const behavior of listOf(record(given).behaviors)) mergeComponent(made, behavior, sandbox)
  for (const [name, value] of Object.entries(record(given))) {
    if (name === 'data') Object.assign(made.data, sandbox.clone(value))
    else if (isFunction(value)) made.methods[name] = value
    else made.fields[name] = value
  }
  return made
}

export function defineComponent(given: unknown, sandbox: Sandbox): Definition {
  const made = blank('component')
  mergeComponent(made, given, sandbox)
  return made
}

function blank(kind: Definition['kind']): Definition {
  return {
    kind,
    data: {},
    properties: {},
    methods: {},
    fields: {},
    lifetimes: {},
    pageLifetimes: {},
    observers: [],
    options: {},
    externalClasses: [],
  }
}

function mergeComponent(into: Definition, given: unknown, sandbox: Sandbox): void {
  const own = record(given)
  for (const behavior of listOf(own.behaviors)) mergeComponent(into, behavior, sandbox)
  Object.assign(into.data, sandbox.clone(own.data))
  for (const [name, property] of Object.entries(record(own.properties)))
    into.properties[name] = toProperty(property, sandbox)
  Object.assign(into.methods, functionsOf(own.methods))
  const lifetimes = { ...functionsOf(pick(own, LIFETIMES)), ...functionsOf(own.lifetimes) }
  for (const [name, run] of Object.entries(lifetimes)) push(into.lifetimes, name, run)
  for (const [name, run] of Object.entries(functionsOf(own.pageLifetimes)))
    push(into.pageLifetimes, name, run)
  for (const [keys, run] of Object.entries(functionsOf(own.observers)))
    into.observers.push({ keys: keys.split(',').map((key) => key.trim()), run })
  Object.assign(into.options, record(own.options))
  into.externalClasses.push(...listOf(own.externalClasses).map(String))
}

function toProperty(given: unknown, sandbox: Sandbox): Property {
  const long = isFunction(given) || given === null ? { type: given } : record(given)
  const name = isFunction(long.type) ? long.type.name : 'null'
  const type = (name in EMPTY ? name : 'null') as PropertySpec['type']
  const value = (sandbox.clone(record(long).value) ?? EMPTY[type]) as Json
  const observer = record(long).observer
  return {
    type,
    value,
    observer: isFunction(observer) || typeof observer === 'string' ? observer : undefined,
  }
}

/** What the view is told: everything but the code. */
export function specOf(definition: Definition, using: Record<string, string>): ComponentSpec {
  const properties = Object.fromEntries(
    Object.entries(definition.properties).map(([name, { type, value }]) => [name, { type, value }]),
  )
  return {
    using,
    data: definition.data,
    properties,
    externalClasses: definition.externalClasses,
    virtualHost: definition.options.virtualHost === true,
    multipleSlots: definition.options.multipleSlots === true,
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function pick(from: Loose, names: string[]): Loose {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]))
}

function push<T>(into: Record<string, T[]>, key: string, item: T): void {
  const list = into[key]
  if (list) list.push(item)
  else into[key] = [item]
}
