// What nobody reaches for: exports that no other module imports, modules that nothing starts or imports, and packages
// that nothing names. `node tools/unused.mjs [ROOT]` prints each and ends with an error if there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { readModule } from './fence/read-module.mjs'
import { root, say, tool } from './shell.mjs'
import { BY_OTHERS, isStarted } from './unused/started.mjs'

const ALIASES = { '@domain/': 'domain/', '@server/': 'server/', '@/': 'mobile/src/' }
const PASSED_OVER = new Set(['node_modules', 'dist', 'generated', 'output'])
/** Whose exports have to be of use; tests and tools only use. */
const PRODUCT = /^(domain|server|mobile\/src)\//

await tool(() => {
  const checkout = resolve(process.argv[2] ?? root)
  const files = ['domain', 'server', 'mobile', 'tests', 'tools'].flatMap((folder) =>
    modules(checkout, folder),
  )
  const read = new Map(
    files.map((file) => [file, readModule(file, readFileSync(join(checkout, file), 'utf8'))]),
  )
  const found = [...unusedExports(read), ...unusedPackages(checkout, read)]
  for (const one of found) say(one)
  say(found.length === 0 ? 'unused: every export and every package is used' : `unused: ${found.length}`)
  process.exit(found.length === 0 ? 0 : 1)
})

function unusedExports(read) {
  const known = new Set(read.keys())
  /** Names taken of each module; null for a module taken whole. */
  const taken = new Map()
  for (const [file, { imports }] of read)
    for (const { target, names } of imports)
      for (const module of modulesOf(known, file, target)) {
        const before = taken.has(module) ? taken.get(module) : new Set()
        taken.set(module, names && before && new Set([...before, ...names]))
      }
  return [...read].flatMap(([file, { exports }]) => {
    if (!PRODUCT.test(file) || isStarted(file)) return []
    if (!taken.has(file)) return [`${file}: nothing imports it`]
    const used = taken.get(file)
    return exports
      .filter(({ name }) => used !== null && !used.has(name))
      .map(({ name, line }) => `${file}:${line} exports ${name}, which nothing imports`)
  })
}

/** The modules behind an import: one, or those of both platforms. */
function modulesOf(known, file, target) {
  const alias = Object.keys(ALIASES).find((prefix) => target.startsWith(prefix))
  if (!alias && !target.startsWith('.')) return []
  const path = alias
    ? ALIASES[alias] + target.slice(alias.length)
    : posix.join(posix.dirname(file), target.replace(/\.js$/, ''))
  const endings = [
    '',
    '.ts',
    '.tsx',
    '.mjs',
    '.h5.ts',
    '.h5.tsx',
    '.weapp.ts',
    '.weapp.tsx',
    '/index.ts',
    '/index.tsx',
  ]
  return endings.map((ending) => path + ending).filter((candidate) => known.has(candidate))
}

function unusedPackages(checkout, read) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  const targets = [...read.values()].flatMap(({ imports }) => imports.map(({ target }) => target))
  const takes = (files) => (name) => files.some((target) => target === name || target.startsWith(`${name}/`))
  const product = [...read].flatMap(([file, { imports }]) => (PRODUCT.test(file) ? imports : []))
  const [used, shipped] = [takes(targets), takes(product.map(({ target }) => target))]
  const idle = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !used(name) && !BY_OTHERS.has(name))
    .map((name) => `package.json: nothing imports ${name}`)
  const misplaced = Object.keys(dependencies)
    .filter((name) => used(name) && !shipped(name) && !BY_OTHERS.has(name))
    .map((name) => `package.json: only tests and tools import ${name}, so it belongs to devDependencies`)
  return [...idle, ...misplaced]
}

function modules(checkout, folder) {
  if (!existsSync(join(checkout, folder))) return []
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : modules(checkout, path)
    return /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}
