/** One page on the stack: its instance, the components that its view has made, and its life. */

import { themed } from '../program/program'
import { type JsonObject, PAGE_CID, type PageSpec, TAB_BAR_CID, type ViewMessage } from '../protocol'
import { phoneNumber } from '../wx/phone-number'
import { createChannel } from './channel'
import { type Definition, specOf } from './definition'
import { Instance } from './instance'
import type { Logic } from './logic'
import type { Loose } from './sandbox'

let pagesMade = 0

export class Page {
  readonly id = ++pagesMade
  readonly instance: Instance
  readonly tabBar: Instance | undefined
  readonly instances = new Map<number, Instance>()
  readonly channel: unknown
  ready = false
  closed = false
  private atBottom = false

  constructor(
    private readonly logic: Logic,
    readonly path: string,
    readonly query: JsonObject,
    readonly isTab: boolean,
  ) {
    this.channel = createChannel(logic)
    const definition = logic.registry.get(path)
    this.instance = new Instance(logic, this, PAGE_CID, path, definition)
    this.instances.set(PAGE_CID, this.instance)
    Object.assign(this.instance, {
      route: path,
      __route__: path,
      options: logic.sandbox.adopt(query),
      __wxExparserNodeId__: String(this.id),
      __wxWebviewId__: this.id,
    })
    const bar = isTab ? logic.program.tabBar : undefined
    if (bar) {
      this.tabBar = new Instance(logic, this, TAB_BAR_CID, bar, logic.registry.get(bar))
      this.instances.set(TAB_BAR_CID, this.tabBar)
    }
  }

  /** Opens the view and runs the lifecycles up to onReady; the promise ends when the page stands on screen. */
  async open(canGoBack: boolean): Promise<void> {
    const shown = this.logic.link.ask((ask) => {
      this.logic.send({ to: 'view', do: 'open', page: this.id, spec: this.spec(canGoBack) })
      return { to: 'view', do: 'set', page: this.id, cid: PAGE_CID, changes: [], ask }
    })
    for (const one of [this.tabBar, this.instance]) {
      one?.live('created')
      one?.live('attached')
    }
    this.call('onLoad', this.instance.options)
    this.show()
    await shown
    if (this.closed) return
    this.ready = true
    for (const one of [this.tabBar, this.instance]) one?.live('ready')
    this.call('onReady')
  }

  show(): void {
    this.call('onShow')
    for (const one of this.instances.values()) one.pageLive('show')
  }

  hide(): void {
    this.call('onHide')
    for (const one of this.instances.values()) one.pageLive('hide')
  }

  close(): void {
    this.closed = true
    this.call('onUnload')
    for (const one of this.instances.values()) one.live('detached')
    this.logic.send({ to: 'view', do: 'close', page: this.id })
  }

  /** Calls one of the page's own functions, if it has it. */
  call(name: string, ...args: unknown[]): unknown {
    const run = this.instance[name]
    return typeof run === 'function' ? this.logic.guard(() => run.apply(this.instance, args)) : undefined
  }

  receive(message: ViewMessage): void {
    switch (message.kind) {
      case 'attached':
        this.attach(message)
        break
      case 'detached':
        this.instances.get(message.cid)?.live('detached')
        this.instances.delete(message.cid)
        break
      case 'property':
        this.instances
          .get(message.cid)
          ?.propertyChanged(message.name, this.logic.sandbox.clone(message.value))
        break
      case 'event':
        this.handle(message.cid, message.method, message.event)
        break
      case 'navigate':
        this.logic.callApi(message.api, { url: message.url, delta: message.delta })
        break
      case 'agreed':
        this.logic.privacy.tapped(message.button)
        break
      case 'phone-number':
        void phoneNumber(this.logic).then((detail) =>
          this.logic.send({ to: 'view', do: 'detail', page: this.id, number: message.number, detail }),
        )
        break
      case 'scroll':
        this.call('onPageScroll', this.logic.sandbox.adopt({ scrollTop: message.top }))
        if (message.atBottom && !this.atBottom) this.call('onReachBottom')
        this.atBottom = message.atBottom
    }
  }

  private attach(message: Extract<ViewMessage, { kind: 'attached' }>): void {
    const made = new Instance(this.logic, this, message.cid, message.is, this.logic.registry.get(message.is))
    Object.assign(made.data, this.logic.sandbox.clone(message.properties))
    made.id = message.id
    made.dataset = this.logic.sandbox.clone(message.dataset) as Loose
    this.instances.set(message.cid, made)
    for (const lifetime of ['created', 'attached', 'ready']) made.live(lifetime)
  }

  private handle(cid: number, method: string, event: JsonObject): void {
    const target = this.instances.get(cid)
    const run = target?.[method]
    if (event.type === 'tap') this.logic.tappedAt = Date.now()
    if (typeof run === 'function') this.logic.guard(() => run.call(target, this.logic.sandbox.clone(event)))
    else
      this.logic.fault(
        new Error(
          `Component "${target?.is ?? cid}" does not have a method "${method}" to handle event "${event.type}".`,
        ),
      )
  }

  /** Colours of the navigation bar in the phone's theme. */
  get barColors(): { color: string; background: string } {
    const of = (setting: unknown) => themed(this.logic.program, this.logic.device.theme, setting)
    const { navigationBarTextStyle, navigationBarBackgroundColor } = this.settings
    return { color: of(navigationBarTextStyle), background: of(navigationBarBackgroundColor) }
  }

  /** app.json's window settings under the page's own. */
  private get settings(): Loose {
    return { ...this.logic.program.app.window, ...this.logic.program.components[this.path]?.json }
  }

  private spec(canGoBack: boolean): PageSpec {
    const components: PageSpec['components'] = {}
    const visit = (name: string): void => {
      if (components[name]) return
      const definition: Definition = this.logic.registry.get(name)
      const using = this.logic.program.components[name]?.using ?? {}
      components[name] = specOf(definition, using)
      Object.values(using).forEach(visit)
    }
    visit(this.path)
    if (this.tabBar) visit(this.tabBar.is)
    return {
      path: this.path,
      components,
      tabBar: this.tabBar?.is ?? null,
      bar: { title: String(this.settings.navigationBarTitleText ?? ''), ...this.barColors },
      fullScreen: this.settings.navigationStyle === 'custom',
      isTab: this.isTab,
      canGoBack,
    }
  }
}
