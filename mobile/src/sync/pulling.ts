/** Pulling the feed, and what a pull brings for the outbox (SY7, OB4). */
import { receiptCovers } from '@domain/sync/protocol'
import { type Core, isStorageFull } from './core'
import type { Diary } from './diary'
import { failureOf } from './failure'
import { isUnsent } from './records'
import type { Runner } from './runner'
import type { Surroundings } from './surroundings'
import { type Trouble, trouble } from './troubles'
import type { FilingView } from './workspace.types'

export class Pulling {
  trouble: Trouble | null = null
  private run: Promise<void> | null = null

  constructor(
    private readonly core: Core,
    private readonly runner: Pick<Runner, 'accept'>,
    private readonly surroundings: () => Surroundings,
    private readonly diary: Pick<Diary, 'refresh'>,
  ) {}

  get refreshing(): boolean {
    return this.run !== null
  }

  /** Calls in between share one run. */
  refresh(): Promise<void> {
    if (!this.run) {
      this.run = this.pull().finally(() => {
        this.run = null
        this.core.changed()
      })
      this.core.changed()
    }
    return this.run
  }

  private async pull(): Promise<void> {
    const { feed, ports } = this.core
    try {
      await feed.pull(ports.transport, (filings) => this.takeReceipts(filings))
      this.trouble = null
      this.surroundings().contact('reached')
      await this.diary.refresh()
    } catch (error) {
      const failure = failureOf(error)
      this.trouble = isStorageFull(error)
        ? trouble('storage-full')
        : failure.code === 'offline' && this.surroundings().online
          ? trouble('unreachable')
          : { code: failure.code, sentence: failure.message }
      if (failure.nature === 'unauthenticated') this.surroundings().contact('sign-in-needed')
    }
  }

  /** OB4: a receipt that comes with the feed is a receipt too. */
  private async takeReceipts(filings: readonly FilingView[]): Promise<void> {
    this.core.changed()
    for (const filing of filings) {
      for (const { push } of this.core.ledger.of(filing.id).entries.filter(isUnsent)) {
        const known = filing.revisions.find((revision) => revision.id === push.revisionId)
        if (known?.receipt && receiptCovers(known.receipt, push)) {
          await this.runner.accept(filing.id, push.revisionId, known.receipt)
        }
      }
    }
  }
}
