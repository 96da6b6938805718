// The fence between the rooms: every import in the code follows the arrows of tools/fence/arrows.mjs, and the domain
// is pure. `node tools/fence.mjs [ROOT]` prints each breach with its reason and ends with an error if there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { IMPURE, isApiType, KEPT, ROOMS } from './fence/arrows.mjs'
import { readModule } from './fence/read-module.mjs'
import { root, say, tool } from './shell.mjs'

const ALIASES = { '@domain/': 'domain/', '@server/': 'server/', '@/': 'mobile/src/' }
const PASSED_OVER = new Set(['node_modules', 'dist', 'generated'])

const holds = (room, path) => (typeof room === 'string' ? path.startsWith(room) : room.test(path))

/** All breaches in the code below a root, each one line. */
function breaches(checkout) {
  const files = ['domain', 'server', 'mobile/src'].flatMap((folder) => modules(checkout, folder))
  return files.flatMap((file) =>
    breachesOf(file, readModule(file, readFileSync(join(checkout, file), 'utf8'))),
  )
}

function breachesOf(file, { imports, uses }) {
  const arrows = ROOMS.find(({ room }) => holds(room, file))
  if (!arrows) return []
  const wrong = (line, what, why) => `${file}:${line} ${what}: ${why}`
  const byImport = imports.flatMap((one) => {
    const path = pathOf(file, one.target)
    const why = path === null ? packageBreach(file, arrows, one) : roomBreach(file, arrows, { ...one, path })
    return why ? [wrong(one.line, `imports ${one.target}`, why)] : []
  })
  const byUse = uses.flatMap(({ what, line }) => {
    const why = arrows.pure && IMPURE.get(what)
    return why ? [wrong(line, `uses ${what}`, why)] : []
  })
  return [...new Set([...byImport, ...byUse])]
}

/** Where in the checkout an import leads, or null for a package. */
function pathOf(file, target) {
  if (/^\.\.?(\/|$)/.test(target)) return posix.join(posix.dirname(file), target)
  const alias = Object.keys(ALIASES).find((prefix) => target.startsWith(prefix))
  return alias ? ALIASES[alias] + target.slice(alias.length) : null
}

function roomBreach(file, { rooms, except, why }, one) {
  if (isApiType(file, one)) return null
  const own = file.slice(0, file.indexOf('/', file.indexOf('/') + 1) + 1)
  const open = rooms.some((room) => `${one.path}/`.startsWith(room === 'itself' ? own : room))
  return open && !(except && one.path.startsWith(except)) ? null : why
}

function packageBreach(file, { packages, types, why }, one) {
  const keeper = KEPT.find(
    ({ of, within, packages: kept }) => of.test(file) && !file.startsWith(within) && kept.test(one.target),
  )
  if (keeper && !keeper.allows?.(one, file)) return keeper.why
  const listed = packages?.some((name) => one.target === name || one.target.startsWith(`${name}/`)) ?? true
  const allowed = listed || (types && one.types)
  return allowed ? null : why
}

function modules(checkout, folder) {
  if (!existsSync(join(checkout, folder))) return []
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : modules(checkout, path)
    return /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

await tool(() => {
  const found = breaches(resolve(process.argv[2] ?? root))
  for (const breach of found) say(breach)
  say(found.length === 0 ? 'fence: every import follows the arrows' : `fence: ${found.length} breaches`)
  process.exit(found.length === 0 ? 0 : 1)
})
