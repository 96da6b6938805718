/**
 * The world the app's scripts live in: ECMAScript, timers, `console` and `wx`; nothing of a browser or of Node, and no
 * code from strings. What comes in from outside is rebuilt inside, so `instanceof` and prototypes are as on a phone.
 */
import vm from 'node:vm'

/** Names that WeChat hides from every module. */
const SHADOWED = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'Caches',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'XMLHttpRequest',
  'WebSocket',
]

export type AnyFunction = (...args: unknown[]) => unknown
export type Loose = Record<string, unknown>
type Executor = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void
type ModuleBody = (
  this: unknown,
  require: AnyFunction,
  module: { exports: unknown },
  exports: unknown,
) => void

interface Inside {
  parse(text: string): unknown
  object(): Loose
  array(): unknown[]
  buffer(bytes: Uint8Array): ArrayBuffer
  promise(executor: Executor): Promise<unknown>
  error(message: string): Error
  clock(ahead: number): void
}

const INSIDE = `({
  parse: JSON.parse,
  object: () => ({}),
  array: () => [],
  buffer: (bytes) => { const made = new Uint8Array(bytes.length); made.set(bytes); return made.buffer },
  promise: (executor) => new Promise(executor),
  error: (message) => new Error(message),
  clock: ((Real) => (ahead) => {
    globalThis.Date = class Date extends Real {
      constructor(...given) {
        if (given.length === 0) super(Real.now() + ahead)
        else super(...given)
      }
      static now() {
        return Real.now() + ahead
      }
    }
  })(Date),
})`

export class Sandbox {
  readonly context: vm.Context
  private readonly inside: Inside

  constructor(globals: Loose) {
    this.context = vm.createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
    this.inside = vm.runInContext(INSIDE, this.context) as Inside
  }

  /** Compiles a CommonJS module of the app with WeChat's shadowed names as parameters. */
  compile(source: string, filename: string): ModuleBody {
    return vm.compileFunction(source, ['require', 'module', 'exports', ...SHADOWED], {
      filename,
      parsingContext: this.context,
    }) as unknown as ModuleBody
  }

  /** A copy through JSON, as everything that crosses layers. */
  clone(value: unknown): unknown {
    const text = JSON.stringify(value)
    return text === undefined ? undefined : this.inside.parse(text)
  }

  parse(text: string): unknown {
    return this.inside.parse(text)
  }

  /** Rebuilds plain values inside; functions stay, bytes become an ArrayBuffer. */
  adopt(value: unknown): unknown {
    if (value instanceof Uint8Array) return this.inside.buffer(value)
    if (Array.isArray(value)) {
      const list = this.inside.array()
      for (const item of value) list.push(this.adopt(item))
      return list
    }
    if (value === null || typeof value !== 'object' || !isPlain(value)) return value
    const made = this.inside.object()
    for (const [key, item] of Object.entries(value)) made[key] = this.adopt(item)
    return made
  }

  /** The clock shows another instant, and goes on from there; its own again for null. */
  setClock(instant: string | null): void {
    this.inside.clock(instant === null ? 0 : Date.parse(instant) - Date.now())
  }

  error(message: string, more: Loose = {}): Error {
    return Object.assign(this.inside.error(message), more)
  }

  promise(executor: Executor): Promise<unknown> {
    return this.inside.promise(executor)
  }
}

/** Made by this runner's own realm, hence still to be rebuilt. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype
}

/** The bytes of an ArrayBuffer or a view, whichever realm made it. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  const tag = Object.prototype.toString.call(value)
  if (tag === '[object ArrayBuffer]') return new Uint8Array((value as ArrayBuffer).slice(0))
  if (!ArrayBuffer.isView(value)) return undefined
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
}

/** A readable line of whatever was logged or thrown. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value
  const thrown = value as { stack?: unknown } | null | undefined
  if (typeof thrown?.stack === 'string') return thrown.stack
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
