// The dependencies: installed exactly as locked, and only when what is installed differs from the lockfile.
import { existsSync, readFileSync } from 'node:fs'
import { product } from './freshness.mjs'
import { at, isMain, run, tool } from './shell.mjs'

const INSTALLED = 'node_modules/.package-lock.json'
const packages = product('packages', { inputs: ['package-lock.json', INSTALLED], output: INSTALLED })
const lockedIn = (path) => JSON.parse(readFileSync(at(path), 'utf8')).packages

/** npm keeps its own record of what it installed; optional packages of other platforms are absent from it. */
function fits() {
  const present = lockedIn(INSTALLED)
  return Object.entries(lockedIn('package-lock.json')).every(
    ([place, { version, optional, devOptional }]) => {
      if (place === '' || present[place]?.version === version) return true
      return Boolean(optional || devOptional) && !present[place]
    },
  )
}

export async function packagesStale() {
  if (!packages.stale()) return false
  if (!existsSync(at(INSTALLED)) || !fits()) return true
  await packages.make(() => undefined)
  return false
}

/** The development packages are part of it: the checkout builds itself. */
export async function installPackages() {
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  await packages.make(() => undefined)
}

if (isMain(import.meta)) await tool(installPackages)
