/** FileSystemManager: each operation once, offered with callbacks and as `…Sync`. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { bytesOf, type Loose } from '../logic/sandbox'
import { type Apis, numberOf, textOf } from './apis'
import { type Disk, USER_DATA_PATH } from './disk'
import { Refusal } from './refusal'

const ENCODINGS = [
  'ascii',
  'base64',
  'binary',
  'hex',
  'ucs2',
  'ucs-2',
  'utf16le',
  'utf-16le',
  'utf-8',
  'utf8',
  'latin1',
]

interface Operation {
  /** Names of the arguments of the Sync form, in order. */
  args: string[]
  run(options: Loose): unknown
  /** What the Sync form returns of the result. */
  returns?: string
}

export function addFiles(apis: Apis, disk: Disk): void {
  const operations = operationsOn(disk)
  const manager: Loose = {}
  for (const [name, operation] of Object.entries(operations)) {
    manager[name] = (options?: unknown) => apis.invoke(name, (options ?? {}) as Loose, operation.run)
    manager[`${name}Sync`] = (...given: unknown[]) => {
      const options = Object.fromEntries(operation.args.map((arg, at) => [arg, given[at]]))
      const result = apis.sync(`${name}Sync`, () => operation.run(options)) as Loose | undefined
      return apis.logic.sandbox.adopt(operation.returns ? result?.[operation.returns] : undefined)
    }
  }
  const shared = apis.logic.sandbox.adopt(manager)
  apis.now('getFileSystemManager', () => shared)
  apis.later('saveFile', (options) => operations.saveFile?.run(options))
  apis.later('getFileInfo', (options) => operations.getFileInfo?.run(options))
  apis.later('getSavedFileList', () => ({ fileList: disk.savedFiles() }))
  apis.later('removeSavedFile', (options) => fs.unlinkSync(disk.existing(textOf(options, 'filePath'))))
  apis.members.env = apis.logic.sandbox.adopt({ USER_DATA_PATH })
}

function operationsOn(disk: Disk): Record<string, Operation> {
  const existing = (options: Loose, key: string) => disk.existing(textOf(options, key))
  const write = (options: Loose, append: boolean) =>
    disk.write(textOf(options, 'filePath'), contentOf(options), append)
  return {
    access: { args: ['path'], run: (options) => void existing(options, 'path') },
    readFile: {
      args: ['filePath', 'encoding', 'position', 'length'],
      returns: 'data',
      run(options) {
        const all = disk.read(textOf(options, 'filePath'))
        const start = numberOf(options, 'position', 0)
        const part = all.subarray(start, start + numberOf(options, 'length', all.length))
        if (options.encoding === undefined) return { data: new Uint8Array(part) }
        return { data: part.toString(encodingOf(options)) }
      },
    },
    writeFile: { args: ['filePath', 'data', 'encoding'], run: (options) => write(options, false) },
    appendFile: {
      args: ['filePath', 'data', 'encoding'],
      run(options) {
        existing(options, 'filePath')
        write(options, true)
      },
    },
    copyFile: {
      args: ['srcPath', 'destPath'],
      run: (options) => disk.write(textOf(options, 'destPath'), disk.read(textOf(options, 'srcPath'))),
    },
    saveFile: {
      args: ['tempFilePath', 'filePath'],
      returns: 'savedFilePath',
      run: (options) => ({
        savedFilePath: disk.save(
          textOf(options, 'tempFilePath'),
          typeof options.filePath === 'string' ? options.filePath : undefined,
        ),
      }),
    },
    rename: {
      args: ['oldPath', 'newPath'],
      run: (options) =>
        fs.renameSync(existing(options, 'oldPath'), disk.writable(textOf(options, 'newPath'))),
    },
    unlink: {
      args: ['filePath'],
      run(options) {
        const file = textOf(options, 'filePath')
        if (!file.startsWith('wxfile://'))
          throw new Refusal(`permission denied, open "${file}"`, { errno: 1300013 })
        fs.unlinkSync(disk.existing(file))
      },
    },
    mkdir: {
      args: ['dirPath', 'recursive'],
      run(options) {
        const folder = textOf(options, 'dirPath')
        const real = disk.writable(folder)
        if (fs.existsSync(real)) throw new Refusal(`file already exists ${folder}`, { errno: 1301005 })
        try {
          fs.mkdirSync(real, { recursive: options.recursive === true })
        } catch {
          throw new Refusal(`no such file or directory ${folder}`, { errno: 1300002 })
        }
      },
    },
    rmdir: {
      args: ['dirPath', 'recursive'],
      run(options) {
        const real = disk.writable(textOf(options, 'dirPath'))
        existing(options, 'dirPath')
        if (options.recursive !== true && fs.readdirSync(real).length > 0)
          throw new Refusal('directory not empty', { errno: 1300066 })
        fs.rmSync(real, { recursive: true })
      },
    },
    readdir: {
      args: ['dirPath'],
      returns: 'files',
      run: (options) => ({ files: fs.readdirSync(existing(options, 'dirPath')) }),
    },
    stat: {
      args: ['path', 'recursive'],
      returns: 'stats',
      run: (options) => ({ stats: statOf(existing(options, 'path')) }),
    },
    getFileInfo: {
      args: ['filePath', 'digestAlgorithm'],
      run(options) {
        const bytes = disk.read(textOf(options, 'filePath'))
        const digest = options.digestAlgorithm === 'sha1' ? 'sha1' : 'md5'
        return { size: bytes.length, digest: createHash(digest).update(bytes).digest('hex') }
      },
    },
  }
}

function statOf(file: string): Loose {
  const stat = fs.statSync(file)
  return {
    mode: stat.mode,
    size: stat.isDirectory() ? 0 : stat.size,
    lastAccessedTime: Math.floor(stat.atimeMs / 1000),
    lastModifiedTime: Math.floor(stat.mtimeMs / 1000),
    isDirectory: () => stat.isDirectory(),
    isFile: () => stat.isFile(),
  }
}

function contentOf(options: Loose): Uint8Array {
  const bytes = bytesOf(options.data)
  if (bytes) return bytes
  if (typeof options.data !== 'string')
    throw new Refusal('parameter error: data should be String or ArrayBuffer')
  return Buffer.from(options.data, encodingOf(options))
}

function encodingOf(options: Loose): BufferEncoding {
  const encoding = options.encoding ?? 'utf8'
  if (!ENCODINGS.includes(String(encoding))) throw new Refusal(`invalid encoding "${encoding}"`)
  return String(encoding) as BufferEncoding
}
