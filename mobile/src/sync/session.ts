/**
 * Who uses this phone (AC7–AC10): accounts with their tokens, kept durably in one value, so that a kill leaves the old
 * state or the new one. Signing out forgets a token and nothing else.
 */
import { holds } from '@domain/access/access'
import type { Store } from './ports'
import type {
  Credentials,
  Identity,
  KnownAccount,
  OpenedSession,
  Sessions,
  UnfinishedSignIn,
} from './session.types'

interface KeptAccount extends Omit<KnownAccount, 'signedIn'> {
  readonly token: string | null
  readonly expiresAt: string | null
}

interface SessionRecord {
  readonly current: string | null
  readonly accounts: readonly KeptAccount[]
}

const key = 'sessions'

/** The session store; nobody is signed in until `load` has read what the phone keeps. */
export class PhoneSessions implements Sessions {
  private record: SessionRecord = { current: null, accounts: [] }
  private readonly listeners = new Set<() => void>()
  private turn: Promise<unknown> = Promise.resolve()
  private seen: { readonly from: SessionRecord; readonly accounts: readonly KnownAccount[] } | null = null

  /** AC11: never kept; its token opens nothing but the step. */
  unfinished: UnfinishedSignIn | null = null

  constructor(
    private readonly store: Store,
    private readonly identity: Identity,
  ) {}

  async load(): Promise<void> {
    this.record = (await this.store.get<SessionRecord>(key)) ?? this.record
    this.tell()
  }

  get accounts(): readonly KnownAccount[] {
    if (this.seen?.from !== this.record) {
      this.seen = { from: this.record, accounts: this.record.accounts.map(known) }
    }
    return this.seen.accounts
  }

  get current(): KnownAccount | null {
    return this.accounts.find((account) => account.accountId === this.record.current) ?? null
  }

  get signInNeeded(): boolean {
    return this.current !== null && this.tokenOf(this.current.accountId) === null
  }

  get roles(): { owner: boolean; reviewer: boolean } {
    const actor = this.current
    if (!actor) return { owner: false, reviewer: false }
    return {
      owner: holds(actor, 'filing.report'),
      reviewer: holds(actor, 'filing.review') || holds(actor, 'disclosure.confirm'),
    }
  }

  async signIn(credentials: Credentials): Promise<KnownAccount | null> {
    const opened = await this.identity.signIn(credentials)
    return this.enter({ ...opened, username: credentials.username })
  }

  async enter({ username, token, expiresAt, next }: OpenedSession): Promise<KnownAccount | null> {
    this.unfinished = next ? { username: username.trim(), ticket: token, step: next } : null
    if (next) {
      this.tell()
      return null
    }
    const { accountId, name, assignments } = await this.identity.me(token)
    const account: KeptAccount = {
      accountId,
      name,
      assignments,
      username: username.trim(),
      token,
      expiresAt,
    }
    await this.change((record) => ({
      current: accountId,
      accounts: [account, ...record.accounts.filter((other) => other.accountId !== accountId)],
    }))
    return known(account)
  }

  abandon(): void {
    this.unfinished = null
    this.tell()
  }

  async signOut(): Promise<void> {
    const { current } = this.record
    if (current === null) return
    const token = this.tokenOf(current)
    await this.change((record) => ({
      current: null,
      accounts: withoutToken(record.accounts, current),
    }))
    // the phone has forgotten the token already; a server out of reach lets it run out
    if (token !== null) void this.identity.signOut(token).catch(() => {})
  }

  tokenOf(accountId: string): string | null {
    return this.record.accounts.find((account) => account.accountId === accountId)?.token ?? null
  }

  async ended(accountId: string): Promise<void> {
    if (this.tokenOf(accountId) === null) return
    await this.change((record) => ({ ...record, accounts: withoutToken(record.accounts, accountId) }))
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Durable, then visible; one after the other. */
  private change(step: (record: SessionRecord) => SessionRecord): Promise<void> {
    const run = this.turn.then(async () => {
      const next = step(this.record)
      await this.store.set(key, next)
      this.record = next
      this.tell()
    })
    this.turn = run.catch(() => {})
    return run
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

function withoutToken(accounts: readonly KeptAccount[], accountId: string): KeptAccount[] {
  return accounts.map((account) =>
    account.accountId === accountId ? { ...account, token: null, expiresAt: null } : account,
  )
}

function known({ token, expiresAt: _, ...account }: KeptAccount): KnownAccount {
  return { ...account, signedIn: token !== null }
}
