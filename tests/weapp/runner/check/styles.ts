/** WXSS: what WeChat's style sheets do not know. */
import postcss, { type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { isKeyframeStep } from '../program/styles'
import type { Finding } from './finding'

const UNKNOWN_AT_RULES = ['layer', 'container', 'scope', 'property', 'tailwind', 'apply']

export function checkStyle(file: string, source: string): Finding[] {
  let root: Root
  try {
    root = postcss.parse(source, { from: file })
  } catch (error) {
    return [{ rule: 'wxss', file, message: (error as Error).message }]
  }
  const messages: string[] = []
  root.walkRules((rule) => {
    if (!isKeyframeStep(rule)) messages.push(...checkSelector(rule))
  })
  root.walkAtRules((rule) => {
    if (UNKNOWN_AT_RULES.includes(rule.name)) messages.push(`@${rule.name}`)
  })
  root.walkDecls((declaration) => {
    if (/url\((?!\s*["']?(data:|https?:))/.test(declaration.value))
      messages.push(`local ${declaration.value.slice(0, 60)}`)
  })
  return messages.map((message) => ({ rule: 'wxss', file, message: `${file}: ${message}` }))
}

function checkSelector(rule: Rule): string[] {
  const messages: string[] = []
  if (rule.parent?.type === 'rule') messages.push(`nested rule "${rule.selector}"`)
  selectorParser((selectors) => {
    selectors.walkUniversals(() => void messages.push(`"*" in "${rule.selector}"`))
    selectors.walkNesting(() => void messages.push(`"&" in "${rule.selector}"`))
  }).processSync(rule.selector)
  return messages
}
