/** WXML and WXS, compiled by WeChat's own glass-easel template compiler into the code that the view runs. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { filesUnder } from './program'

interface Diagnostic {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

export interface Templates {
  /** A JavaScript expression: template path → template. */
  code: string
  /** Everything the compiler complained about, with file and place. */
  diagnostics: string[]
}

/** Taro writes `id` on `<block>`, which WeChat ignores: the one complaint that is no finding. */
const KNOWN = 'invalid attribute'

export function compileTemplates(dist: string): Templates {
  const group = new TmplGroup()
  const diagnostics: string[] = []
  for (const file of filesUnder(dist)) {
    const text = () => readFileSync(path.join(dist, file), 'utf8')
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), text())
    if (!file.endsWith('.wxml')) continue
    const found: Diagnostic[] = group.addTmpl(file.slice(0, -'.wxml'.length), text()) ?? []
    for (const one of found)
      if (one.isError || one.message !== KNOWN)
        diagnostics.push(`${file}:${one.startLine + 1}:${one.startColumn + 1} ${one.message}`)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { code, diagnostics }
}

/** The template of every built-in component: its children and nothing else. */
export function slotTemplate(): string {
  const group = new TmplGroup()
  group.addTmpl('slot', '<slot/>')
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
