/** The phone's key-value store, in memory. */
export function memory() {
  const values = new Map<string, unknown>()
  return {
    get: async <T>(key: string) => values.get(key) as T | undefined,
    set: async (key: string, value: unknown) => void values.set(key, JSON.parse(JSON.stringify(value))),
    remove: async (key: string) => void values.delete(key),
    keys: async (prefix: string) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
  }
}
