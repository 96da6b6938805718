// Whether a product (a bundle, a generated client) still fits its sources. The quick print looks at sizes and
// times only, so that a warm start costs milliseconds; when it differs, the contents decide.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './shell.mjs'

const PASSED_OVER = new Set(['node_modules', 'dist', '.swc'])

/** A product with the files and folders it is made of, and one file that exists once it is made. */
export function product(name, { inputs, output }) {
  const stamp = at('.cache', 'stamps', `${name}.json`)
  const recorded = () => (existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {})

  function stale() {
    if (!existsSync(at(output))) return true
    const files = listed(inputs)
    const { quick, exact } = recorded()
    if (quick === quickPrint(files)) return false
    if (exact !== exactPrint(files)) return true
    record({ quick: quickPrint(files), exact })
    return false
  }

  /** Makes the product; what is recorded is the state before, so that an edit meanwhile makes it stale. */
  async function make(body) {
    const files = listed(inputs)
    const prints = { quick: quickPrint(files), exact: exactPrint(files) }
    await body()
    record(prints)
  }

  function record(prints) {
    try {
      mkdirSync(at('.cache', 'stamps'), { recursive: true })
      writeFileSync(stamp, JSON.stringify(prints))
    } catch {
      // A checkout that we may only read: the next start looks at the contents again.
    }
  }
  return { name, stale, make }
}

function listed(inputs) {
  const files = []
  const visit = (path) => {
    const found = statSync(at(path), { throwIfNoEntry: false })
    if (found?.isFile()) files.push({ path, size: found.size, time: found.mtimeMs })
    if (!found?.isDirectory()) return
    for (const name of readdirSync(at(path)).sort()) if (!PASSED_OVER.has(name)) visit(join(path, name))
  }
  inputs.forEach(visit)
  return files
}

const quickPrint = (files) => digest(files.map(({ path, size, time }) => `${path} ${size} ${time}`))
const exactPrint = (files) => digest(files.flatMap(({ path }) => [path, readFileSync(at(path))]))

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('hex')
}
