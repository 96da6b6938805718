import type { Put, Shelf, ShelfName } from '@/platform/shelf'

/** The browser's shelves in memory; like IndexedDB, it keeps copies. */
export function memoryShelf(): Shelf {
  const shelves: Record<ShelfName, Map<string, unknown>> = {
    values: new Map(),
    files: new Map(),
    sizes: new Map(),
  }
  return {
    get: async <T>(shelf: ShelfName, key: string) =>
      structuredClone(shelves[shelf].get(key)) as T | undefined,
    all: async <T>(shelf: ShelfName) => [...shelves[shelf].values()] as T[],
    keys: async (shelf, prefix) => [...shelves[shelf].keys()].filter((key) => key.startsWith(prefix)).sort(),
    put: async (...things: Put[]) => {
      for (const { shelf, key, value } of things) shelves[shelf].set(key, structuredClone(value))
    },
    remove: async (names, key) => {
      for (const name of names) shelves[name].delete(key)
    },
  }
}
