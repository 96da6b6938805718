/**
 * Files in the folder that WeChat keeps for us. A copy is made under another name and renamed when whole,
 * so whatever stands under an id is complete; copies cut short go at the first use of the next run.
 */
import Taro from '@tarojs/taro'
import { FileAbsent, type Files, type Kept } from './files.types'
import { mediaTypeOf } from './media-type'
import { random } from './random'
import { sha256Of } from './sha256'
import { sayFull } from './storage-full'

export * from './files.types'

const UNFINISHED = '.part'

const folder = () => `${Taro.env.USER_DATA_PATH}/evidence`
const pathOf = (id: string) => `${folder()}/${id}`

type Manager = Taro.FileSystemManager
type Call = (options: Record<string, unknown>) => void

/** The manager speaks callbacks only. */
function call<T = unknown>(name: keyof Manager, options: object): Promise<T> {
  const manager = Taro.getFileSystemManager()
  return new Promise((resolve, reject) => {
    const fn = manager[name] as unknown as Call
    fn.call(manager, { ...options, success: resolve, fail: reject })
  })
}

const ids = async (): Promise<string[]> => {
  const { files: found } = await call<{ files: string[] }>('readdir', { dirPath: folder() })
  return found.filter((name) => !name.endsWith(UNFINISHED))
}

/** Makes the folder and sweeps it, once a run. */
let prepared: Promise<void> | undefined
function prepare(): Promise<void> {
  prepared ??= (async () => {
    await call('mkdir', { dirPath: folder(), recursive: true }).catch(() => {})
    const { files: found } = await call<{ files: string[] }>('readdir', { dirPath: folder() })
    for (const name of found) {
      if (name.endsWith(UNFINISHED)) await call('unlink', { filePath: pathOf(name) }).catch(() => {})
    }
  })().catch((error) => {
    prepared = undefined
    throw error
  })
  return prepared
}

async function read(id: string): Promise<ArrayBuffer> {
  await prepare()
  try {
    return (await call<{ data: ArrayBuffer }>('readFile', { filePath: pathOf(id) })).data
  } catch {
    throw new FileAbsent(id)
  }
}

/** Written under another name, renamed when whole. */
async function finished(
  named: { id?: string; mediaType?: string },
  write: (unfinished: string) => Promise<unknown>,
): Promise<Kept> {
  await prepare()
  const id = named.id ?? (await random.uuid())
  const unfinished = pathOf(id) + UNFINISHED
  await write(unfinished).catch(sayFull)
  await call('rename', { oldPath: unfinished, newPath: pathOf(id) })
  const bytes = await read(id)
  const mediaType = mediaTypeOf(bytes) ?? named.mediaType ?? 'application/octet-stream'
  return { id, size: bytes.byteLength, sha256: await sha256Of(bytes), mediaType }
}

/** Pieces are read where they lie: a document of 50 MB never stands in memory whole. */
async function open(id: string) {
  await prepare()
  const filePath = pathOf(id)
  const { stats } = await call<{ stats: { size: number } }>('stat', { path: filePath }).catch(() => {
    throw new FileAbsent(id)
  })
  return {
    size: stats.size,
    async slice(from: number, to: number): Promise<ArrayBuffer> {
      const { data } = await call<{ data: ArrayBuffer }>('readFile', {
        filePath,
        position: from,
        length: to - from,
      })
      return data
    },
  }
}

export const files: Files = {
  async keep(temp, named = {}) {
    if (typeof temp !== 'string') throw new TypeError('the mini-program hands over paths')
    return finished(named, (unfinished) => call('copyFile', { srcPath: temp, destPath: unfinished }))
  },
  keepBytes: (bytes, named) =>
    finished(named, (unfinished) =>
      call('writeFile', { filePath: unfinished, data: new Uint8Array(bytes).buffer }),
    ),
  read,
  open,
  async url(id) {
    await prepare()
    await call('access', { path: pathOf(id) }).catch(() => {
      throw new FileAbsent(id)
    })
    return pathOf(id)
  },
  release: () => {},
  async remove(id) {
    await prepare()
    await call('unlink', { filePath: pathOf(id) }).catch(() => {})
  },
  async usage() {
    await prepare()
    let bytes = 0
    const found = await ids()
    for (const id of found) {
      const { stats } = await call<{ stats: { size: number } }>('stat', { path: pathOf(id) })
      bytes += stats.size
    }
    return { bytes, count: found.length }
  },
}
