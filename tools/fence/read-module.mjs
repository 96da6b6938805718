// What a module reaches for: its imports, and the globals that it uses freely. Read from the syntax tree, so that
// comments, strings and local names of the same spelling do not count.
import swc from '@swc/core'

/** swc marks with this context every name that the module does not define itself. */
const FREE = 1
/** Spans count bytes from the first statement on; a statement of our own puts that at a known place. */
const FIRST = "'';\n"

/**
 * `imports`: { target, names, types, line }; names are null when the whole module is taken. `exports`: { name, line }.
 * `uses`: { what, line }.
 */
export function readModule(file, text) {
  const source = FIRST + text
  const tree = swc.parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' })
  const bytes = Buffer.from(source)
  const base = tree.body[0].span.start
  const lineOf = ({ span }) =>
    bytes
      .subarray(0, span.start - base)
      .toString()
      .split('\n').length - 1
  const imports = []
  const uses = []
  walk(tree, (node) => {
    const found = importOf(node)
    if (found) imports.push({ ...found, line: lineOf(node) })
    const what = useOf(node)
    if (what) uses.push({ what, line: lineOf(node) })
  })
  const exports = tree.body.flatMap((node) => namesOf(node).map((name) => ({ name, line: lineOf(node) })))
  return { imports, exports, uses }
}

/** The values that a statement exports; types belong to the signatures beside them. */
function namesOf(node) {
  switch (node.type) {
    case 'ExportDeclaration': {
      const { type, id, identifier, declarations } = node.declaration
      if (/^Ts(Interface|TypeAlias)/.test(type)) return []
      return (declarations?.map((one) => one.id) ?? [id ?? identifier]).flatMap(boundBy)
    }
    case 'ExportNamedDeclaration':
      if (node.typeOnly) return []
      return node.specifiers
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(({ exported, orig, name }) => (exported ?? orig ?? name).value)
    case 'ExportDefaultDeclaration':
    case 'ExportDefaultExpression':
      return ['default']
    default:
      return []
  }
}

/** A name, or those of `{ a, b: c }` and `[a, b]`. */
function boundBy(pattern) {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.value]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => boundBy(one.value ?? one.key))
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundBy)
    default:
      return []
  }
}

function importOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
      return node.source && { target: node.source.value, ...takenBy(node) }
    case 'ExportAllDeclaration':
      return { target: node.source.value, names: null, types: node.typeOnly }
    case 'TsImportType':
      return { target: node.argument.value, names: null, types: true }
    case 'CallExpression': {
      const dynamic = node.callee.type === 'Import' || isFree(node.callee, 'require')
      const target = node.arguments[0]?.expression
      return (
        dynamic && target?.type === 'StringLiteral' && { target: target.value, names: null, types: false }
      )
    }
  }
}

function takenBy({ specifiers, typeOnly }) {
  const named = specifiers.every(({ type }) => type === 'ImportSpecifier' || type === 'ExportSpecifier')
  const names = specifiers.map((one) => (one.imported ?? one.orig ?? one.local)?.value)
  const types = Boolean(typeOnly) || (specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly))
  return { names: named && specifiers.length > 0 ? names : null, types }
}

const isFree = (node, name) =>
  node?.type === 'Identifier' && node.ctxt === FREE && (!name || node.value === name)

/** `Date.now`, `new Date()`, `dayjs()`, `1n`, or the bare name of a global. */
function useOf(node) {
  if (node.type === 'BigIntLiteral') return 'BigInt'
  if (node.type === 'NewExpression' && isFree(node.callee, 'Date') && !node.arguments?.length)
    return 'new Date()'
  if (node.type === 'CallExpression') {
    if (isFree(node.callee, 'Date')) return 'new Date()'
    if (node.callee.value === 'dayjs' && node.arguments.length === 0) return 'dayjs()'
  }
  if (node.type === 'MemberExpression' && isFree(node.object))
    return `${node.object.value}.${node.property.value}`
  return isFree(node) ? node.value : undefined
}

function walk(node, visit) {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') visit(node)
    for (const value of Object.values(node)) if (value && typeof value === 'object') walk(value, visit)
  }
}
