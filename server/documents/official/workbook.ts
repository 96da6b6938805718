/** A template workbook as filling and drawing see it: cells of text, merged ranges, styles, print set-up. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { addressOf, type Range, rangeOf } from '../addresses'
import { NotTaken } from '../spreadsheets/unpack'
import { type Look, looksOf } from './styles'

export interface Cell {
  readonly column: number
  /** Position in the workbook's styles. */
  readonly style: number
  readonly text: string
}

export interface Row {
  /** In points; null leaves it to the program. */
  readonly height: number | null
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly part: string
  readonly name: string
  /** Dense from the first row on. */
  readonly rows: readonly Row[]
  readonly merges: readonly Range[]
  /** In digits of the usual font, by column. */
  readonly widths: ReadonlyMap<number, number>
  readonly looks: readonly Look[]
  readonly page: Page
}

/** Print set-up of A4, margins in inches. */
export interface Page {
  readonly landscape: boolean
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type Parts = ReadonlyMap<string, Buffer>

/** The first sheet, whose cells are a table; throws NotTaken where there is none. */
export function sheetOf(parts: Parts): Sheet {
  const book = parsed(parts, 'xl/workbook.xml')
  const [first] = within(book, 'sheet')
  const relations = parsed(parts, 'xl/_rels/workbook.xml.rels')
  const id = first?.getAttribute('r:id')
  const relation = within(relations, 'Relationship').find((one) => one.getAttribute('Id') === id)
  const part = (relation?.getAttribute('Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/')
  if (!first || !parts.has(part)) throw new NotTaken('工作簿里没有工作表，请核对后再放入')
  const sheet = parsed(parts, part)
  const strings = parts.has('xl/sharedStrings.xml')
    ? within(parsed(parts, 'xl/sharedStrings.xml'), 'si').map(textIn)
    : []
  return {
    part,
    name: first.getAttribute('name') ?? '',
    rows: rowsOf(sheet, strings),
    merges: within(sheet, 'mergeCell').flatMap((one) => rangeOf(one.getAttribute('ref') ?? '') ?? []),
    widths: widthsOf(sheet),
    looks: looksOf(parsed(parts, 'xl/styles.xml')),
    page: pageOf(sheet),
  }
}

function parsed(parts: Parts, name: string): Element {
  const text = parts.get(name)?.toString('utf8')
  if (text === undefined) throw new NotTaken(`文件里缺少 ${name}，请用 Excel 或 WPS 另存为 .xlsx 后再放入`)
  const root = new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml').documentElement
  if (!root) throw new NotTaken('文件读不出来，可能已损坏，请用 Excel 或 WPS 另存为 .xlsx 后再放入')
  return root
}

export const within = (element: Element, name: string): Element[] => [
  ...element.getElementsByTagNameNS('*', name),
]

/** All text of a string, without the readings that stand over it. */
function textIn(element: Element): string {
  return within(element, 't')
    .filter((one) => one.parentNode?.localName !== 'rPh')
    .map((one) => one.textContent ?? '')
    .join('')
}

function rowsOf(sheet: Element, strings: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const element of within(sheet, 'row')) {
    const height = element.getAttribute('ht')
    const cells = within(element, 'c').flatMap((cell): Cell[] => {
      const at = addressOf(cell.getAttribute('r') ?? '')
      return at
        ? [{ column: at.column, style: Number(cell.getAttribute('s') ?? 0), text: held(cell, strings) }]
        : []
    })
    const place = Number(element.getAttribute('r'))
    while (rows.length < place - 1) rows.push({ height: null, cells: [] })
    rows[place - 1] = { height: height === null ? null : Number(height), cells }
  }
  return rows
}

function held(cell: Element, strings: readonly string[]): string {
  if (cell.getAttribute('t') === 'inlineStr') return textIn(cell)
  const value = within(cell, 'v')[0]?.textContent ?? ''
  return cell.getAttribute('t') === 's' ? (strings[Number(value)] ?? '') : value
}

function widthsOf(sheet: Element): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  for (const column of within(sheet, 'col')) {
    const last = Math.min(Number(column.getAttribute('max')), 100)
    for (let n = Number(column.getAttribute('min')); n <= last; n += 1)
      widths.set(n, Number(column.getAttribute('width')))
  }
  return widths
}

function pageOf(sheet: Element): Page {
  const margins = within(sheet, 'pageMargins')[0]
  const margin = (side: string) => Number(margins?.getAttribute(side) ?? 0.7)
  return {
    landscape: within(sheet, 'pageSetup')[0]?.getAttribute('orientation') === 'landscape',
    ...{ left: margin('left'), right: margin('right'), top: margin('top'), bottom: margin('bottom') },
  }
}
