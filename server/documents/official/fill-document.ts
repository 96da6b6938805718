/** A Word template filled by docxtemplater, equal neighbours merged afterwards (DC3). */
import { isList, type ListRow, type Value, type Values } from '@domain/documents/official-table'
import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import type { Parts } from './workbook'

/** Stands before a text that may be merged; no text of people has it. */
const mergeMark = '\uE000'

export function fillDocument(parts: Parts, values: Values): Uint8Array {
  const document = opened(parts)
  document.render(dataOf(values))
  const zip = document.getZip() as PizZip
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  if (xml.includes(mergeMark)) zip.file('word/document.xml', withEqualMerged(xml))
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

/** Throws docxtemplater's errors where the template's loops are broken. */
export function opened(parts: Parts): Docxtemplater<PizZip> {
  const zip = new PizZip()
  for (const [name, content] of parts) zip.file(name, content, { date: new Date('2020-01-01T00:00:00') })
  return new Docxtemplater(zip, {
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
    parser: (tag) => ({
      get: (scope: Readonly<Record<string, unknown>>) => {
        const [name = '', mark] = tag.split('|').map((part) => part.trim())
        const value = scope[name]
        return mark === '合并' && value ? `${mergeMark}${String(value)}` : value
      },
    }),
  })
}

const textOf = (value: Value): string =>
  (typeof value === 'string' ? value : value.text).replaceAll(mergeMark, '')

/** Plain texts; within a loop what stands outside may be named too. A list without entries keeps one empty row. */
function dataOf(values: Values): Record<string, unknown> {
  const outside = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (isList(value) ? [] : [[name, textOf(value)]])),
  )
  const rowOf = (row: ListRow) => ({
    ...outside,
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
  })
  const lists = Object.entries(values).flatMap(([name, value]) =>
    isList(value) ? [[name, (value.length === 0 ? [{}] : value).map(rowOf)] as const] : [],
  )
  return { ...outside, ...Object.fromEntries(lists) }
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const children = (element: Element, name: string): Element[] =>
  [...element.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  )

function withEqualMerged(xml: string): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  for (const table of [...document.getElementsByTagNameNS(word, 'tbl')]) mergeIn(document, table)
  return new XMLSerializer().serializeToString(document).replaceAll(mergeMark, '')
}

/** A marked cell goes on from the one above it where both, and all marked cells before them, say the same. */
function mergeIn(document: Document, table: Element): void {
  let above: readonly string[] = []
  for (const row of children(table, 'tr')) {
    const cells = children(row, 'tc').filter((cell) => (cell.textContent ?? '').includes(mergeMark))
    const texts = cells.map((cell) => cell.textContent ?? '')
    cells.forEach((cell, n) => {
      const same =
        above.length === texts.length && texts.slice(0, n + 1).every((text, k) => text === above[k])
      mark(document, cell, same)
    })
    above = texts
  }
}

function mark(document: Document, cell: Element, goesOn: boolean): void {
  const [properties] = children(cell, 'tcPr')
  const merge = document.createElementNS(word, 'w:vMerge')
  if (!goesOn) merge.setAttributeNS(word, 'w:val', 'restart')
  // the schema wants it before borders and alignment
  const after = [...(properties?.childNodes ?? [])].find(
    (node) => !['tcW', 'gridSpan', 'cnfStyle', 'hMerge'].includes((node as Element).localName ?? ''),
  )
  properties?.insertBefore(merge, after ?? null)
  if (!goesOn) return
  for (const paragraph of children(cell, 'p'))
    for (const run of children(paragraph, 'r')) paragraph.removeChild(run)
}
