/** Network tasks: the rules that `request`, `uploadFile` and `downloadFile` share. Ten run at a time, others wait. */
import type { Logic } from '../logic/logic'
import type { AnyFunction, Loose } from '../logic/sandbox'
import { type Apis, numberOf, textOf } from './apis'
import { OFFLINE } from './device'
import { Refusal } from './refusal'
import { type Exchange, type Reply, Transfer } from './transport'

const AT_ONCE = 10
const TIMEOUT = 60_000
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

export type Listeners = Record<'headers' | 'progress' | 'chunk', Set<AnyFunction>>
type Prepared = Pick<Exchange, 'method' | 'url' | 'headers' | 'body'>
export type Prepare = (options: Loose) => Prepared
export type Finish = (reply: Reply, options: Loose) => Loose

export class NetworkTasks {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly logic: Logic,
    private readonly apis: Apis,
  ) {}

  add(name: string, prepare: Prepare, finish: Finish): void {
    this.apis.members[name] = (given?: unknown) => {
      const options = (given ?? {}) as Loose
      const transfer = new Transfer()
      const listeners: Listeners = { headers: new Set(), progress: new Set(), chunk: new Set() }
      const answer = this.apis.invoke(name, options, async () => {
        this.allow(name, textOf(options, 'url'))
        const prepared = prepare(options)
        if (!METHODS.includes(prepared.method))
          throw new Refusal(`invalid method ${prepared.method}`, { errno: 600009 })
        return finish(await this.inTurn(() => this.run(transfer, prepared, options, listeners)), options)
      })
      const task = taskOf(transfer, listeners, this.logic)
      return answer ? Object.assign(answer as object, task) : task
    }
  }

  private async run(
    transfer: Transfer,
    prepared: Prepared,
    options: Loose,
    listeners: Listeners,
  ): Promise<Reply> {
    if (this.logic.device.network === 'offline') transfer.cut(OFFLINE)
    if (this.logic.timers.suspended) transfer.cut('interrupted')
    const forget = this.logic.device.transferring(transfer.cut)
    const began = performance.now()
    const tell = (outcome: number | string) =>
      this.logic.report({
        kind: 'request',
        request: {
          method: prepared.method,
          url: prepared.url,
          outcome,
          milliseconds: Math.round(performance.now() - began),
        },
      })
    try {
      const reply = await transfer.run({
        ...prepared,
        timeout: numberOf(options, 'timeout', TIMEOUT),
        onHeaders: (statusCode, header) => this.emit(listeners.headers, { statusCode, header }),
        onChunk: (data) => this.emit(listeners.chunk, { data: new Uint8Array(data) }),
      })
      this.emit(listeners.progress, { progress: 100 })
      tell(reply.status)
      return reply
    } catch (error) {
      tell(error instanceof Refusal ? error.reason : String(error))
      throw error
    } finally {
      forget()
    }
  }

  private emit(listeners: Set<AnyFunction>, value: unknown): void {
    for (const listener of listeners) this.logic.guard(() => listener(this.logic.sandbox.adopt(value)))
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve))
    this.running++
    try {
      return await work()
    } finally {
      this.running--
      this.waiting.shift()?.()
    }
  }

  /** A request to an undeclared domain fails, and is an error of the app besides: it works in no released version. */
  private allow(name: string, url: string): void {
    let origin: string
    try {
      origin = new URL(url).origin
    } catch {
      throw new Refusal(`invalid url "${url}"`, { errno: 600009 })
    }
    const { domains } = this.logic.setup
    if (!domains || domains.includes(origin)) return
    this.logic.fault(new Error(`${name} to ${origin}, which is not in the domain list`))
    throw new Refusal('url not in domain list', { errno: 600002 })
  }
}

function taskOf(transfer: Transfer, listeners: Listeners, logic: Logic): Loose {
  const on = (set: Set<AnyFunction>) => (listener: AnyFunction) => void set.add(listener)
  const off = (set: Set<AnyFunction>) => (listener: AnyFunction) => void set.delete(listener)
  return logic.sandbox.adopt({
    abort: () => transfer.cut('abort'),
    onHeadersReceived: on(listeners.headers),
    offHeadersReceived: off(listeners.headers),
    onProgressUpdate: on(listeners.progress),
    offProgressUpdate: off(listeners.progress),
    onChunkReceived: on(listeners.chunk),
    offChunkReceived: off(listeners.chunk),
  }) as Loose
}
