/**
 * The filings of the last pull, kept on the phone (SY7). One key a filing; the cursor is written after the page
 * that it ends, so a kill in between only means pulling that page again.
 */
import type { Cursor } from '@domain/sync/protocol'
import type { Clock, Store, Transport } from './ports'
import type { Keys } from './records'
import type { FilingView, Pulled } from './remote.types'

interface FeedRecord {
  readonly cursor: Cursor | null
  readonly lastPulledAt: string | null
  /** Grows when the feed begins anew; filings of an older one go once the new one is complete. */
  readonly generation: number
  readonly complete: boolean
}

interface Cached {
  readonly generation: number
  readonly view: FilingView
}

export class Feed {
  private record: FeedRecord = { cursor: null, lastPulledAt: null, generation: 0, complete: false }
  private readonly cached = new Map<string, Cached>()

  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async load(): Promise<void> {
    this.record = (await this.store.get<FeedRecord>(this.keys.feed)) ?? this.record
    for (const key of await this.store.keys(this.keys.filings)) {
      const cached = await this.store.get<Cached>(key)
      if (cached) this.cached.set(cached.view.id, cached)
    }
    if (this.record.complete) await this.dropOlder()
  }

  get lastPulledAt(): string | null {
    return this.record.lastPulledAt
  }

  of(id: string): FilingView | null {
    return this.cached.get(id)?.view ?? null
  }

  all(): FilingView[] {
    return [...this.cached.values()].map(({ view }) => view)
  }

  /** Pulls until nothing waits; tells each page once it is kept. */
  async pull(
    transport: Pick<Transport, 'pull'>,
    told: (filings: readonly FilingView[]) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      const page = await transport.pull(this.record.cursor)
      await this.take(page)
      await told(page.filings)
      if (page.complete) return
    }
  }

  private async take(page: Pulled): Promise<void> {
    const generation = page.fresh ? this.record.generation + 1 : this.record.generation
    for (const view of page.filings) {
      const cached = { generation, view }
      await this.store.set(this.keys.filing(view.id), cached)
      this.cached.set(view.id, cached)
    }
    const record: FeedRecord = {
      cursor: page.cursor,
      lastPulledAt: page.complete ? new Date(this.clock.wall()).toISOString() : this.record.lastPulledAt,
      generation,
      complete: page.complete,
    }
    await this.store.set(this.keys.feed, record)
    this.record = record
    if (page.complete) await this.dropOlder()
  }

  private async dropOlder(): Promise<void> {
    for (const [id, { generation }] of this.cached) {
      if (generation >= this.record.generation) continue
      await this.store.remove(this.keys.filing(id))
      this.cached.delete(id)
    }
  }
}
