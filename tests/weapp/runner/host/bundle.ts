/** The runner's own scripts, bundled once a process: `view` and `shell` for Chromium, `logic` for a worker thread. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

export interface Bundles {
  view: string
  shell: string
  logic: string
  viewCss: string
  shellCss: string
}

const RUNNER = path.join(__dirname, '..')
let made: Promise<Bundles> | undefined

export function bundles(): Promise<Bundles> {
  made ??= makeBundles()
  return made
}

async function makeBundles(): Promise<Bundles> {
  const css = (file: string) => readFileSync(path.join(RUNNER, file), 'utf8')
  const [view, shell, logic] = await Promise.all([
    bundle('view/main.ts', 'browser'),
    bundle('shell/main.ts', 'browser'),
    bundle('logic/main.ts', 'node'),
  ])
  return { view, shell, logic, viewCss: css('view/base.css'), shellCss: css('shell/shell.css') }
}

async function bundle(entry: string, platform: 'browser' | 'node'): Promise<string> {
  const result = await build({
    entryPoints: [path.join(RUNNER, entry)],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    target: platform === 'node' ? 'node20' : 'es2022',
    logLevel: 'silent',
  })
  const text = result.outputFiles[0]?.text
  if (text === undefined) throw new Error(`esbuild made nothing of ${entry}`)
  return text
}
