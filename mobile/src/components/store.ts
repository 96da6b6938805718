import { useSyncExternalStore } from 'react'

/** A value that several screens watch. */
export interface Store<T> {
  get(): T
  set(change: Partial<T>): void
  watch(fn: () => void): () => void
  use(): T
}

export function createStore<T extends object>(first: T): Store<T> {
  let value = first
  const watchers = new Set<() => void>()
  const get = () => value
  const watch = (fn: () => void) => {
    watchers.add(fn)
    return () => void watchers.delete(fn)
  }
  const set = (change: Partial<T>) => {
    value = { ...value, ...change }
    for (const fn of watchers) fn()
  }
  return { get, set, watch, use: () => useSyncExternalStore(watch, get, get) }
}
