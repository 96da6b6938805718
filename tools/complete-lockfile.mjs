// Completes package-lock.json after `npm install`: npm leaves out optional platform packages that a registry
// does not carry, and then `npm ci` refuses the lockfile ("Missing: … from lock file"). Each gets the entry
// that npm itself would have written, without an address. Run it after every change of a dependency.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const packages = lock.packages
const PLATFORM =
  /-(darwin|linux|win32|freebsd|android|openharmony|sunos|aix|netbsd|openbsd)-([a-z0-9]+)(?:-[a-z0-9]+)?$/

/** The place where Node would find `name` for the package at `from`, nearest first. */
function* places(from, name) {
  for (
    let at = from;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    yield `${at ? `${at}/` : ''}node_modules/${name}`
    if (!at) return
  }
}

let added = 0
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = PLATFORM.exec(name)
    if (!platform || !/^\d[\w.-]*$/.test(version)) continue
    const candidates = [...places(from, name)]
    const found = candidates.find((place) => packages[place])
    if (found && packages[found].version === version) continue
    const target = found ? candidates[0] : `node_modules/${name}`
    packages[target] = { version, cpu: [platform[2]], optional: true, os: [platform[1]] }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} platform entries added`)
