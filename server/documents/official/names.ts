/** Names that a filled workbook gives to cells and facts, by which it is read again (DC7). */

const hex = (letter: string): string => `_${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A name takes letters, digits and dots; other characters stand as their code. */
export const placeName = (key: string): string => `zhibao.cell.${key.replace(/[^A-Za-z0-9.]/g, hex)}`

export const factName = (fact: string): string => `zhibao.fact.${fact}`

/** Marks of a list: the rows around it, and the heading of each of its columns (DC10). */
export const markName = (kind: 'above' | 'below', loop: string): string => `zhibao.${kind}.${coded(loop)}`

/** `heading`: what stood there, so that another word is noticed. */
export const columnMark = (loop: string, placeholder: string, heading: string): string =>
  ['zhibao.column', coded(loop), coded(placeholder), coded([...heading].slice(0, 20).join(''))].join('.')

const coded = (text: string): string => text.replace(/[^A-Za-z0-9]/g, hex)
const plain = (text: string): string =>
  text.replace(/_([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const kinds = ['cell', 'fact', 'above', 'below', 'column'] as const

export interface ReadName {
  readonly kind: (typeof kinds)[number]
  /** The key, the fact, or the list. */
  readonly of: string
  /** Of a column: its placeholder and its heading. */
  readonly more: readonly string[]
}

/** What a name of ours says; null for others. */
export function readName(name: string): ReadName | null {
  const [, found, of = ''] = /^zhibao\.(\w+)\.(.+)$/.exec(name) ?? []
  const kind = kinds.find((one) => one === found)
  if (kind === undefined) return null
  if (kind !== 'column') return { kind, of: plain(of), more: [] }
  const [loop = '', ...more] = of.split('.').map(plain)
  return { kind, of: loop, more }
}
