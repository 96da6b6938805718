/** One run of the app on a phone: its scripts in a thread, its pages in Chromium, a server for what Chromium loads. */
import type { BrowserContext, Frame, Page } from 'playwright-core'
import type { Drive, FromLogic, LogicSetup } from '../protocol'
import { bundles } from './bundle'
import type { Compiled } from './compiled'
import type { Journal } from './journal'
import { Screen } from './screen'
import { type Server, serve } from './server'
import { Thread } from './thread'

export class Running {
  private constructor(
    private readonly server: Server,
    private readonly screen: Screen,
    private readonly thread: Thread,
  ) {}

  /** Starts the app; ends when its first page stands. */
  static async start(
    chromium: BrowserContext,
    compiled: Compiled,
    setup: LogicSetup,
    journal: Journal,
    path: string | null,
  ): Promise<Running> {
    const scripts = await bundles()
    const server = await serve({ bundles: scripts, compiled, state: setup.state })
    let thread: Thread | undefined
    const screen = await Screen.open(chromium, server.origin, compiled, {
      toLogic: (message) => thread?.send(message),
      pressed: (text) => void thread?.drive(JSON.parse(text) as Drive),
      failed: (text) => journal.errors.push(`view: ${text}`),
    })
    await screen.theme(setup.theme)
    const receive = (message: FromLogic): void => {
      if (message.to !== 'test') screen.receive(message)
      else if ('report' in message) journal.take(message.report)
    }
    thread = new Thread(scripts.logic, setup, receive, (text) => journal.errors.push(`logic: ${text}`))
    const running = new Running(server, screen, thread)
    await running.drive({ kind: 'launch', path })
    await running.settle()
    return running
  }

  get shell(): Page {
    return this.screen.shell
  }

  frame(page: number): Frame | undefined {
    return this.screen.frame(page)
  }

  async drive(drive: Drive): Promise<void> {
    if (drive.kind === 'theme') await this.screen.theme(drive.theme)
    await this.thread.drive(drive)
  }

  /** Ends when navigation and views have come to rest. */
  async settle(): Promise<void> {
    await this.drive({ kind: 'settle' })
    await this.screen.idle()
    await this.drive({ kind: 'settle' })
  }

  /** Ends scripts first, so that nothing of the app runs while its pages go. */
  async kill(): Promise<void> {
    await this.thread.kill()
    await this.screen.close()
    await this.server.close()
  }
}
