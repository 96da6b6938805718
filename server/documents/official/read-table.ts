/** A workbook made here, read again by the names of its cells, wherever they have moved (DC7). */
import type { ReadTable } from '@server/application/ports/official-documents'
import { DOMParser } from '@xmldom/xmldom'
import { addressOf } from '../addresses'
import { spreadsheets } from '../spreadsheets'
import { NotTaken, unpack } from '../spreadsheets/unpack'
import { type ReadName, readName } from './names'
import { type Mark, readLists } from './read-lists'
import { within } from './workbook'

interface Named extends ReadName {
  readonly refers: string
}

export async function readTable(bytes: Uint8Array): Promise<ReadTable | { readonly refusal: string }> {
  // the whole file is looked at and parsed within the limits first
  const read = await spreadsheets.read(bytes)
  if ('refusal' in read) return read
  try {
    const names = namesIn(unpack(bytes).get('xl/workbook.xml')?.toString('utf8') ?? '')
    const facts = names.flatMap(({ kind, of, refers }) =>
      kind === 'fact' ? [[of, refers.replace(/^"|"$/g, '').replaceAll('""', '"')] as const] : [],
    )
    if (facts.length === 0)
      return {
        refusal: '这份 Excel 不是从系统导出的表，或导出后丢了标记。请先导出 Excel，在导出的表里修改后再导入',
      }
    const placed = names.flatMap(({ kind, of, refers }) => {
      const at = kind === 'cell' ? placeOf(refers) : null
      const sheet = read.sheets.find(({ name }) => name === at?.sheet)
      return at && sheet ? [{ of, at, sheet }] : []
    })
    const cells = placed.map(({ of, at, sheet }) => ({
      ...{ key: of, address: at.address, formula: sheet.formulas.has(at.address) },
      text: sheet.rows[at.row - 1]?.[at.column - 1]?.text ?? null,
    }))
    const marks = names.flatMap(({ kind, more, of, refers }): Mark[] =>
      kind === 'cell' || kind === 'fact' ? [] : [{ kind, loop: of, more, at: placeOf(refers) }],
    )
    const sheet = placed[0]?.sheet ?? { name: '', rows: [], formulas: new Set<string>() }
    return {
      sheet: sheet.name,
      facts: Object.fromEntries(facts),
      cells,
      lost: names.flatMap(({ kind, of, refers }) =>
        kind === 'cell' && placeOf(refers) === null ? [of] : [],
      ),
      lists: readLists(marks, sheet, new Set(placed.map(({ at }) => at.row))),
    }
  } catch (error) {
    if (error instanceof NotTaken) return { refusal: error.message }
    throw error
  }
}

function namesIn(xml: string): Named[] {
  const root = new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml').documentElement
  return (root ? within(root, 'definedName') : []).flatMap((element) => {
    const name = readName(element.getAttribute('name') ?? '')
    return name ? [{ ...name, refers: (element.textContent ?? '').trim() }] : []
  })
}

/** `'自评表'!$E$12`; null where the cell is gone (#REF!). */
function placeOf(refers: string) {
  const [, quoted, bare, address = ''] =
    /^(?:'((?:[^']|'')+)'|([^!']+))!(\$?[A-Z]+\$?\d+)(?::.*)?$/.exec(refers) ?? []
  const at = addressOf(address)
  const sheet = quoted?.replaceAll("''", "'") ?? bare
  return at && sheet ? { ...at, sheet, address: address.replaceAll('$', '') } : null
}
