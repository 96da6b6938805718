/**
 * The outbox runner: sends what waits, oldest first, one revision at a time (OB2–OB8).
 *
 *   pick → mark as sending (durable) → files → mark as let go (durable) → push → receipt | pause
 *
 * Whatever goes wrong with one entry only pauses that entry.
 */
import { afterRestart, backoff, isAutomatic } from '@domain/sync/outbox'
import type { Receipt } from '@domain/sync/protocol'
import { delivered, dispatched, entryIn, fell, holding, letGo } from './entries'
import { silence } from './failure'
import type { Ledger } from './ledger'
import { type Outcome, outcomeOfAnswer, outcomeOfFailure } from './outcome'
import type { Clock, FileStore, Random, Timers, Transport } from './ports'
import type { FilingWork, StoredEntry } from './records'
import { sendFiles } from './send-files'

export interface RunnerWorld {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly files: FileStore
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Pick<Random, 'fraction'>
  /** May anything be sent now? False while offline and while the session is over. */
  readonly open: () => boolean
  readonly changed: () => void
  /** The server answered, or did not. */
  readonly contact: (outcome: 'reached' | 'silent' | 'sign-in-needed') => void
  readonly settled: (filingId: string, event: Outcome['event']) => void
}

const pushTimeout = 30_000
const longestPause = 300_000

interface Attempt {
  readonly id: string
  readonly controller: AbortController
  readonly interrupted: Promise<never>
  readonly interrupt: () => void
}

export class Runner {
  private running: Promise<void> | null = null
  private attempt: Attempt | null = null
  /** Entries to be tried whatever their pause says; every wake-up empties it (OB7). */
  private readonly triedSinceWake = new Set<string>()
  private readonly flying = new Map<string, number>()
  private cancelTimer: (() => void) | null = null
  private closed = false

  constructor(private readonly world: RunnerWorld) {}

  /** Forgets every pause: the network is back, the app is shown again, the person asks. */
  wake(): void {
    this.triedSinceWake.clear()
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

  /** Bytes of not yet finished files that went out in this attempt. */
  flyingBytes(id: string): number {
    return this.attempt?.id === id ? [...this.flying.values()].reduce((sum, bytes) => sum + bytes, 0) : 0
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
      this.triedSinceWake.add(next.push.revisionId)
      await this.send(next)
    }
  }

  /** OB6: the oldest that waits, is not paused, and continues nothing that is still under way. */
  private pick(): StoredEntry | null {
    return this.waiting().find((entry) => this.pauseOf(entry) <= 0) ?? null
  }

  private waiting(): StoredEntry[] {
    return this.world.ledger
      .all()
      .flatMap((work) => work.entries.filter((entry) => this.isFree(entry, work)))
      .sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : a.queuedAt > b.queuedAt ? 1 : 0))
  }

  private isFree(entry: StoredEntry, work: FilingWork): boolean {
    const before = entry.follows === null ? null : entryIn(work, entry.follows)
    return isAutomatic(afterRestart(entry.state)) && !(before && isAutomatic(afterRestart(before.state)))
  }

  /** Milliseconds left of its pause. A clock set back must not make a pause of years. */
  private pauseOf(entry: StoredEntry): number {
    const id = entry.push.revisionId
    if (!this.triedSinceWake.has(id)) return 0
    const until = entry.nextAttemptAt ?? this.pausedInMemory.get(id)
    if (!until) return 0
    const left = Date.parse(until) - this.world.clock.wall()
    return left > longestPause ? 0 : left
  }

  /** Pauses that could not be written down, because the phone keeps nothing more. */
  private readonly pausedInMemory = new Map<string, string>()

  private async send({ push: { revisionId: id, filingId } }: StoredEntry): Promise<void> {
    const { ledger } = this.world
    const attempt = this.begin(id)
    try {
      // OB2: durably marked as sending before a byte leaves
      const work = await ledger.commit(filingId, (latest) => dispatched(latest, id, this.now()))
      const entry = entryIn(work, id)
      if (entry?.state !== 'sending') return
      const outcome = await this.carry(entry, attempt)
      await this.settle(filingId, entry, outcome)
      this.pausedInMemory.delete(id)
    } catch {
      // the phone could not keep the step (the ledger says so to the person); what is stored stays true
      this.pausedInMemory.set(id, this.pauseUntil(3))
    } finally {
      this.attempt = null
      this.flying.clear()
      this.world.changed()
    }
  }

  private async carry(entry: StoredEntry, attempt: Attempt): Promise<Outcome> {
    const { ledger, transport, files } = this.world
    const { push } = entry
    const { revisionId: id, filingId } = push
    const patiently = <T>(answer: Promise<T>, ms: number) => this.patiently(answer, ms, attempt)
    try {
      await sendFiles(push, {
        transport,
        files,
        fileOf: (sha256) => ledger.of(filingId).files.find((file) => file.sha256 === sha256)?.id ?? null,
        signal: attempt.controller.signal,
        patiently,
        holds: (hashes) => {
          for (const hash of hashes) this.flying.delete(hash)
          if (hashes.length > 0) ledger.amend(filingId, (work) => holding(work, id, hashes))
        },
        progress: (sha256, sent) => {
          this.flying.set(sha256, sent)
          this.world.changed()
        },
      })
    } catch (error) {
      // not an answer to the revision: an earlier push of it may still have arrived
      return { ...outcomeOfFailure(error), fateKnown: false }
    }
    await ledger.commit(filingId, (work) => letGo(work, id))
    const answer = transport.push(push, attempt.controller.signal)
    try {
      return outcomeOfAnswer(await patiently(answer, pushTimeout), push)
    } catch (error) {
      // OB4: we stop waiting, but a late receipt is still a receipt
      void answer.then((late) => this.takeLate(entry, late)).catch(() => {})
      return outcomeOfFailure(error)
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
    await ledger.commit(filingId, (work) =>
      fell(work, id, event, {
        problem,
        nextAttemptAt: event === 'lost' && !signInNeeded ? this.pauseUntil(entry.tries - 1) : null,
        fateKnown,
      }),
    )
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
    if (outcome.event === 'accepted') await this.accept(push.filingId, push.revisionId, outcome.receipt)
  }

  private begin(id: string): Attempt {
    const controller = new AbortController()
    let interrupt = () => {}
    const interrupted = new Promise<never>((_, reject) => {
      interrupt = () => {
        reject(silence('no-answer'))
        controller.abort()
      }
    })
    interrupted.catch(() => {})
    this.attempt = { id, controller, interrupted, interrupt }
    return this.attempt
  }

  private patiently<T>(answer: Promise<T>, ms: number, attempt: Attempt): Promise<T> {
    let cancel = () => {}
    const late = new Promise<never>((_, reject) => {
      cancel = this.world.timers.after(ms, () => reject(silence('no-answer')))
    })
    return Promise.race([answer, late, attempt.interrupted]).finally(cancel)
  }

  /** Wakes up for the entry whose pause ends first. */
  private sleep(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
    if (this.closed || !this.world.open()) return
    const pauses = this.waiting().map((entry) => this.pauseOf(entry))
    if (pauses.length === 0) return
    this.cancelTimer = this.world.timers.after(Math.max(50, Math.min(...pauses)), () => void this.run())
  }

  private pauseUntil(tries: number): string {
    const { clock, random } = this.world
    return new Date(clock.wall() + backoff(tries, random.fraction())).toISOString()
  }

  private now(): string {
    return new Date(this.world.clock.wall()).toISOString()
  }
}
