/** How every `wx` function is called: success/fail/complete callbacks, or a promise where none is given. */
import type { Logic } from '../logic/logic'
import type { AnyFunction, Loose } from '../logic/sandbox'
import type { JsonObject } from '../protocol'
import { Refusal } from './refusal'

export type Work = (options: Loose) => unknown

const CALLBACKS = ['success', 'fail', 'complete']

export class Apis {
  readonly members: Loose = {}

  constructor(readonly logic: Logic) {}

  /** An API that answers later. */
  later(name: string, work: Work): void {
    this.members[name] = (options?: unknown) => this.invoke(name, asOptions(options), work)
  }

  /** An API that answers at once. */
  now(name: string, work: (...args: unknown[]) => unknown): void {
    this.members[name] = (...args: unknown[]) => {
      this.record(name, {})
      return this.logic.sandbox.adopt(this.sync(name, () => work(...args)))
    }
  }

  /** APIs that succeed without an effect that a test could see. */
  quiet(...names: string[]): void {
    for (const name of names) this.later(name, () => ({}))
  }

  /** `onX` and `offX`. */
  event(...names: string[]): void {
    for (const name of names) {
      this.members[`on${name}`] = (listener: unknown) => this.logic.life.on(name, listener)
      this.members[`off${name}`] = (listener?: unknown) => this.logic.life.off(name, listener)
    }
  }

  /** Runs `work` for the app; throws what it throws as WeChat's `name:fail …` error. */
  sync<T>(name: string, work: () => T): T {
    try {
      return work()
    } catch (error) {
      const { errMsg, ...more } = failure(name, error)
      throw this.logic.sandbox.error(errMsg, { errMsg, ...more })
    }
  }

  invoke(name: string, options: Loose, work: Work): unknown {
    this.record(name, options)
    const answer = Promise.resolve()
      .then(() => work(options))
      .then((value) => ({ ok: true, value: { errMsg: `${name}:ok`, ...(value as Loose | undefined) } }))
      .catch((error: unknown) => ({ ok: false, value: failure(name, error) as Loose }))
    if (CALLBACKS.some((callback) => typeof options[callback] === 'function')) {
      void answer.then(({ ok, value }) => this.deliver(options, ok, this.logic.sandbox.adopt(value)))
      return undefined
    }
    return this.logic.sandbox.promise((resolve, reject) => {
      void answer.then(({ ok, value }) =>
        this.logic.timers.whenAwake(() => (ok ? resolve : reject)(this.logic.sandbox.adopt(value))),
      )
    })
  }

  private deliver(options: Loose, ok: boolean, value: unknown): void {
    this.logic.timers.whenAwake(() => {
      for (const callback of [ok ? options.success : options.fail, options.complete])
        if (typeof callback === 'function')
          this.logic.guard(() => (callback as AnyFunction).call(options, value))
    })
  }

  record(api: string, options: Loose): void {
    this.logic.report({ kind: 'call', call: { api, options: plain(options) } })
  }
}

/** `name:fail reason`; what is no Refusal is a mistake of the runner or a bad argument, and says so. */
function failure(name: string, error: unknown): { errMsg: string; errno?: number; errCode?: number } {
  if (error instanceof Refusal) return { errMsg: `${name}:fail ${error.reason}`, ...error.more }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
}

function asOptions(options: unknown): Loose {
  return typeof options === 'object' && options !== null ? (options as Loose) : {}
}

/** Options as the test may see them: functions and bytes left out. */
function plain(options: Loose): JsonObject {
  const text = JSON.stringify(options, (_, value: unknown) =>
    Object.prototype.toString.call(value) === '[object ArrayBuffer]' || ArrayBuffer.isView(value)
      ? '(bytes)'
      : value,
  )
  return JSON.parse(text ?? '{}') as JsonObject
}

/** A required string argument, refused as WeChat does. */
export function textOf(options: Loose, key: string): string {
  const value = options[key]
  if (typeof value === 'string') return value
  throw new Refusal(`parameter error: parameter.${key} should be String instead of ${typeName(value)};`)
}

export function numberOf(options: Loose, key: string, missing: number): number {
  const value = options[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : missing
}

function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}
