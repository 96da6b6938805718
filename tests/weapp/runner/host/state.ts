/** What of a phone outlives the app: its storage and files, in one folder. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { filesUnder } from '../program/program'

export class State {
  readonly folder: string

  constructor(initial: { storage?: Record<string, unknown> | undefined; files?: string | undefined }) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'phone-'))
    mkdirSync(path.join(this.folder, 'usr'))
    if (initial.files) cpSync(initial.files, path.join(this.folder, 'usr'), { recursive: true })
    const entries = Object.entries(initial.storage ?? {}).map(([key, value]) => [
      key,
      JSON.stringify({ value }),
    ])
    writeFileSync(this.storageFile, JSON.stringify(Object.fromEntries(entries)))
  }

  /** Storage as the app reads it. */
  get storage(): Record<string, unknown> {
    if (!existsSync(this.storageFile)) return {}
    const entries = Object.entries(
      JSON.parse(readFileSync(this.storageFile, 'utf8')) as Record<string, string>,
    )
    return Object.fromEntries(
      entries.map(([key, text]) => [key, (JSON.parse(text) as { value: unknown }).value]),
    )
  }

  /** Paths of the files kept below `wxfile://usr`. */
  get files(): string[] {
    return filesUnder(path.join(this.folder, 'usr')).map((file) => `wxfile://usr/${file}`)
  }

  /** The bytes of one of those. */
  file(name: string): Buffer {
    return readFileSync(path.join(this.folder, name.replace('wxfile://', '')))
  }

  /** Temporary files do not outlive the app. */
  forgetTemporaries(): void {
    rmSync(path.join(this.folder, 'tmp'), { recursive: true, force: true })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  private get storageFile(): string {
    return path.join(this.folder, 'storage.json')
  }
}
