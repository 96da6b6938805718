/** Scripts: syntax old phones parse, no code from strings, globals and `wx.*` that exist, private APIs declared. */
import { type AnyNode, type CallExpression, type NewExpression, parse, type Program as Tree } from 'acorn'
import { ancestor } from 'acorn-walk'
import { type Program, packageOf, resolveFrom } from '../program/program'
import { documentedApis } from '../program/typings'
import type { Finding, Rule } from './finding'
import { unknownGlobals } from './globals'

/** What iOS 13 runs, the oldest system the app supports. */
const SYNTAX = 2019

/** APIs that work only where app.json lists them in `requiredPrivateInfos`. */
const PRIVATE = [
  'getLocation',
  'getFuzzyLocation',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
]
const NEED_PERMISSION = PRIVATE.filter((name) => /Location/.test(name) && name !== 'chooseLocation')

/** webpack's runtime keeps its chunks there. */
const OWN_MEMBERS = new Set(['webpackJsonp'])

export function checkScript(
  file: string,
  source: string,
  program: Program,
  unreached: readonly string[] = [],
): Finding[] {
  const findings: Finding[] = []
  const found = (rule: Rule, message: string) => {
    findings.push({ rule, file, message: `${file}: ${message}` })
  }
  try {
    parse(source, { ecmaVersion: SYNTAX, sourceType: 'script' })
  } catch (error) {
    found('syntax', `newer than ES${SYNTAX}: ${(error as Error).message}`)
  }
  const tree = parseNewest(source)
  if (!tree) return findings
  for (const name of unknownGlobals(tree))
    if (!unreached.includes(name)) found('unknown-global', `${name} exists in no mini-program`)
  ancestor(tree, {
    CallExpression(node, _, ancestors) {
      const called = calledName(node)
      if (node.callee.type === 'Identifier' && called === 'eval') found('code-from-strings', 'eval()')
      if (isFunctionConstructor(node) && !isGuarded(node, ancestors)) found('code-from-strings', 'Function()')
      if (node.callee.type === 'MemberExpression' && called)
        for (const message of checkPrivate(called, program)) found('private-api', message)
      const target = requiredFile(node)
      if (target)
        for (const message of checkRequire(file, target, program)) found('cross-subpackage', message)
    },
    NewExpression(node, _, ancestors) {
      if (isFunctionConstructor(node) && !isGuarded(node, ancestors))
        found('code-from-strings', 'new Function()')
    },
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.object.name !== 'wx' || node.computed) return
      const name = node.property.type === 'Identifier' ? node.property.name : ''
      if (!documentedApis().has(name) && !OWN_MEMBERS.has(name))
        found('unknown-api', `wx.${name} is no WeChat API`)
    },
  })
  return findings
}

function parseNewest(source: string): Tree | undefined {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'script' })
  } catch {
    return undefined
  }
}

function calledName(node: CallExpression): string | undefined {
  if (node.callee.type === 'Identifier') return node.callee.name
  if (node.callee.type !== 'MemberExpression' || node.callee.computed) return undefined
  return node.callee.property.type === 'Identifier' ? node.callee.property.name : undefined
}

function isFunctionConstructor(node: CallExpression | NewExpression): boolean {
  return node.callee.type === 'Identifier' && node.callee.name === 'Function'
}

/** `try { new Function("return this")() } catch {}` is webpack's last resort, and harmless. */
function isGuarded(node: CallExpression | NewExpression, ancestors: AnyNode[]): boolean {
  const [only] = node.arguments
  const asksForGlobal = only?.type === 'Literal' && only.value === 'return this'
  return asksForGlobal && ancestors.some((one) => one.type === 'TryStatement')
}

function checkPrivate(name: string, program: Program): string[] {
  if (!PRIVATE.includes(name)) return []
  const { requiredPrivateInfos = [], permission = {} } = program.app
  const messages: string[] = []
  if (!requiredPrivateInfos.includes(name)) messages.push(`${name} is not in requiredPrivateInfos`)
  if (NEED_PERMISSION.includes(name) && !permission['scope.userLocation']?.desc)
    messages.push(`${name} needs permission["scope.userLocation"].desc in app.json`)
  return messages
}

function requiredFile(node: CallExpression): string | undefined {
  const [only] = node.arguments
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined
  return only?.type === 'Literal' && typeof only.value === 'string' ? only.value : undefined
}

function checkRequire(file: string, reference: string, program: Program): string[] {
  const target = resolveFrom(file, reference)
  const there = packageOf(program.subpackages, target)
  if (!there || there === packageOf(program.subpackages, file)) return []
  return [`requires ${target} of another subpackage`]
}
