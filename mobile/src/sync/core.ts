/** What the parts of an account's workspace share: ports, records, and finding things in them. */
import type { KindRegistry } from '@domain/filings/kind'
import { Problem } from '@domain/problems/problem'
import type { Ground } from './drafts'
import { entryIn } from './entries'
import { Feed } from './feed'
import { type Change, Ledger } from './ledger'
import { Memo } from './memo'
import type { Clock, FileStore, Locator, Random, Signals, Store, Timers, Transport } from './ports'
import { type FilingWork, type Keys, keysOf, type StoredEntry } from './records'
import { tidy } from './tidy'
import { type Trouble, trouble } from './troubles'
import { type Unfinished, unfinishedUploads } from './unfinished'
import { withReceipts } from './with-receipts'
import type { Account, Draft, FilingView } from './workspace.types'

export interface Ports {
  readonly store: Store
  readonly files: FileStore
  readonly transport: Transport
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly signals: Signals
  readonly locator: Locator
  readonly kinds: KindRegistry
  readonly session: SessionPort
}

/** Whether the account's session is good, as the session store knows it. */
export interface SessionPort {
  readonly signedIn: () => boolean
  readonly ended: () => void
  readonly subscribe: (listener: () => void) => () => void
}

export class Core {
  readonly keys: Keys
  readonly ledger: Ledger
  readonly feed: Feed
  readonly unfinished: Unfinished
  readonly memo = new Memo()
  version = 0
  storageTrouble: Trouble | null = null
  /** Does the diary need the file? A photo taken into a report is one file for both (EV12). */
  diaryHolds: (fileId: string) => boolean = () => false
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly ports: Ports,
    readonly account: Account,
  ) {
    const { store, clock, timers } = ports
    this.keys = keysOf(account.accountId)
    this.feed = new Feed(store, this.keys, clock)
    this.unfinished = unfinishedUploads(store, this.keys, clock)
    this.ledger = new Ledger(store, this.keys, clock, timers, {
      changed: () => this.changed(),
      storageFailed: (error) => this.storageFailed(error),
    })
  }

  now(): string {
    return new Date(this.ports.clock.wall()).toISOString()
  }

  /** The cached filing with the own receipts laid over. */
  filing(id: string): FilingView | null {
    const view = this.feed.of(id)
    const kind = view && this.ports.kinds[view.kind]
    if (!kind) return view
    const { entries } = this.ledger.of(id)
    return this.memo.of(`filing/${id}`, [view, entries], () =>
      withReceipts(view, entries, kind, this.account.name),
    )
  }

  /** null for a filing that is not on this phone, and for a kind that this version does not know. */
  groundOf(filingId: string): Ground | null {
    const filing = this.filing(filingId)
    const kind = filing && this.ports.kinds[filing.kind]
    return kind ? { filing, kind } : null
  }

  draft(filingId: string): Draft | null {
    return this.ledger.of(filingId).draft
  }

  draftOrAbsent(filingId: string): Draft {
    const draft = this.draft(filingId)
    if (!draft) throw new Problem('filing.not-found')
    return draft
  }

  find(entryId: string): { work: FilingWork; entry: StoredEntry } | null {
    for (const work of this.ledger.all()) {
      const entry = entryIn(work, entryId)
      if (entry) return { work, entry }
    }
    return null
  }

  findOrFail(entryId: string): { work: FilingWork; entry: StoredEntry } {
    const found = this.find(entryId)
    if (!found) throw new Error(`no outbox entry ${entryId}`)
    return found
  }

  /** OB14: after `change`, whatever nothing needs any more leaves the phone; resolves with the bytes given back. */
  tidied(filingId: string, change?: Change): Promise<number> {
    const files = {
      remove: async (id: string) => (this.diaryHolds(id) ? undefined : this.ports.files.remove(id)),
    }
    return tidy(this.ledger, files, filingId, this.ports.clock.wall(), change)
  }

  /** Does a report on this phone need the file? */
  worksHold(fileId: string): boolean {
    return this.ledger.all().some((work) => work.files.some((file) => file.id === fileId))
  }

  changed(): void {
    this.version += 1
    for (const listener of [...this.listeners]) listener()
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private storageFailed(error: unknown): void {
    const next = error === null ? null : trouble(isStorageFull(error) ? 'storage-full' : 'not-saved')
    if (next?.code === this.storageTrouble?.code) return
    this.storageTrouble = next
    this.changed()
  }
}

export const isStorageFull = (error: unknown): boolean => (error as { name?: unknown }).name === 'StorageFull'
