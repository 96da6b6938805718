/** WXSS to the CSS of a view: rpx to vw, `page` to `body`, tags to `wx-*`, imports inlined. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { resolveFrom } from './program'

/** 750 rpx are the width of every screen. */
const RPX_A_SCREEN = 750

const hostTags = selectorParser((selectors) => {
  selectors.walkTags((tag) => {
    if (tag.value === 'page') tag.value = 'body'
    else if (/^[a-z][a-z-]*$/.test(tag.value)) tag.value = `wx-${tag.value}`
  })
})

/** Keyframes hold `from`, `to` and percentages, which are no selectors. */
export function isKeyframeStep(rule: postcss.Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)
}

/** The CSS of one WXSS file with all it imports; empty where there is no such file. */
export function compileStyle(dist: string, file: string, seen = new Set<string>()): string {
  const absolute = path.join(dist, file)
  if (seen.has(file) || !existsSync(absolute)) return ''
  seen.add(file)
  const root = postcss.parse(readFileSync(absolute, 'utf8'), { from: absolute })
  const imported = inlineImports(root, (target) => compileStyle(dist, resolveFrom(file, target), seen))
  root.walkRules((rule) => {
    if (!isKeyframeStep(rule)) rule.selector = hostTags.processSync(rule.selector)
  })
  root.walkDecls((declaration) => {
    declaration.value = toViewportUnits(declaration.value)
  })
  return imported + root.toString()
}

function toViewportUnits(value: string): string {
  return value.replace(/(-?[\d.]+)rpx\b/g, (_, count: string) => `calc(${count} * 100vw / ${RPX_A_SCREEN})`)
}

function inlineImports(root: Root, load: (target: string) => string): string {
  let imported = ''
  root.walkAtRules('import', (rule) => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1]
    if (target) imported += load(target)
    rule.remove()
  })
  return imported
}
