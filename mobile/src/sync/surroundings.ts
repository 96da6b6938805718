/** What happens around the workspace: network, session, the app leaving the screen and coming back (OB7, AC9). */
import type { Core } from './core'
import type { Pulling } from './pulling'
import type { Runner } from './runner'

export class Surroundings {
  online = true
  /** The server said so; the session store hears of it and may take a moment. */
  private sessionOver = false
  private wentOffline = false
  private readonly ends: (() => void)[] = []

  constructor(
    private readonly core: Core,
    private readonly runner: Runner,
    private readonly pulling: Pulling,
  ) {}

  async watch(): Promise<void> {
    const { signals, session } = this.core.ports
    this.online = await signals.isOnline()
    this.ends.push(
      signals.onNetworkChange((online) => this.networkChanged(online)),
      signals.onShow(() => this.shown()),
      signals.onHide(() => void this.core.ledger.flush().catch(() => {})),
      session.subscribe(() => this.sessionChanged()),
    )
  }

  close(): void {
    for (const end of this.ends) end()
  }

  get signInNeeded(): boolean {
    return this.sessionOver || !this.core.ports.session.signedIn()
  }

  /** May anything be sent now? */
  get open(): boolean {
    return this.online && !this.signInNeeded
  }

  /** What the last call to the server told about the world. */
  contact(outcome: 'reached' | 'silent' | 'sign-in-needed'): void {
    if (outcome === 'reached') this.online = true
    if (outcome !== 'sign-in-needed' || this.sessionOver) return
    this.sessionOver = true
    this.core.ports.session.ended()
    this.core.changed()
  }

  /** 现在再试: asks the phone itself, for its events may have been missed. */
  retry(): void {
    void this.core.ports.signals.isOnline().then((online) => {
      this.online = online
      this.core.changed()
      this.runner.wake()
    })
  }

  /** A request from before the network went will not be answered any more. */
  private networkChanged(online: boolean): void {
    this.online = online
    this.core.changed()
    if (!online) {
      this.wentOffline = true
      return
    }
    if (this.wentOffline) this.runner.interrupt()
    this.wentOffline = false
    this.resume()
  }

  private sessionChanged(): void {
    if (this.core.ports.session.signedIn()) {
      this.sessionOver = false
      this.resume()
    }
    this.core.changed()
  }

  private shown(): void {
    void this.core.ledger.reread().catch(() => {})
    this.retry()
    void this.pulling.refresh()
  }

  private resume(): void {
    this.runner.wake()
    void this.pulling.refresh()
  }
}
