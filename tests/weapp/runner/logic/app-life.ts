/** The app's own life: `App()`, launch, leaving and coming back to the screen, and the listeners of such events. */
import type { Logic } from './logic'
import type { AnyFunction, Loose } from './sandbox'
import { parseUrl } from './stack'

export type AppEvent = string

export class AppLife {
  app: Loose | undefined
  /** What `getLaunchOptionsSync` answers. */
  launchOptions: Loose = {}
  onScreen = true
  private suspending: NodeJS.Timeout | undefined
  private readonly listeners = new Map<AppEvent, Set<AnyFunction>>()

  constructor(private readonly logic: Logic) {}

  register(given: Loose): void {
    this.app = given
  }

  prepare(url: string): void {
    const { path, query } = parseUrl(url, '')
    this.launchOptions = { path, query, scene: 1001, shareTicket: '', referrerInfo: {}, mode: 'default' }
  }

  launch(): void {
    this.call('onLaunch', this.launchOptions)
    this.call('onShow', this.launchOptions)
    this.emit('AppShow', this.logic.sandbox.adopt(this.launchOptions))
  }

  /** Leaves the screen; scripts stop some seconds later, as WeChat has it. */
  hide(): void {
    if (!this.onScreen) return
    this.onScreen = false
    this.logic.stack.top?.hide()
    this.call('onHide')
    this.emit('AppHide')
    this.suspending = setTimeout(() => {
      this.logic.timers.suspend()
      this.logic.device.interrupt()
    }, this.logic.setup.suspendAfter)
  }

  show(): void {
    if (this.onScreen) return
    this.onScreen = true
    clearTimeout(this.suspending)
    this.logic.timers.resume()
    this.call('onShow', this.launchOptions)
    this.emit('AppShow', this.logic.sandbox.adopt(this.launchOptions))
    this.logic.stack.top?.show()
  }

  on(event: AppEvent, listener: unknown): void {
    if (typeof listener !== 'function') return
    const set = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, set.add(listener as AnyFunction))
  }

  listenersOf(event: AppEvent): AnyFunction[] {
    return [...(this.listeners.get(event) ?? [])]
  }

  off(event: AppEvent, listener: unknown): void {
    if (listener === undefined) this.listeners.delete(event)
    else this.listeners.get(event)?.delete(listener as AnyFunction)
  }

  emit(event: AppEvent, ...args: unknown[]): void {
    if (event === 'Error' || event === 'UnhandledRejection') this.call(`on${event}`, ...args)
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      try {
        listener(...args)
      } catch (error) {
        if (event !== 'Error') this.logic.fault(error)
      }
    }
  }

  private call(name: string, ...args: unknown[]): void {
    const run = this.app?.[name]
    if (typeof run !== 'function') return
    try {
      run.apply(
        this.app,
        args.map((arg) => this.logic.sandbox.adopt(arg)),
      )
    } catch (error) {
      if (name !== 'onError') this.logic.fault(error)
    }
  }
}
