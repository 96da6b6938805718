// What the tools share: the root of the checkout, progress on stderr (stdout belongs to the command that is run),
// and child processes that either succeed or throw.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const at = (...parts) => join(root, ...parts)

export const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** A step that failed in a way the reader can act on: only its sentence is shown, no stack. */
export class StepFailed extends Error {}

/** Runs a program in the checkout. With `log` its output goes to that file, and is shown only when it fails. */
export async function run(program, args, { cwd = root, env = {}, log } = {}) {
  if (log) mkdirSync(join(log, '..'), { recursive: true })
  const file = log ? openSync(log, 'w') : null
  const output = file ?? 2
  try {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      shell: process.platform === 'win32' && program === 'npm',
    })
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (exit, signal) => resolve(exit ?? signal))
    })
    if (code === 0) return
    if (log) say(gist(readFileSync(log, 'utf8')))
    throw new StepFailed(`未成功：${[program, ...args].join(' ').replaceAll(root, '')}（${code}）`)
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** What a log says went wrong: from the first mark of an error on, without the deep details of a bundler. */
function gist(text) {
  const lines = stripVTControlCharacters(text).split('\n')
  const telling = lines.slice(
    Math.max(
      0,
      lines.findIndex((line) => line.startsWith('✖')),
    ),
  )
  return telling
    .filter((line) => line.trim() && !/^ {6}/.test(line))
    .slice(-40)
    .join('\n')
}

/** Runs a script of a package with this Node, where npm has put it. */
export const runPackage = (script, args, options) =>
  run(process.execPath, [at('node_modules', script), ...args], options)

/** Runs the body of a tool; a failed step ends the process with its sentence. */
export async function tool(body) {
  try {
    await body()
  } catch (error) {
    say(error instanceof StepFailed ? error.message : (error.stack ?? String(error)))
    process.exit(1)
  }
}

/** Whether a module is the one that Node was asked to run. */
export const isMain = (meta) => process.argv[1] !== undefined && fileURLToPath(meta.url) === process.argv[1]
