/** The storage and the files of a WeChat phone, in memory, behind the mocked Taro. `dieAfter` kills it between two calls. */
import Taro from '@tarojs/taro'

type Mock = jest.Mock
type Range = { filePath: string; position?: number; length?: number }
type Callbacks = { success?: (answer: object) => void; fail?: (error: object) => void }

export class Killed extends Error {}

export interface Phone {
  storage: Map<string, unknown>
  files: Map<string, ArrayBuffer>
  /** The app dies when this many writes have gone through; nothing answers after that. */
  dieAfter(writes: number): void
  restart(): void
}

/** Bytes that wx storage takes under one key. */
const KEY_LIMIT = 1024 * 1024

const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

export function wechatPhone(): Phone {
  const storage = new Map<string, unknown>()
  const files = new Map<string, ArrayBuffer>()
  const folders = new Set<string>()
  let left = Number.POSITIVE_INFINITY
  const write = (change: () => void) => {
    if (left <= 0) throw new Killed('the app was killed')
    left -= 1
    change()
  }
  const taro = Taro as unknown as Record<string, Mock>
  const answer = (name: string, fn: (options: never) => unknown) => taro[name]?.mockImplementation(fn)

  answer('getStorage', async ({ key }: { key: string }) => {
    if (!storage.has(key)) throw { errMsg: 'getStorage:fail data not found' }
    return { data: copy(storage.get(key)) }
  })
  answer('setStorage', async ({ key, data }: { key: string; data: unknown }) => {
    if (new TextEncoder().encode(JSON.stringify(data)).length > KEY_LIMIT) {
      throw { errMsg: 'setStorage:fail entry size limit reached' }
    }
    write(() => storage.set(key, copy(data)))
  })
  answer('removeStorage', async ({ key }: { key: string }) => write(() => storage.delete(key)))
  answer('getStorageInfo', ({ success }: Callbacks) => success?.({ keys: [...storage.keys()] }))

  const say = (name: string, work: (options: never) => object) => ({
    [name]: (options: Callbacks) => {
      try {
        options.success?.(work(options as never))
      } catch (error) {
        options.fail?.(error instanceof Killed ? error : { errMsg: `${name}:fail ${error}` })
      }
    },
  })
  const held = (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw 'no such file or directory'
    return bytes
  }
  taro.getFileSystemManager?.mockReturnValue({
    ...say('mkdir', ({ dirPath }: { dirPath: string }) => {
      if (folders.has(dirPath)) throw 'file already exists'
      folders.add(dirPath)
      return {}
    }),
    ...say('readdir', ({ dirPath }: { dirPath: string }) => ({
      files: [...files.keys()]
        .filter((path) => path.startsWith(`${dirPath}/`))
        .map((path) => path.slice(dirPath.length + 1)),
    })),
    ...say('copyFile', ({ srcPath, destPath }: { srcPath: string; destPath: string }) => {
      write(() => files.set(destPath, held(srcPath).slice(0)))
      return {}
    }),
    ...say('rename', ({ oldPath, newPath }: { oldPath: string; newPath: string }) => {
      write(() => {
        files.set(newPath, held(oldPath))
        files.delete(oldPath)
      })
      return {}
    }),
    ...say('readFile', ({ filePath, position = 0, length }: Range) => ({
      data: held(filePath).slice(position, length === undefined ? undefined : position + length),
    })),
    ...say('access', ({ path }: { path: string }) => held(path) && {}),
    ...say('unlink', ({ filePath }: { filePath: string }) => {
      held(filePath)
      write(() => files.delete(filePath))
      return {}
    }),
    ...say('stat', ({ path }: { path: string }) => ({ stats: { size: held(path).byteLength } })),
  })
  return {
    storage,
    files,
    dieAfter: (writes) => {
      left = writes
    },
    restart: () => {
      left = Number.POSITIVE_INFINITY
    },
  }
}
