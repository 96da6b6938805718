/** One try to send an entry: how long it waits for an answer, how it is broken off, how far its files are. */
import { silence } from './failure'
import type { Timers } from './ports'

export class Attempt {
  private readonly controller = new AbortController()
  private readonly flying = new Map<string, number>()
  private breakOff: (reason: unknown) => void = () => {}
  private readonly interrupted = new Promise<never>((_, reject) => {
    this.breakOff = reject
  })

  constructor(
    readonly id: string,
    private readonly timers: Timers,
  ) {
    this.interrupted.catch(() => {})
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Its answer will not come: the network went, or the app slept. */
  interrupt(): void {
    this.breakOff(silence('no-answer'))
    this.controller.abort()
  }

  /** Waits for an answer, but not for ever. */
  patiently<T>(answer: Promise<T>, ms: number): Promise<T> {
    let cancel = () => {}
    const late = new Promise<never>((_, reject) => {
      cancel = this.timers.after(ms, () => reject(silence('no-answer')))
    })
    return Promise.race([answer, late, this.interrupted]).finally(cancel)
  }

  /** So many bytes of a file are acknowledged; it is not held by the server as a whole yet. */
  sent(sha256: string, bytes: number): void {
    this.flying.set(sha256, bytes)
  }

  held(hashes: readonly string[]): void {
    for (const hash of hashes) this.flying.delete(hash)
  }

  get flyingBytes(): number {
    return [...this.flying.values()].reduce((sum, bytes) => sum + bytes, 0)
  }
}
