/** Durable JSON by key. A value is there whole or not at all, even when the app is killed in the middle of `set`. */
export interface KeyValue {
  get<T>(key: string): Promise<T | undefined>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** Keys that begin with `prefix`, in ascending order. */
  keys(prefix: string): Promise<string[]>
}
