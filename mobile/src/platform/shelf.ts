/**
 * The browser's durable storage as a few shelves of keyed things. IndexedDB commits a transaction whole or not at all.
 * Behind this interface key-value and files can be tried without a browser.
 */
export type ShelfName = 'values' | 'files' | 'sizes'

export interface Put {
  shelf: ShelfName
  key: string
  value: unknown
}

export interface Shelf {
  get<T>(shelf: ShelfName, key: string): Promise<T | undefined>
  all<T>(shelf: ShelfName): Promise<T[]>
  keys(shelf: ShelfName, prefix: string): Promise<string[]>
  /** All of them, or none. */
  put(...things: Put[]): Promise<void>
  remove(shelves: ShelfName[], key: string): Promise<void>
}

const NAMES: ShelfName[] = ['values', 'files', 'sizes']

let opened: Promise<IDBDatabase> | undefined

/** One connection a run; when the browser takes it away, the next call opens another. */
function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('zhibao', 1)
    asked.onupgradeneeded = () => {
      for (const name of NAMES) asked.result.createObjectStore(name)
    }
    asked.onsuccess = () => {
      asked.result.onclose = () => {
        opened = undefined
      }
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = undefined
      }
      resolve(asked.result)
    }
    asked.onerror = () => {
      opened = undefined
      reject(asked.error)
    }
  })
  return opened
}

/** Runs `work` in one transaction and answers once that is on disk. */
async function run<T>(
  shelves: ShelfName[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  const database = await open()
  return new Promise((resolve, reject) => {
    let transaction: IDBTransaction
    try {
      transaction = database.transaction(shelves, mode)
    } catch (lost) {
      opened = undefined
      return reject(lost)
    }
    const request = work(transaction)
    transaction.oncomplete = () => resolve(request?.result)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

export const indexedShelf: Shelf = {
  get: (shelf, key) => run([shelf], 'readonly', (it) => it.objectStore(shelf).get(key)),
  all: async <T>(shelf: ShelfName) =>
    ((await run([shelf], 'readonly', (it) => it.objectStore(shelf).getAll())) ?? []) as T[],
  async keys(shelf, prefix) {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
    const found = await run([shelf], 'readonly', (it) => it.objectStore(shelf).getAllKeys(range))
    return (found ?? []).map(String)
  },
  async put(...things) {
    await run([...new Set(things.map((thing) => thing.shelf))], 'readwrite', (it) => {
      for (const { shelf, key, value } of things) it.objectStore(shelf).put(value, key)
      return undefined
    })
  },
  async remove(shelves, key) {
    await run(shelves, 'readwrite', (it) => {
      for (const shelf of shelves) it.objectStore(shelf).delete(key)
      return undefined
    })
  },
}
