/** `require` as WeChat has it: files of the package only, and no reaching into another subpackage. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Program, packageOf, resolveFrom } from '../program/program'
import type { AnyFunction, Sandbox } from './sandbox'

export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()
  /** The page or component whose script runs, for `Page()` and `Component()`. */
  running: string | undefined

  constructor(
    private readonly program: Program,
    private readonly sandbox: Sandbox,
  ) {}

  /** Runs a file of the package once and returns its exports; `as` is the page or component it registers. */
  load(file: string, as?: string): unknown {
    const found = this.locate(file)
    if (!found) throw this.sandbox.error(`module '${file}.js' is not defined`)
    const before = this.loaded.get(found)
    if (before) return before.exports
    const module = { exports: this.sandbox.adopt({}) }
    this.loaded.set(found, module)
    const source = readFileSync(path.join(this.program.dist, found), 'utf8')
    const body = this.sandbox.compile(source, found)
    const outer = this.running
    this.running = as ?? found.replace(/\.js$/, '')
    try {
      body.call(module.exports, this.requireFrom(found), module, module.exports)
    } finally {
      this.running = outer
    }
    return module.exports
  }

  private locate(file: string): string | undefined {
    const clean = path.posix.normalize(file).replace(/^\//, '')
    return [clean, `${clean}.js`, `${clean}/index.js`].find(
      (one) => one.endsWith('.js') && existsSync(path.join(this.program.dist, one)),
    )
  }

  private requireFrom(file: string): AnyFunction {
    const target = (reference: unknown) => resolveFrom(file, String(reference))
    const require = (reference: unknown): unknown => {
      const wanted = target(reference)
      const there = packageOf(this.program.subpackages, wanted)
      if (there && there !== packageOf(this.program.subpackages, file))
        throw this.sandbox.error(`${file} requires ${wanted} of another subpackage`)
      return this.load(wanted)
    }
    const async = (reference: unknown) =>
      this.sandbox.promise((resolve, reject) => {
        setImmediate(() => {
          try {
            resolve(this.load(target(reference)))
          } catch (error) {
            reject(error)
          }
        })
      })
    return Object.assign(require as AnyFunction, { async })
  }
}
