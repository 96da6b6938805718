/** OB7: how long an entry rests after a failure, and what ends every rest at once. */
import { backoff } from '@domain/sync/outbox'
import type { Clock, Random } from './ports'
import type { StoredEntry } from './records'

const longest = 300_000

export class Pauses {
  /** Entries to be tried whatever their pause says; every wake-up empties it. */
  private readonly triedSinceWake = new Set<string>()
  /** Pauses that could not be written down, because the phone keeps nothing more. */
  private readonly inMemory = new Map<string, string>()

  constructor(
    private readonly clock: Clock,
    private readonly random: Pick<Random, 'fraction'>,
  ) {}

  /** Forgets every pause: the network is back, the app is shown again, the person asks. */
  end(): void {
    this.triedSinceWake.clear()
  }

  tried(id: string): void {
    this.triedSinceWake.add(id)
  }

  /** Milliseconds left. A clock set back must not make a pause of years. */
  left({ push: { revisionId: id }, nextAttemptAt }: StoredEntry): number {
    if (!this.triedSinceWake.has(id)) return 0
    // what could not be written down is newer than what is written
    const until = this.inMemory.get(id) ?? nextAttemptAt
    if (!until) return 0
    const left = Date.parse(until) - this.clock.wall()
    return left > longest ? 0 : left
  }

  /** When the next try may be, after so many failed ones. */
  until(tries: number): string {
    return new Date(this.clock.wall() + backoff(tries, this.random.fraction())).toISOString()
  }

  restUnwritten(id: string): void {
    this.inMemory.set(id, this.until(3))
  }

  written(id: string): void {
    this.inMemory.delete(id)
  }
}
