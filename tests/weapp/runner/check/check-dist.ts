/** The static gate: what of a compiled mini-program WeChat would refuse, or run wrongly, without running it. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { filesUnder, readProgram } from '../program/program'
import { compileTemplates } from '../program/templates'
import type { Finding } from './finding'
import { checkPages } from './pages'
import { checkScript } from './scripts'
import { checkSizes, isShipped, type Limits, type Sizes } from './sizes'
import { checkStyle } from './styles'

export interface CheckOptions {
  /** Bytes of the main package; WeChat allows 2 MB. */
  mainLimit?: number
  /** Bytes of everything; WeChat allows 20 MB. */
  totalLimit?: number
  /** Globals that no phone has, named by packages in code that the app never runs. */
  unreached?: readonly string[]
}

export interface CheckResult {
  sizes: Sizes
  findings: Finding[]
}

const MB = 1024 * 1024

export function checkDist(dist: string, options: CheckOptions = {}): CheckResult {
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error(`${dist} holds no app.json: build it first`)
  const limits: Limits = {
    main: options.mainLimit ?? 1.2 * MB,
    subpackage: 2 * MB,
    total: options.totalLimit ?? 3 * MB,
  }
  const program = readProgram(dist)
  const files = filesUnder(dist).filter(isShipped)
  const text = (file: string) => readFileSync(path.join(dist, file), 'utf8')
  const ending = (extension: string) => files.filter((file) => file.endsWith(extension))
  const { sizes, findings } = checkSizes(dist, files, program.subpackages, limits)
  findings.push(
    ...program.problems.map((message): Finding => ({ rule: 'json', file: 'app.json', message })),
    ...checkPages(program, files),
    ...compileTemplates(dist).diagnostics.map(toFinding),
    ...ending('.js').flatMap((file) => checkScript(file, text(file), program, options.unreached)),
    ...ending('.wxss').flatMap((file) => checkStyle(file, text(file))),
  )
  return { sizes, findings }
}

function toFinding(diagnostic: string): Finding {
  const [file = ''] = diagnostic.split(':')
  return { rule: 'wxml', file, message: diagnostic }
}
