/** The phone at work: reads who is signed in, opens that account's workspace, and changes it with the account. */
import type { SessionPort } from './account-workspace'
import type { Phone } from './phone'
import type { Signals, Store } from './ports'
import { PhoneSessions } from './session'
import type { Identity } from './session.types'
import type { Account, Workspace } from './workspace.types'

export interface PhoneParts {
  readonly store: Store
  readonly signals: Pick<Signals, 'isOnline' | 'onNetworkChange'>
  readonly identity: Identity
  /** `token` is this account's and never another's. */
  readonly open: (account: Account, session: SessionPort, token: () => string | null) => Promise<Workspace>
}

export function startPhone(parts: PhoneParts): Phone {
  const phone = new StartedPhone(parts)
  void phone.start()
  return phone
}

class StartedPhone implements Phone {
  readonly sessions: PhoneSessions
  workspace: Workspace | null = null
  ready = false
  online = true
  private readonly listeners = new Set<() => void>()
  private turn: Promise<void> = Promise.resolve()

  constructor(private readonly parts: PhoneParts) {
    this.sessions = new PhoneSessions(parts.store, parts.identity)
  }

  async start(): Promise<void> {
    const { signals } = this.parts
    signals.onNetworkChange((online) => this.tell({ online }))
    void signals.isOnline().then((online) => this.tell({ online }))
    await this.sessions.load()
    this.sessions.subscribe(() => this.follow())
    this.follow()
  }

  /** One opening or closing after the other: two workspaces of one account never write at once. */
  private follow(): void {
    this.turn = this.turn.then(() => this.change()).catch(() => this.tell({ ready: true }))
  }

  private async change(): Promise<void> {
    const { sessions } = this
    const wanted = sessions.current
    if (this.ready && this.workspace?.account.accountId === wanted?.accountId) return
    const old = this.workspace
    this.tell({ workspace: null, ready: false })
    await old?.close()
    if (!wanted) return this.tell({ ready: true })
    const { accountId, name, assignments } = wanted
    const session: SessionPort = {
      signedIn: () => sessions.tokenOf(accountId) !== null,
      ended: () => void sessions.ended(accountId).catch(() => {}),
      subscribe: (listener) => sessions.subscribe(listener),
    }
    const workspace = await this.parts.open({ accountId, name, assignments }, session, () =>
      sessions.tokenOf(accountId),
    )
    this.tell({ workspace, ready: true })
    void workspace.refresh()
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private tell(news: Partial<Pick<Phone, 'workspace' | 'ready' | 'online'>>): void {
    Object.assign(this, news)
    for (const listener of [...this.listeners]) listener()
  }
}
