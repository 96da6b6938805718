/** A filled sheet in its template's workbook; whatever else stands in the template stays as it is. */
import { columnName, rangeName } from '../addresses'
import { NotTaken } from '../spreadsheets/unpack'
import type { FilledSheet } from './fill-sheet'
import { columnMark, factName, markName, placeName } from './names'
import type { Parts } from './workbook'
import { escaped, zipped } from './xml'

/** `facts`: what the file says of itself when it comes back (DC7). */
export function writeWorkbook(
  parts: Parts,
  sheet: FilledSheet,
  facts: Readonly<Record<string, string>>,
): Uint8Array {
  const written = new Map<string, string | Uint8Array>(parts)
  written.set(sheet.part, sheetXml(parts.get(sheet.part)?.toString('utf8') ?? '', sheet))
  written.set('xl/workbook.xml', bookXml(parts.get('xl/workbook.xml')?.toString('utf8') ?? '', sheet, facts))
  return zipped(written)
}

function sheetXml(xml: string, { merges, rows }: FilledSheet): string {
  const data = rows.map(({ cells, height }, index) => {
    const high = height === null ? '' : ` ht="${height}" customHeight="1"`
    return `<row r="${index + 1}"${high}>${cells.map((cell) => cellXml(index + 1, cell)).join('')}</row>`
  })
  const refs = merges.map((range) => `<mergeCell ref="${rangeName(range)}"/>`)
  const merged = refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`
  const body = /<sheetData\s*\/>|<sheetData\b[^>]*>[\s\S]*<\/sheetData>/
  if (!body.test(xml)) throw new NotTaken('工作表的写法认不出来，请用 Excel 或 WPS 另存为 .xlsx 后再放入')
  const filled = xml
    .replace(/<dimension\b[^>]*\/>/, '')
    .replace(body, () => `<sheetData>${data.join('')}</sheetData>`)
  const place = /<mergeCells\b[^>]*>[\s\S]*?<\/mergeCells>/
  // the schema wants what stands between them left in its order
  return place.test(filled)
    ? filled.replace(place, () => merged)
    : filled.replace('</sheetData>', () => `</sheetData>${merged}`)
}

/** Every cell is text, so that figures keep their zeros and nothing is ever a formula. */
function cellXml(row: number, { column, style, text }: FilledSheet['rows'][number]['cells'][number]): string {
  const at = `r="${columnName(column)}${row}" s="${style}"`
  return text === ''
    ? `<c ${at}/>`
    : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Names move with their cells when somebody adds rows; a print area of the template would cut them off. */
function bookXml(
  xml: string,
  { lists, name, places }: FilledSheet,
  facts: Readonly<Record<string, string>>,
): string {
  const sheet = `'${name.replace(/'/g, "''")}'`
  const kept = [...xml.matchAll(/<definedName\b[^>]*>[^<]*<\/definedName>/g)]
    .map(([one]) => one)
    .filter((one) => !one.includes('_xlnm.Print_Area') && !one.includes('"zhibao.'))
  const own = [
    ...Object.entries(facts).map(([fact, text]) => nameXml(factName(fact), `"${text.replace(/"/g, '""')}"`)),
    ...places.map(({ column, key, row }) =>
      nameXml(placeName(key), `${sheet}!$${columnName(column)}$${row}`),
    ),
    ...lists.flatMap(({ above, below, columns, loop }) => [
      nameXml(markName('above', loop), `${sheet}!$A$${above}`),
      nameXml(markName('below', loop), `${sheet}!$A$${below}`),
      ...columns.map(({ column, heading, placeholder, row }) =>
        nameXml(columnMark(loop, placeholder, heading), `${sheet}!$${columnName(column)}$${row}`),
      ),
    ]),
  ]
  const bare = xml.replace(/<definedNames\b[^>]*>[\s\S]*?<\/definedNames>|<definedNames\s*\/>/, '')
  return bare.replace(
    '</sheets>',
    () => `</sheets><definedNames>${[...kept, ...own].join('')}</definedNames>`,
  )
}

const nameXml = (name: string, refers: string): string =>
  `<definedName name="${escaped(name)}" hidden="1">${escaped(refers)}</definedName>`
