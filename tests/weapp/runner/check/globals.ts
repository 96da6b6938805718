/**
 * Globals that a script uses though no phone has them: what a browser brings, or an engine newer than the floor.
 * Names count as declared wherever in the file they are, and as cared for where `typeof` asks for them anywhere.
 */
import type { Program as Tree } from 'acorn'
import { simple } from 'acorn-walk'

const ECMASCRIPT_2019 = [
  'globalThis undefined NaN Infinity isNaN isFinite parseInt parseFloat arguments',
  'encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape',
  'Object Function Boolean Symbol Number Math Date String RegExp JSON Promise Proxy Reflect',
  'Error EvalError RangeError ReferenceError SyntaxError TypeError URIError',
  'Array Map Set WeakMap WeakSet ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray',
  'Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array',
]
const WECHAT = [
  'wx require module exports App Page Component Behavior getApp getCurrentPages requirePlugin requireMiniProgram',
  'console setTimeout clearTimeout setInterval clearInterval',
]
/** Told by rules of their own. */
const ELSEWHERE = ['eval']

const known = new Set([...ECMASCRIPT_2019, ...WECHAT, ...ELSEWHERE].flatMap((names) => names.split(' ')))

export function unknownGlobals(tree: Tree): string[] {
  const used = new Set<string>()
  const excused = new Set<string>()
  simple(tree, {
    Identifier(node) {
      used.add(node.name)
    },
    Pattern(node) {
      if (node.type === 'Identifier') excused.add(node.name)
    },
    UnaryExpression({ operator, argument }) {
      if (operator === 'typeof' && argument.type === 'Identifier') excused.add(argument.name)
    },
  })
  return [...used].filter((name) => !known.has(name) && !excused.has(name))
}
