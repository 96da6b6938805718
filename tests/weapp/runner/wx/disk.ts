/**
 * The phone's disk as a mini-program sees it, kept in one folder of the real one:
 *
 *   wxfile://usr/…     written by the app, kept until it deletes them
 *   wxfile://store_…   saved by `saveFile`, kept
 *   wxfile://tmp_…     from the camera or a download, gone after a restart
 *   anything else      a file of the package, read only
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from './refusal'

export const USER_DATA_PATH = 'wxfile://usr'
const MOST_BYTES = 200 * 1024 * 1024

export class Disk {
  constructor(
    private readonly state: string,
    private readonly dist: string,
  ) {
    for (const room of ['usr', 'tmp', 'store']) fs.mkdirSync(path.join(state, room), { recursive: true })
  }

  /** The real file behind a path of the app. */
  real(file: string): string {
    const own = file.startsWith('wxfile://')
      ? this.realOwn(file)
      : path.join(this.dist, path.posix.normalize(`/${file}`))
    return own
  }

  private realOwn(file: string): string {
    const rest = path.posix.normalize(file.slice('wxfile://'.length))
    if (rest === 'usr' || rest.startsWith('usr/')) return path.join(this.state, rest)
    if (/^tmp_[\w.-]+$/.test(rest)) return path.join(this.state, 'tmp', rest)
    if (/^store_[\w.-]+$/.test(rest)) return path.join(this.state, 'store', rest)
    throw new Refusal(`permission denied, open "${file}"`, { errno: 1300013 })
  }

  existing(file: string): string {
    const real = this.real(file)
    if (!fs.existsSync(real)) throw new Refusal(`no such file or directory "${file}"`, { errno: 1300002 })
    return real
  }

  /** Only below `wxfile://usr` may the app write. */
  writable(file: string): string {
    if (!file.startsWith(`${USER_DATA_PATH}/`))
      throw new Refusal(`permission denied, open "${file}"`, { errno: 1300013 })
    return this.real(file)
  }

  read(file: string): Buffer {
    const real = this.existing(file)
    if (fs.statSync(real).isDirectory()) throw new Refusal(`illegal operation on a directory, open "${file}"`)
    return fs.readFileSync(real)
  }

  write(file: string, bytes: Uint8Array, append = false): void {
    const real = this.writable(file)
    if (!fs.existsSync(path.dirname(real)))
      throw new Refusal(`no such file or directory, open "${file}"`, { errno: 1300002 })
    this.makeRoom(bytes.byteLength - (append || !fs.existsSync(real) ? 0 : fs.statSync(real).size))
    if (append) fs.appendFileSync(real, bytes)
    else fs.writeFileSync(real, bytes)
  }

  newTemporary(bytes: Uint8Array, extension: string): string {
    const name = `tmp_${randomBytes(12).toString('hex')}${extension}`
    fs.writeFileSync(path.join(this.state, 'tmp', name), bytes)
    return `wxfile://${name}`
  }

  /** Moves a temporary file where it is kept. */
  save(temporary: string, target: string | undefined): string {
    const from = this.existing(temporary)
    const saved = target ?? `wxfile://store_${randomBytes(12).toString('hex')}${path.extname(temporary)}`
    this.makeRoom(fs.statSync(from).size)
    fs.renameSync(from, target ? this.writable(target) : this.real(saved))
    return saved
  }

  savedFiles(): { filePath: string; size: number; createTime: number }[] {
    return fs.readdirSync(path.join(this.state, 'store')).map((name) => {
      const { size, ctimeMs } = fs.statSync(path.join(this.state, 'store', name))
      return { filePath: `wxfile://${name}`, size, createTime: Math.floor(ctimeMs / 1000) }
    })
  }

  private makeRoom(more: number): void {
    if (this.size() + more > MOST_BYTES)
      throw new Refusal('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
  }

  private size(): number {
    let bytes = 0
    for (const room of ['usr', 'store'])
      for (const entry of fs.readdirSync(path.join(this.state, room), {
        recursive: true,
        withFileTypes: true,
      }))
        if (entry.isFile()) bytes += fs.statSync(path.join(entry.parentPath, entry.name)).size
    return bytes
  }
}
