/**
 * The outbox runner: sends what waits, oldest first, one revision at a time (OB2–OB8).
 *
 *   pick → mark as sending (durable) → files → mark as let go (durable) → push → receipt | pause
 *
 * Whatever goes wrong with one entry only pauses that entry.
 */
import { afterRestart, isAutomatic } from '@domain/sync/outbox'
import type { Receipt } from '@domain/sync/protocol'
import { Attempt } from './attempt'
import { type Carrier, carry } from './carry'
import { delivered, dispatched, entryIn, fell } from './entries'
import { type Outcome, outcomeOfAnswer } from './outcome'
import { Pauses } from './pauses'
import type { Clock, Random, Timers } from './ports'
import type { FilingWork, StoredEntry } from './records'

export interface RunnerWorld extends Carrier {
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Pick<Random, 'fraction'>
  /** May anything be sent now? False while offline and while the session is over. */
  readonly open: () => boolean
  /** The server answered, or did not. */
  readonly contact: (outcome: 'reached' | 'silent' | 'sign-in-needed') => void
  readonly settled: (filingId: string, event: Outcome['event']) => void
}

export class Runner {
  private readonly pauses: Pauses
  private running: Promise<void> | null = null
  private attempt: Attempt | null = null
  private cancelTimer: (() => void) | null = null
  private closed = false

  constructor(private readonly world: RunnerWorld) {
    this.pauses = new Pauses(world.clock, world.random)
  }

  /** OB7: ends every pause and sends. */
  wake(): void {
    this.pauses.end()
    void this.run()
  }

  /** Breaks off a request that was under way when the network went or the app slept: its answer will not come. */
  interrupt(): void {
    this.attempt?.interrupt()
  }

  /** Sends what may be sent now. Calls in between share one run. */
  run(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null
      this.sleep()
    })
    return this.running
  }

  /** Is this entry on the line right now? */
  isSending(id: string): boolean {
    return this.attempt?.id === id
  }

  /** Bytes of not yet finished files that the server has acknowledged. */
  flyingBytes(id: string): number {
    return this.attempt?.id === id ? this.attempt.flyingBytes : 0
  }

  /** Resolves once nothing is under way any more. */
  async close(): Promise<void> {
    this.closed = true
    this.cancelTimer?.()
    this.attempt?.interrupt()
    await this.running
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      if (this.closed || !this.world.open()) return
      const next = this.pick()
      if (!next) return
      this.pauses.tried(next.push.revisionId)
      await this.send(next)
    }
  }

  /** OB6: the oldest that waits, is not paused, and continues nothing that is still under way. */
  private pick(): StoredEntry | null {
    return this.waiting().find((entry) => this.pauses.left(entry) <= 0) ?? null
  }

  private waiting(): StoredEntry[] {
    return this.world.ledger
      .all()
      .flatMap((work) => work.entries.filter((entry) => isFree(entry, work)))
      .sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : a.queuedAt > b.queuedAt ? 1 : 0))
  }

  private async send({ push: { revisionId: id, filingId } }: StoredEntry): Promise<void> {
    const { ledger, timers } = this.world
    const attempt = new Attempt(id, timers)
    this.attempt = attempt
    try {
      // OB2: durably marked as sending before a byte leaves
      const work = await ledger.commit(filingId, (latest) => dispatched(latest, id, this.now()))
      const entry = entryIn(work, id)
      if (entry?.state !== 'sending') return
      const outcome = await carry(this.world, entry, attempt, (answer) => void this.takeLate(entry, answer))
      await this.settle(filingId, entry, outcome)
      this.pauses.written(id)
    } catch {
      // the phone could not keep the step (the ledger says so to the person); what is stored stays true
      this.pauses.restUnwritten(id)
    } finally {
      this.attempt = null
      this.world.changed()
    }
  }

  private async settle(filingId: string, entry: StoredEntry, outcome: Outcome): Promise<void> {
    const { ledger } = this.world
    const id = entry.push.revisionId
    if (outcome.event === 'accepted') {
      await this.accept(filingId, id, outcome.receipt)
      this.world.contact('reached')
      return
    }
    const { event, problem, signInNeeded, reached, fateKnown } = outcome
    const rests = event === 'lost' && !signInNeeded
    const nextAttemptAt = rests ? this.pauses.until(entry.tries - 1) : null
    await ledger.commit(filingId, (work) => fell(work, id, event, { problem, nextAttemptAt, fateKnown }))
    this.world.contact(signInNeeded ? 'sign-in-needed' : reached ? 'reached' : 'silent')
    this.world.settled(filingId, event)
  }

  /** A receipt from whatever way it came: an answer, a late answer, or the feed. */
  async accept(filingId: string, id: string, receipt: Receipt): Promise<void> {
    await this.world.ledger.commit(filingId, (work) => delivered(work, id, receipt, this.now()))
    this.world.settled(filingId, 'accepted')
  }

  private async takeLate({ push }: StoredEntry, answer: unknown): Promise<void> {
    const outcome = outcomeOfAnswer(answer, push)
    if (outcome.event !== 'accepted') return
    // should the phone not keep it now, the next try brings the same receipt
    await this.accept(push.filingId, push.revisionId, outcome.receipt).catch(() => {})
  }

  /** Wakes up for the entry whose pause ends first. */
  private sleep(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
    if (this.closed || !this.world.open()) return
    const pauses = this.waiting().map((entry) => this.pauses.left(entry))
    if (pauses.length === 0) return
    this.cancelTimer = this.world.timers.after(Math.max(50, Math.min(...pauses)), () => void this.run())
  }

  private now(): string {
    return new Date(this.world.clock.wall()).toISOString()
  }
}

function isFree(entry: StoredEntry, work: FilingWork): boolean {
  const before = entry.follows === null ? null : entryIn(work, entry.follows)
  return isAutomatic(afterRestart(entry.state)) && !(before && isAutomatic(afterRestart(before.state)))
}
