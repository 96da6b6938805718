/** Key-value storage: 1 MB a key, 10 MB in all, on disk before the call returns. */
import fs from 'node:fs'
import path from 'node:path'
import type { Loose } from '../logic/sandbox'
import { type Apis, textOf } from './apis'
import { Refusal } from './refusal'

const MOST_A_KEY = 1024 * 1024
const MOST_IN_ALL = 10 * 1024 * 1024

export class Storage {
  private readonly file: string
  private readonly entries: Map<string, string>

  constructor(state: string) {
    this.file = path.join(state, 'storage.json')
    const kept = fs.existsSync(this.file)
      ? (JSON.parse(fs.readFileSync(this.file, 'utf8')) as Record<string, string>)
      : {}
    this.entries = new Map(Object.entries(kept))
  }

  get(key: string): string | undefined {
    return this.entries.get(key)
  }

  set(key: string, value: unknown): void {
    if (value === undefined) throw new Refusal('parameter error: parameter.data should not be undefined')
    const text = JSON.stringify({ value })
    if (Buffer.byteLength(text) > MOST_A_KEY) throw new Refusal('entry size limit reached')
    const others = this.bytes - Buffer.byteLength(this.entries.get(key) ?? '')
    if (others + Buffer.byteLength(text) > MOST_IN_ALL) throw new Refusal('exceed storage max size 10Mb')
    this.entries.set(key, text)
    this.flush()
  }

  remove(key: string): void {
    this.entries.delete(key)
    this.flush()
  }

  clear(): void {
    this.entries.clear()
    this.flush()
  }

  get info(): Loose {
    return {
      keys: [...this.entries.keys()],
      currentSize: Math.ceil(this.bytes / 1024),
      limitSize: MOST_IN_ALL / 1024,
    }
  }

  private get bytes(): number {
    let sum = 0
    for (const text of this.entries.values()) sum += Buffer.byteLength(text)
    return sum
  }

  /** Whole or not at all, so a kill never tears it. */
  private flush(): void {
    fs.writeFileSync(`${this.file}.new`, JSON.stringify(Object.fromEntries(this.entries)))
    fs.renameSync(`${this.file}.new`, this.file)
  }
}

export function addStorage(apis: Apis, storage: Storage): void {
  const value = (text: string) => (apis.logic.sandbox.parse(text) as { value: unknown }).value
  const read = (key: string): Loose => {
    const text = storage.get(key)
    if (text === undefined) throw new Refusal('data not found')
    return { data: value(text) }
  }
  apis.later('setStorage', (options) => storage.set(textOf(options, 'key'), options.data))
  apis.later('getStorage', (options) => read(textOf(options, 'key')))
  apis.later('removeStorage', (options) => storage.remove(textOf(options, 'key')))
  apis.later('clearStorage', () => storage.clear())
  apis.later('getStorageInfo', () => storage.info)
  apis.now('setStorageSync', (key, data) => storage.set(textOf({ key }, 'key'), data))
  apis.now('getStorageSync', (key) => {
    const text = storage.get(textOf({ key }, 'key'))
    return text === undefined ? '' : value(text)
  })
  apis.now('removeStorageSync', (key) => storage.remove(textOf({ key }, 'key')))
  apis.now('clearStorageSync', () => storage.clear())
  apis.now('getStorageInfoSync', () => storage.info)
  apis.now('batchGetStorageSync', (keys) =>
    (keys as string[]).map((key) => {
      const text = storage.get(key)
      return text === undefined ? '' : value(text)
    }),
  )
  apis.now('batchSetStorageSync', (pairs) => {
    for (const pair of pairs as { key: string; value: unknown }[]) storage.set(pair.key, pair.value)
  })
}
