/** The mini-program has no AbortController; this one goes in through ProvidePlugin. Browsers keep their own. */
type Listener = (event: { type: 'abort' }) => void

class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private listeners: { fn: Listener; once: boolean }[] = []

  addEventListener(type: string, fn: Listener, options?: { once?: boolean }): void {
    if (type === 'abort') this.listeners.push({ fn, once: options?.once === true })
  }

  removeEventListener(type: string, fn: Listener): void {
    if (type === 'abort') this.listeners = this.listeners.filter((listener) => listener.fn !== fn)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Only the controller calls this. */
  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? Object.assign(new Error('aborted'), { name: 'AbortError' })
    const told = this.listeners
    this.listeners = told.filter((listener) => !listener.once)
    this.onabort?.({ type: 'abort' })
    for (const { fn } of told) fn({ type: 'abort' })
  }
}

export class AbortController {
  readonly signal = new Signal()

  abort(reason?: unknown): void {
    this.signal.fire(reason)
  }
}
