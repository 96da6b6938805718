/** The app's timers. They stop while WeChat suspends a mini-program off screen, and for good when it is killed. */
import type { AnyFunction } from './sandbox'

interface Timer {
  handle: NodeJS.Timeout
  run: () => void
}

export class Timers {
  private readonly running = new Map<number, Timer>()
  private held: (() => void)[] | undefined
  private next = 1

  constructor(private readonly guard: (work: () => unknown) => void) {}

  get suspended(): boolean {
    return this.held !== undefined
  }

  readonly setTimeout = (callback: AnyFunction, delay?: number, ...args: unknown[]): number =>
    this.start(false, callback, delay, args)

  readonly setInterval = (callback: AnyFunction, delay?: number, ...args: unknown[]): number =>
    this.start(true, callback, delay, args)

  readonly clear = (id: unknown): void => {
    const timer = this.running.get(Number(id))
    if (timer) clearTimeout(timer.handle)
    this.running.delete(Number(id))
  }

  /** Runs `work` now, or once the app is awake again. */
  whenAwake(work: () => void): void {
    if (this.held) this.held.push(work)
    else work()
  }

  suspend(): void {
    this.held ??= []
  }

  resume(): void {
    const due = this.held ?? []
    this.held = undefined
    for (const work of due) work()
  }

  private start(repeat: boolean, callback: AnyFunction, delay: number | undefined, args: unknown[]): number {
    const id = this.next++
    const run = () => {
      if (!this.running.has(id)) return
      if (!repeat) this.running.delete(id)
      if (typeof callback === 'function') this.guard(() => callback(...args))
    }
    const fire = () => this.whenAwake(run)
    const handle = repeat ? setInterval(fire, delay) : setTimeout(fire, delay)
    this.running.set(id, { handle, run })
    return id
  }
}
