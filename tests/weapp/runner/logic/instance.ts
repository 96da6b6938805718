/** `this` of the app's pages and components. */
import { type DataChange, type Json, type JsonObject, PAGE_CID } from '../protocol'
import { parsePath, writePath } from './data-path'
import type { Definition } from './definition'
import type { Logic } from './logic'
import type { Page } from './page'
import { type AnyFunction, bytesOf, type Loose } from './sandbox'

/** WeChat's advice is 256 KB a call; more stutters on real phones, so here it is an error. */
const SET_DATA_LIMIT = 256 * 1024

export class Instance {
  data: Loose
  properties: Loose
  id = ''
  dataset: Loose = {}
  readonly is: string
  readonly #logic: Logic
  readonly #page: Page
  readonly #definition: Definition
  readonly #cid: number;
  [member: string]: unknown

  constructor(logic: Logic, page: Page, cid: number, is: string, definition: Definition) {
    this.#logic = logic
    this.#page = page
    this.#definition = definition
    this.#cid = cid
    this.is = is
    this.data = logic.sandbox.clone(definition.data) as Loose
    for (const [name, property] of Object.entries(definition.properties))
      this.data[name] = logic.sandbox.clone(property.value)
    this.properties = this.data
    this.props = this.data
    Object.assign(this, definition.fields, definition.methods)
  }

  /** Runs one of the definition's lifetimes; what it throws is recorded, as nobody catches it on a phone. */
  live(lifetime: string, ...args: unknown[]): void {
    for (const run of this.#definition.lifetimes[lifetime] ?? [])
      this.#logic.guard(() => Reflect.apply(run, this, args))
  }

  pageLive(lifetime: string): void {
    for (const run of this.#definition.pageLifetimes[lifetime] ?? [])
      this.#logic.guard(() => Reflect.apply(run, this, []))
  }

  setData(payload: Loose, done?: AnyFunction): void {
    const text = JSON.stringify(payload, (_, value: unknown) => (bytesOf(value) ? {} : value)) ?? '{}'
    this.#weigh(text, payload)
    const crossed = this.#logic.sandbox.parse(text) as JsonObject
    const changes: DataChange[] = []
    for (const key of Object.keys(payload)) {
      if (payload[key] === undefined) {
        this.#logic.report({
          kind: 'console',
          level: 'warn',
          text: `Setting data field "${key}" to undefined is invalid.`,
        })
        continue
      }
      const value = crossed[key] as Json
      const path = parsePath(key)
      writePath(this.data, path, value)
      changes.push([path, value])
    }
    const shown = this.#logic.link.ask((ask) => ({
      to: 'view',
      do: 'set',
      page: this.#page.id,
      cid: this.#cid,
      changes,
      ask,
    }))
    shown.then(
      () => done && this.#logic.guard(() => done.call(this)),
      (error: unknown) => this.#logic.fault(error),
    )
    this.changed(changes.map(([path]) => String(path[0])))
  }

  /** Runs the observers of the fields that changed. */
  changed(keys: string[]): void {
    for (const { keys: watched, run } of this.#definition.observers) {
      const roots = watched.map((key) => String(parsePath(key)[0]))
      if (!roots.some((root) => root === '**' || keys.includes(root))) continue
      this.#logic.guard(() =>
        Reflect.apply(
          run,
          this,
          watched.map((key) => this.data[key]),
        ),
      )
    }
  }

  propertyChanged(name: string, value: unknown): void {
    const before = this.data[name]
    this.data[name] = value
    const observer = this.#definition.properties[name]?.observer
    const run = typeof observer === 'string' ? this[observer] : observer
    if (typeof run === 'function') this.#logic.guard(() => run.call(this, value, before))
    this.changed([name])
  }

  triggerEvent(name: string, detail: Json = {}, options: JsonObject = {}): void {
    this.#logic.send({
      to: 'view',
      do: 'trigger',
      page: this.#page.id,
      cid: this.#cid,
      name,
      detail,
      options,
    })
  }

  selectComponent(selector: string): unknown {
    return this.selectAllComponents(selector)[0] ?? null
  }

  /** By id only: the classes of a component live in the view. */
  selectAllComponents(selector: string): unknown[] {
    return [...this.#page.instances.values()].filter((one) => one !== this && selector === `#${one.id}`)
  }

  createSelectorQuery(): unknown {
    const query = this.#logic.wx.createSelectorQuery
    const made =
      typeof query === 'function' ? (query.call(this.#logic.wx) as { in(scope: unknown): unknown }) : null
    return made?.in(this)
  }

  createIntersectionObserver(options?: unknown): unknown {
    const create = this.#logic.wx.createIntersectionObserver
    return typeof create === 'function' ? create.call(this.#logic.wx, this, options) : undefined
  }

  getTabBar(): unknown {
    return this.#page.tabBar
  }

  getPageId(): string {
    return `pageId:${this.#page.id}`
  }

  getOpenerEventChannel(): unknown {
    return this.#page.channel
  }

  groupSetData(work?: AnyFunction): void {
    work?.call(this)
  }

  selectOwnerComponent(): unknown {
    return this.#cid === PAGE_CID ? null : this.#page.instance
  }

  hasBehavior(): boolean {
    return false
  }

  get cid(): number {
    return this.#cid
  }

  #weigh(text: string, payload: Loose): void {
    const bytes = Buffer.byteLength(text)
    const key = Object.keys(payload).join(', ').slice(0, 120)
    this.#logic.report({ kind: 'setData', bytes, page: this.is, key })
    if (bytes > SET_DATA_LIMIT)
      this.#logic.fault(
        new Error(`setData of ${bytes} bytes in ${this.is} (${key}) is over ${SET_DATA_LIMIT}`),
      )
  }
}
