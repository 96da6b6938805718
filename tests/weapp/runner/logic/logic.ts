/** The logic layer of one running mini-program: the app's scripts, its pages, and the `wx` they call. */

import { type Program, readProgram } from '../program/program'
import type { Drive, FromHost, FromLogic, Json, LogicSetup, Report, ViewQuestion } from '../protocol'
import { Device } from '../wx/device'
import { Privacy } from '../wx/privacy'
import { createWx } from '../wx/wx'
import { AppLife } from './app-life'
import { createConsole } from './console'
import { Link } from './link'
import { Modules } from './modules'
import { Registry } from './registry'
import { type AnyFunction, describe, type Loose, Sandbox } from './sandbox'
import { Stack } from './stack'
import { Timers } from './timers'

export class Logic {
  readonly program: Program
  readonly sandbox: Sandbox
  readonly timers = new Timers((work) => this.guard(work))
  readonly registry: Registry
  readonly stack = new Stack(this)
  readonly device: Device
  readonly privacy = new Privacy(this)
  readonly life: AppLife
  readonly link: Link
  /** Everything `wx.*` that is simulated. */
  readonly wx: Loose
  /** When the user last tapped: some APIs work only then. */
  tappedAt = 0
  private readonly modules: Modules

  constructor(
    readonly setup: LogicSetup,
    post: (text: string) => void,
  ) {
    this.link = new Link(post)
    this.program = readProgram(setup.dist)
    this.device = new Device(setup)
    this.life = new AppLife(this)
    this.sandbox = new Sandbox({
      console: createConsole({
        line: (level, text) => this.report({ kind: 'console', level, text }),
        logged: (error) => this.report({ kind: 'error', text: `console.error: ${describe(error)}` }),
      }),
      setTimeout: this.timers.setTimeout,
      setInterval: this.timers.setInterval,
      clearTimeout: this.timers.clear,
      clearInterval: this.timers.clear,
      getCurrentPages: () => this.sandbox.adopt(this.stack.pages.map((page) => page.instance)),
      getApp: () => this.life.app,
      App: (given: Loose) => this.life.register(given),
      Page: (given: unknown) => this.registry.page(given),
      Component: (given: unknown) => this.registry.component(given),
      Behavior: (given: unknown) => given,
      requirePlugin: () => this.fault(new Error('requirePlugin: plugins are not simulated')),
      __wxConfig: { envVersion: 'develop', accountInfo: { appId: setup.appId ?? 'touristappid' } },
    })
    this.sandbox.setClock(setup.day)
    this.modules = new Modules(this.program, this.sandbox)
    this.registry = new Registry(this.modules, this.sandbox)
    const { simulated, exposed } = createWx(this)
    this.wx = simulated
    this.sandbox.context.wx = exposed
  }

  readonly send = (message: FromLogic): void => this.link.send(message)
  readonly report = (report: Report): void => this.send({ to: 'test', report })

  /** Records an error that nobody in the app catches. */
  readonly fault = (error: unknown): void => {
    const text = describe(error)
    this.report({ kind: 'error', text })
    this.life.emit('Error', text)
  }

  /** Runs app code; what it throws is an error of the app, not of the runner. */
  guard<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.fault(error)
      return undefined
    }
  }

  unhandled(reason: unknown): void {
    const refused = (reason as { errMsg?: unknown } | null | undefined)?.errMsg
    const text = typeof refused === 'string' ? refused : describe(reason)
    this.report({ kind: 'error', text: `unhandled rejection: ${text}` })
    this.life.emit('UnhandledRejection', this.sandbox.adopt({ reason }))
  }

  /** Asks the view of the page on screen. */
  askView(question: ViewQuestion): Promise<Json> {
    return this.link.ask((ask) => ({ to: 'view', do: 'ask', page: this.stack.top?.id ?? 0, question, ask }))
  }

  callApi(name: string, options: Loose): void {
    const api = this.wx[name]
    if (typeof api === 'function') this.guard(() => (api as AnyFunction)(this.sandbox.adopt(options)))
  }

  receive(message: FromHost): void {
    if (message.kind === 'answer') this.link.answered(message.ask, message.value, message.error)
    else if (message.kind === 'view')
      this.timers.whenAwake(() => this.stack.page(message.page)?.receive(message.message))
    else
      this.drive(message.drive)
        .catch((error: unknown) => this.fault(error))
        .then(() => this.send({ to: 'test', answer: null, ask: message.ask }))
  }

  private async drive(drive: Drive): Promise<void> {
    switch (drive.kind) {
      case 'launch':
        await this.launch(drive.path)
        break
      case 'back':
        this.guardAsync(this.stack.navigateBack(1))
        break
      case 'tab':
        this.pressTab(drive.index)
        break
      case 'pull':
        this.stack.top?.call('onPullDownRefresh')
        break
      case 'hide':
        this.life.hide()
        break
      case 'show':
        this.life.show()
        break
      case 'day':
        this.sandbox.setClock(drive.day)
        break
      case 'settle':
        await this.stack.idle()
        break
      default:
        this.device.drive(drive)
        if (drive.kind === 'network')
          this.life.emit('NetworkStatusChange', this.sandbox.adopt(this.device.networkStatus))
        if (drive.kind === 'theme') this.themeChanged()
    }
  }

  private async launch(url: string | null): Promise<void> {
    const path = url ?? this.program.app.entryPagePath ?? this.program.pages[0] ?? ''
    this.life.prepare(`/${path.replace(/^\//, '')}`)
    this.guard(() => this.modules.load('app', 'app'))
    this.life.launch()
    await this.stack.reLaunch(`/${path.replace(/^\//, '')}`)
  }

  private themeChanged(): void {
    if (!this.program.app.darkmode) return
    this.life.emit('ThemeChange', this.sandbox.adopt({ theme: this.device.theme }))
    for (const page of this.stack.alive)
      this.send({ to: 'shell', do: 'bar', page: page.id, bar: page.barColors })
  }

  private pressTab(index: number): void {
    const path = this.program.tabs[index]
    if (path) this.guardAsync(this.stack.switchTab(`/${path}`))
  }

  private guardAsync(work: Promise<unknown>): void {
    work.catch(this.fault)
  }
}
