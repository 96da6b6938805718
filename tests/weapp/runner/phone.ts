/** A phone that runs one compiled mini-program, in the hands of a test. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Frame, Locator, Page } from 'playwright-core'
import { openChromium } from '../../support/chromium'
import { findText, holdFinger } from './find'
import { Compiled } from './host/compiled'
import { Journal } from './host/journal'
import { Running } from './host/running'
import { State } from './host/state'
import { logicSetup, PATIENCE, type PhoneOptions, VIEWPORT } from './options'
import type { Drive, JsonObject, Location, Network, PhotoSource } from './protocol'

/** Opens a phone and on it the app; ends when the first page stands. */
export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const chromium = options.chromium ?? (await openChromium(options.viewport ?? VIEWPORT))
  const phone = new Phone(options, chromium)
  try {
    await phone.launch(options.path)
  } catch (error) {
    await phone.close()
    throw error
  }
  return phone
}

export class Phone {
  /** Storage and files, which outlive the app. */
  readonly state: State
  private readonly options: PhoneOptions
  readonly compiled: Compiled
  private readonly journal = new Journal()
  private readonly patience: number
  private run: Running | undefined

  constructor(
    options: PhoneOptions,
    private readonly chromium: BrowserContext,
  ) {
    this.options = { ...options }
    this.compiled = new Compiled(options.dist)
    this.state = new State({ storage: options.storage, files: options.files })
    this.patience = options.patience ?? PATIENCE
    this.journal.errors.push(...this.compiled.problems.map((text) => `build: ${text}`))
  }

  // What stands on screen

  /** The view of the page on screen: `getByText` and `getByRole` work on it. */
  get page(): Frame {
    const frame = this.run?.frame(this.journal.stack.page)
    if (!frame) throw new Error(`no page on screen; ${this.complaints}`)
    return frame
  }

  /** The phone around the page: navigation bar, dialogs, toasts. */
  get around(): Page {
    if (!this.run) throw new Error('the app is not running')
    return this.run.shell
  }

  get path(): string {
    return this.stack.at(-1) ?? ''
  }

  get stack(): string[] {
    return this.journal.stack.paths
  }

  get running(): boolean {
    return this.run !== undefined
  }

  // What happened so far, over all runs

  /** Errors nobody caught and calls that no phone would grant; prefixed by `build:`, `logic:` or `view:`. */
  get errors(): string[] {
    return this.journal.errors
  }

  get console(): Journal['console'] {
    return this.journal.console
  }

  /** Documented APIs that the app called and the runner does not simulate. */
  get missingApis(): string[] {
    return [...this.journal.missingApis]
  }

  get requests(): Journal['requests'] {
    return this.journal.requests
  }

  get setData(): Journal['setData'] {
    return this.journal.setData
  }

  /** Options of each call of one `wx` function, oldest first. */
  calls(api: string): JsonObject[] {
    return this.journal.calls.filter((call) => call.api === api).map((call) => call.options)
  }

  // What the user does

  /** Taps what reads `text` (or the located element); a dialog, while one stands, is in front of the page. */
  async tap(target: string | Locator): Promise<void> {
    const locator = await this.find(target)
    await locator.tap({ timeout: this.patience })
  }

  /** Holds a finger on it until it is a long press. */
  async hold(target: string | Locator): Promise<void> {
    await holdFinger(this.around, await this.find(target))
  }

  /** Types into the field of a locator, or into the one with this label or placeholder. */
  async type(field: string | Locator, text: string): Promise<void> {
    const page = this.page
    const found =
      typeof field === 'string' ? page.getByLabel(field).or(page.getByPlaceholder(field)).first() : field
    const inner = found.locator('.field')
    await ((await inner.count()) > 0 ? inner : found).fill(text, { timeout: this.patience })
  }

  /** The phone's own way back. */
  async back(): Promise<void> {
    await this.drive({ kind: 'back' })
    await this.settle()
  }

