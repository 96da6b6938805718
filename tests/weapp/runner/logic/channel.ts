/** The event channel between a page and its opener. */
import type { Logic } from './logic'
import type { AnyFunction, Loose } from './sandbox'

export function createChannel(logic: Logic): Loose {
  const listeners = new Map<string, Set<AnyFunction>>()
  const of = (name: unknown) => {
    const key = String(name)
    const set = listeners.get(key) ?? new Set()
    listeners.set(key, set)
    return set
  }
  return {
    on: (name: unknown, listener: AnyFunction) => void of(name).add(listener),
    off: (name: unknown, listener: AnyFunction) => void of(name).delete(listener),
    once(name: unknown, listener: AnyFunction) {
      const once: AnyFunction = (...args) => {
        of(name).delete(once)
        return listener(...args)
      }
      of(name).add(once)
    },
    emit(name: unknown, ...args: unknown[]) {
      for (const listener of [...of(name)]) logic.guard(() => listener(...args))
    },
  }
}
