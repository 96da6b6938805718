/**
 * The work of one account in memory and in storage. What pages see is the durable record with the latest
 * keystrokes over it; every other change becomes visible only once it is durable (OB11).
 */
import type { Clock, Store, Timers } from './ports'
import { emptyWork, type FilingWork, isEmptyWork, type Keys } from './records'

/** A pure step; it may be applied again to a newer record, so it must not rely on what it saw before. */
export type Change = (work: FilingWork) => FilingWork

export interface LedgerEvents {
  /** Something visible changed. */
  changed(): void
  /** null: the phone keeps again what it is told. */
  storageFailed(error: unknown | null): void
}

/** Keystrokes become durable after so many milliseconds at the latest (300 are promised). */
const saveWithin = 150
const saveAgainAfter = 5_000

export class Ledger {
  private readonly durable = new Map<string, FilingWork>()
  private readonly visible = new Map<string, FilingWork>()
  private readonly pending = new Map<string, Change[]>()
  private readonly turns = new Map<string, Promise<unknown>>()
  private cancelSave: (() => void) | null = null

  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly events: LedgerEvents,
  ) {}

  async load(): Promise<void> {
    for (const key of await this.store.keys(this.keys.works)) {
      const work = await this.store.get<FilingWork>(key)
      if (work) this.adopt(work)
    }
  }

  of(filingId: string): FilingWork {
    return this.visible.get(filingId) ?? emptyWork(filingId)
  }

  all(): FilingWork[] {
    return [...this.visible.values()]
  }

  /** Visible at once, durable within 300 ms. */
  amend(filingId: string, change: Change): void {
    this.pending.set(filingId, [...(this.pending.get(filingId) ?? []), change])
    this.visible.set(filingId, change(this.of(filingId)))
    this.events.changed()
    this.saveSoon(saveWithin)
  }

  /** Durable, then visible. Rejects and leaves everything as it was when the phone cannot keep it. */
  commit(filingId: string, change: Change): Promise<FilingWork> {
    const turn = (this.turns.get(filingId) ?? Promise.resolve()).then(() => this.write(filingId, change))
    const settled = turn.catch(() => {})
    this.turns.set(filingId, settled)
    void settled.then(() => {
      if (this.turns.get(filingId) === settled) this.turns.delete(filingId)
    })
    return turn
  }

  /** Everything amended so far is durable when it resolves; rejects when the phone cannot keep it. */
  async flush(): Promise<void> {
    this.cancelSave?.()
    this.cancelSave = null
    await Promise.all([...this.pending.keys()].map((filingId) => this.commit(filingId, (work) => work)))
  }

  /** Reads again what another window may have written (OB13). */
  async reread(): Promise<void> {
    for (const key of await this.store.keys(this.keys.works)) {
      const filingId = key.slice(this.keys.works.length)
      await this.commit(filingId, (work) => work)
    }
  }

  close(): void {
    this.cancelSave?.()
    this.cancelSave = null
  }

  private async write(filingId: string, change: Change): Promise<FilingWork> {
    const key = this.keys.work(filingId)
    const edits = this.pending.get(filingId) ?? []
    const base = await this.latest(filingId)
    const changed = change(edits.reduce((work, edit) => edit(work), base))
    if (changed === base) {
      this.written(filingId, base, edits.length)
      return base
    }
    const version = Math.max(base.version + 1, this.clock.wall())
    const next = { ...this.dated(changed, base), version }
    try {
      if (isEmptyWork(next)) await this.store.remove(key)
      else await this.store.set(key, next)
    } catch (error) {
      this.events.storageFailed(error)
      if (edits.length > 0) this.saveSoon(saveAgainAfter)
      throw error
    }
    this.written(filingId, next, edits.length)
    this.events.storageFailed(null)
    return next
  }

  /** The stored record; memory's own unless another window has written since. */
  private async latest(filingId: string): Promise<FilingWork> {
    const mine = this.durable.get(filingId) ?? emptyWork(filingId)
    const stored = (await this.store.get<FilingWork>(this.keys.work(filingId))) ?? emptyWork(filingId)
    return stored.version === mine.version ? mine : stored
  }

  private dated(next: FilingWork, base: FilingWork): FilingWork {
    if (next.draft === null || next.draft === base.draft) return next
    return { ...next, draft: { ...next.draft, savedAt: new Date(this.clock.wall()).toISOString() } }
  }

  /** The first `saved` edits are in the record; later ones lie over it still. */
  private written(filingId: string, work: FilingWork, saved: number): void {
    const later = (this.pending.get(filingId) ?? []).slice(saved)
    if (later.length > 0) this.pending.set(filingId, later)
    else this.pending.delete(filingId)
    const before = this.visible.get(filingId)
    this.adopt(work)
    if (later.length > 0)
      this.visible.set(
        filingId,
        later.reduce((seen, edit) => edit(seen), work),
      )
    if (this.visible.get(filingId) !== before) this.events.changed()
  }

  private adopt(work: FilingWork): void {
    if (isEmptyWork(work)) {
      this.durable.delete(work.filingId)
      this.visible.delete(work.filingId)
    } else {
      this.durable.set(work.filingId, work)
      this.visible.set(work.filingId, work)
    }
  }

  private saveSoon(ms: number): void {
    if (this.cancelSave) return
    this.cancelSave = this.timers.after(ms, () => {
      this.cancelSave = null
      void this.flush().catch(() => {})
    })
  }
}
