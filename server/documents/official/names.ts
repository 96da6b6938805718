/** Names that a filled workbook gives to cells and facts, by which it is read again (DC7). */

const hex = (letter: string): string => `_${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A name takes letters, digits and dots; other characters stand as their code. */
export const placeName = (key: string): string => `zhibao.cell.${key.replace(/[^A-Za-z0-9.]/g, hex)}`

export const factName = (fact: string): string => `zhibao.fact.${fact}`

/** The key or fact behind a name of ours; null for others. */
export function readName(name: string): { readonly kind: 'cell' | 'fact'; readonly of: string } | null {
  const [, kind, of = ''] = /^zhibao\.(cell|fact)\.(.+)$/.exec(name) ?? []
  if (kind !== 'cell' && kind !== 'fact') return null
  return {
    kind,
    of: of.replace(/_([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  }
}
