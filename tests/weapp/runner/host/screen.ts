/** What the phone shows: the shell and one iframe a page, in one Chromium page. */
import type { BrowserContext, Page as ChromiumPage, Frame } from 'playwright-core'
import type { Theme } from '../program/program'
import type { FromHost, FromLogic, Json, PageSpec, ViewMessage } from '../protocol'
import type { View } from '../view/main'
import type { Compiled } from './compiled'

export interface ScreenEvents {
  toLogic(message: FromHost): void
  pressed(text: string): void
  failed(text: string): void
}

interface ShownPage {
  frame: Frame | undefined
  /** What is to be done in the view, one after the other. */
  queue: Promise<unknown>
  closed: boolean
}

type ToScreen = Extract<FromLogic, { to: 'view' | 'shell' }>

export class Screen {
  private readonly pages = new Map<number, ShownPage>()
  private readonly numbers = new Map<Frame, number>()

  private constructor(
    readonly shell: ChromiumPage,
    private readonly compiled: Compiled,
    private readonly events: ScreenEvents,
  ) {}

  static async open(
    chromium: BrowserContext,
    origin: string,
    compiled: Compiled,
    events: ScreenEvents,
  ): Promise<Screen> {
    const shell = await chromium.newPage()
    const screen = new Screen(shell, compiled, events)
    shell.on('pageerror', (error) => events.failed(error.stack ?? error.message))
    shell.on('console', (line) => {
      if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
        events.failed(line.text())
    })
    await shell.exposeBinding('toLogic', ({ frame }, text: string) => screen.fromView(frame, text))
    await shell.exposeBinding('toPhone', (_, text: string) => events.pressed(text))
    await shell.goto(origin)
    await shell.evaluate((labels) => window.shell.tabs(labels), compiled.tabLabels)
    return screen
  }

  /** Media queries see the theme only where the app declares dark mode. */
  async theme(theme: Theme): Promise<void> {
    const { darkmode } = this.compiled.program.app
    await this.shell.emulateMedia({ colorScheme: darkmode ? theme : 'light' })
  }

  frame(page: number): Frame | undefined {
    return this.pages.get(page)?.frame
  }

  receive(message: ToScreen): void {
    if (message.to === 'shell') this.toShell(message)
    else this.toView(message)
  }

  private toView(message: Extract<ToScreen, { to: 'view' }>): void {
    switch (message.do) {
      case 'open':
        this.pages.set(message.page, { frame: undefined, queue: Promise.resolve(), closed: false })
        this.inPage(message.page, null, (page) => this.openPage(message.page, page, message.spec))
        break
      case 'close':
        this.closePage(message.page)
        break
      case 'show':
        this.inPage(message.page, null, () =>
          this.shell.evaluate((page) => window.shell.show(page), message.page),
        )
        break
      case 'set':
        this.inPage(message.page, message.ask, (page) => inView(page, 'set', message.cid, message.changes))
        break
      case 'trigger': {
        const { cid, name, detail, options } = message
        this.inPage(message.page, null, (page) => inView(page, 'trigger', cid, name, detail, options))
        break
      }
      case 'detail':
        this.inPage(message.page, null, (page) => inView(page, 'detail', message.number, message.detail))
        break
      case 'ask':
        this.inPage(message.page, message.ask, (page) => inView(page, 'ask', message.question))
    }
  }

  /** Ends when every view has done what it was told so far. */
  async idle(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.queue))
  }

  async close(): Promise<void> {
    for (const page of this.pages.values()) page.closed = true
    this.pages.clear()
    await this.shell.close()
  }

  private fromView(frame: Frame, text: string): void {
    const page = this.numbers.get(frame)
    if (page !== undefined)
      this.events.toLogic({ kind: 'view', page, message: JSON.parse(text) as ViewMessage })
  }

  private toShell(message: Extract<ToScreen, { to: 'shell' }>): void {
    const done =
      message.do === 'overlay'
        ? this.shell.evaluate((overlay) => window.shell.overlay(overlay), message.overlay)
        : this.shell.evaluate(({ page, bar }) => {
            window.shell.bar(page, bar)
            return null
          }, message)
    const ask = message.do === 'overlay' ? message.ask : null
    done.then((value) => this.answer(ask, value, null)).catch(() => undefined)
  }

  private inPage(number: number, ask: number | null, work: (page: ShownPage) => unknown): void {
    const page = this.pages.get(number)
    if (!page) {
      this.answer(ask, null, null)
      return
    }
    page.queue = page.queue.then(async () => {
      if (page.closed) return this.answer(ask, null, null)
      try {
        this.answer(ask, ((await work(page)) ?? null) as Json, null)
      } catch (error) {
        if (page.closed) return this.answer(ask, null, null)
        if (ask === null) this.events.failed(String(error))
        this.answer(ask, null, String(error))
      }
    })
  }

  private answer(ask: number | null, value: Json, error: string | null): void {
    if (ask !== null) this.events.toLogic({ kind: 'answer', ask, value, error })
  }

  private async openPage(number: number, page: ShownPage, spec: PageSpec): Promise<void> {
    const { bar, fullScreen, isTab, canGoBack } = spec
    await this.shell.evaluate(([at, chrome]) => window.shell.open(at, chrome), [
      number,
      { bar, fullScreen, isTab, canGoBack },
    ] as const)
    const element = await this.shell.$(`#page-${number}`)
    const frame = await element?.contentFrame()
    if (!frame) throw new Error(`no view for ${spec.path}`)
    page.frame = frame
    this.numbers.set(frame, number)
    await inView(page, 'open', spec, this.compiled.css(spec))
  }

  private closePage(number: number): void {
    const page = this.pages.get(number)
    if (!page) return
    this.pages.delete(number)
    page.queue = page.queue.then(async () => {
      page.closed = true
      if (page.frame) this.numbers.delete(page.frame)
      await this.shell.evaluate((at) => window.shell.close(at), number).catch(() => undefined)
    })
  }
}

/** Calls a function of the page's view; arguments cross as JSON. */
function inView(page: ShownPage, name: keyof View, ...args: unknown[]): Promise<Json> | undefined {
  return page.frame?.evaluate(
    ([called, text]) => (window.view[called] as (...given: unknown[]) => Json)(...JSON.parse(text)),
    [name, JSON.stringify(args)] as const,
  )
}
