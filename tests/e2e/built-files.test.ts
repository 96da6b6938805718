/** What the builds have left: every script parses for the engines it is meant for, and the programs stay small. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type ecmaVersion, parse } from 'acorn'

const dist = path.join(process.cwd(), 'mobile', 'dist')

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

const scripts = (folder: string) => filesIn(folder).filter((file) => file.endsWith('.js'))

/** The first thing in `files` that an engine of that year could not read. */
function firstBroken(files: string[], year: ecmaVersion): string | undefined {
  for (const file of files) {
    try {
      parse(readFileSync(file, 'utf8'), {
        ecmaVersion: year,
        sourceType: 'script',
        allowReturnOutsideFunction: true,
      })
    } catch (error) {
      return `${path.relative(dist, file)}: ${error}`
    }
  }
  return undefined
}

/** Calls of the library beyond the floor which src/older-engines.ts does not stand in for. */
const TOO_NEW =
  /\bBigInt\(|\bstructuredClone\(|\.findLast(Index)?\(|\.to(Sorted|Reversed|Spliced)\(|Promise\.any\(|Object\.groupBy\(|AbortSignal\.(any|timeout)\(|\bnew WeakRef\(/g

const found = (pattern: RegExp) => (file: string) =>
  // webpack asks for the global object by `new Function`, inside a try, only where there is no globalThis
  (
    readFileSync(file, 'utf8')
      .replace(/new Function\("return this"\)/g, '')
      .match(pattern) ?? []
  ).map((call) => `${path.relative(dist, file)}: ${call}`)

const tooNew = found(TOO_NEW)
const evaluated = found(/\bnew Function\(|[^.\w]eval\(/g)

const bytes = (files: string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0)

describe('the web app', () => {
  const folder = path.join(dist, 'h5')

  it('is built', () => expect(existsSync(path.join(folder, 'index.html'))).toBe(true))

  it('is JavaScript that Chrome 80 and iOS 13 can read', () => {
    const found = scripts(folder)
    expect(found.length).toBeGreaterThan(10)
    expect(firstBroken(found, 2019)).toBeUndefined()
  })

  it('calls nothing that Chrome 80 and iOS 13 lack', () => {
    expect(scripts(folder).flatMap(tooNew)).toEqual([])
  })

  it('loads nothing from elsewhere', () => {
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(page.match(/(src|href)="(?!\/[^/]|data:)[^"]*"/g)).toBeNull()
  })
})

describe('the mini-program', () => {
  const folder = path.join(dist, 'weapp')
  const inPackage = (file: string) => /[\\/]pages[\\/](owner|review|disclosed|admin)[\\/]/.test(file)

  it('is built', () => expect(existsSync(path.join(folder, 'app.json'))).toBe(true))

  it('is JavaScript of ES2019 at most', () => {
    const found = scripts(folder)
    expect(found.length).toBeGreaterThan(10)
    expect(firstBroken(found, 2019)).toBeUndefined()
  })

  it('calls nothing that iOS 13 lacks, and makes no code from text', () => {
    expect(scripts(folder).flatMap(tooNew)).toEqual([])
    expect(scripts(folder).flatMap(evaluated)).toEqual([])
  })

  it('stays within 1.2 MB for the main package and 3 MB in all', () => {
    const all = filesIn(folder).filter((file) => !file.endsWith('.LICENSE.txt'))
    expect(bytes(all.filter((file) => !inPackage(file)))).toBeLessThan(1.2 * 1024 * 1024)
    expect(bytes(all)).toBeLessThan(3 * 1024 * 1024)
  })
})
