import type { KeyValue } from './key-value.types'
import { indexedShelf, type Shelf } from './shelf'
import { sayFull } from './storage-full'

export type { KeyValue } from './key-value.types'

/** Values are kept as JSON text, so that both platforms give back the very same thing. */
export const keyValueOver = (shelf: Shelf): KeyValue => ({
  async get<T>(key: string) {
    const json = await shelf.get<string>('values', key)
    return json === undefined ? undefined : (JSON.parse(json) as T)
  },
  set: (key, value) => shelf.put({ shelf: 'values', key, value: JSON.stringify(value) }).catch(sayFull),
  remove: (key) => shelf.remove(['values'], key),
  keys: (prefix) => shelf.keys('values', prefix),
})

export const keyValue = keyValueOver(indexedShelf)