  pullDown = () => this.drive({ kind: 'pull' })
  /** Leaves the screen: the page's and the app's onHide; some seconds later scripts stop. */
  hide = () => this.drive({ kind: 'hide' })
  show = () => this.drive({ kind: 'show' })

  readonly photos = {
    /** What the next picker hands over. A picker with nothing prepared is cancelled. */
    next: (files: string[], { source = 'camera' }: { source?: PhotoSource } = {}) =>
      this.drive({ kind: 'photos', files, source }),
  }

  // The world around

  network = (network: Network) => this.change({ network }, { kind: 'network', network })
  location = (location: Location) => this.change({ location }, { kind: 'location', location })
  day = (day: string | null) => this.change({ day }, { kind: 'day', day })
  theme = (theme: 'light' | 'dark') => this.change({ theme }, { kind: 'theme', theme })
  /** What the user answers to `requestSubscribeMessage`; refuses by default. */
  subscriptions = (answer: 'accept' | 'reject') =>
    this.change({ subscriptions: answer }, { kind: 'subscriptions', answer })

  readonly codes = {
    /** What `wx.login` hands over next. */
    login: (...login: string[]) => this.drive({ kind: 'codes', login }),
    /** What the next phone number button hands over; one with nothing prepared is declined. */
    phone: (...phone: string[]) => this.drive({ kind: 'codes', phone }),
  }

  // Waiting

  /** Waits until a page stands on screen. */
  async until(path: string): Promise<Frame> {
    await this.wait(`page ${path}`, () => this.path === path && this.journal.stack.ready)
    await this.settle()
    return this.page
  }

  /** Waits until a condition holds. */
  async wait(what: string, holds: () => boolean): Promise<void> {
    for (const end = Date.now() + this.patience; Date.now() < end; await sleep(10)) if (holds()) return
    throw new Error(`waited in vain for ${what}; on ${this.stack.join(' > ')}; ${this.complaints}`)
  }

  /** Ends when navigation and the views have come to rest; requests may still run. */
  async settle(): Promise<void> {
    await this.run?.settle()
  }

  async screenshot(file: string): Promise<void> {
    await this.settle()
    await this.around.screenshot({ path: file })
  }

  // The life of the app

  async launch(path?: string): Promise<void> {
    if (this.journal.agreed) this.options.privacy = 'agreed' // WeChat remembers it for the app
    const setup = logicSetup(this.options, this.state.folder)
    this.run = await Running.start(this.chromium, this.compiled, setup, this.journal, path ?? null)
    this.run.shell.setDefaultTimeout(this.patience)
  }

  /** Ends the app as the OS does: no lifecycle, nothing more is written. What is on disk stays. */
  async kill(): Promise<State> {
    await this.run?.kill()
    this.run = undefined
    this.journal.stack = { paths: [], page: 0, ready: false }
    return this.state
  }

  /** Starts the app again on what is on disk; temporary files are gone. */
  async reopen(path?: string): Promise<void> {
    await this.kill()
    this.state.forgetTemporaries()
    await this.launch(path ?? this.options.path)
  }

  async close(): Promise<void> {
    await this.kill()
    if (!this.options.chromium) await this.chromium.close()
    this.state.remove()
  }

  private get complaints(): string {
    return `errors: ${this.errors.join('\n') || 'none'}`
  }

  private async find(target: string | Locator): Promise<Locator> {
    if (typeof target !== 'string') return target
    try {
      return await findText(this.around, () => this.page, target, this.patience)
    } catch (error) {
      throw new Error(`${(error as Error).message} on ${this.path}; ${this.complaints}`)
    }
  }

  /** Changes the world around the app, which outlives it. */
  private change(world: Partial<PhoneOptions>, drive: Drive): Promise<void> {
    Object.assign(this.options, world)
    return this.drive(drive)
  }

  private async drive(drive: Drive): Promise<void> {
    await this.run?.drive(drive)
  }
}
