/** A layout as an .xlsx template: one sheet, merged cells, borders, print set-up of A4. */
import type { Layout, LayoutCell } from '@domain/documents/official-table'
import { columnName } from '../addresses'
import { declaration, escaped, zipped } from './xml'

/** Positions in the `cellXfs` of `styles` below. */
const looks = { title: 1, above: 2, label: 3, words: 4, figure: 5, below: 6 } as const

const lineHeight = 15

export function layoutWorkbook(layout: Layout): Uint8Array {
  return zipped([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageRelations],
    ['xl/workbook.xml', workbook(layout.title)],
    ['xl/_rels/workbook.xml.rels', workbookRelations],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', sheet(layout)],
  ])
}

function sheet(layout: Layout): string {
  const { above, below, columns, landscape, title } = layout
  const merges: string[] = []
  const rows: string[] = []
  const wide = (text: string, style: number, height: number) => {
    const row = rows.length + 1
    merges.push(`A${row}:${columnName(columns.length)}${row}`)
    rows.push(rowXml(row, height, [cellXml(row, 1, style, text)]))
  }
  wide(title, looks.title, 30)
  for (const line of above) wide(line, looks.above, 18)
  table(layout, rows, merges)
  if (below.length > 0) wide(below.join('　　　　　　　　'), looks.below, 24)
  const widths = columns.map(
    (width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width * 2}" customWidth="1"/>`,
  )
  return `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells><printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

/** Cells that reach down leave room in the rows below them. */
function table({ columns, rows: laid }: Layout, rows: string[], merges: string[]): void {
  const taken = new Map<string, number>()
  for (const { cells, lines = 1 } of laid) {
    const row = rows.length + 1
    const written: string[] = []
    let at = 1
    const pass = () => {
      for (let style = taken.get(`${row}/${at}`); style !== undefined; style = taken.get(`${row}/${at}`)) {
        written.push(cellXml(row, at, style, ''))
        at += 1
      }
    }
    for (const cell of cells) {
      pass()
      const { across = 1, down = 1, look, text } = cell
      for (const key of covered(cell, row, at)) taken.set(key, looks[look])
      if (across * down > 1)
        merges.push(`${columnName(at)}${row}:${columnName(at + across - 1)}${row + down - 1}`)
      for (let n = 0; n < across; n += 1) written.push(cellXml(row, at + n, looks[look], n === 0 ? text : ''))
      at += across
    }
    pass()
    if (at !== columns.length + 1)
      throw new Error(`row ${row} of the layout covers ${at - 1} of ${columns.length} columns`)
    rows.push(rowXml(row, Math.max(lines, 1) * lineHeight + 5, written))
  }
}

function covered({ across = 1, down = 1 }: LayoutCell, row: number, column: number): string[] {
  const keys: string[] = []
  for (let y = 1; y < down; y += 1) for (let x = 0; x < across; x += 1) keys.push(`${row + y}/${column + x}`)
  return keys
}

const rowXml = (row: number, height: number, cells: readonly string[]): string =>
  `<row r="${row}" ht="${height}" customHeight="1">${cells.join('')}</row>`

const cellXml = (row: number, column: number, style: number, text: string): string => {
  const at = `r="${columnName(column)}${row}" s="${style}"`
  return text === ''
    ? `<c ${at}/>`
    : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const workbook = (title: string): string =>
  `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${escaped(title.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`

const packageRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`

const font = (name: string, size: number): string =>
  `<font><sz val="${size}"/><name val="${name}"/><family val="3"/><charset val="134"/></font>`
const edge = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`
const look = (fontId: number, borderId: number, horizontal: string): string =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`

/** GB/T 9704: titles in 小标宋, headings in 黑体, text in 仿宋; the program takes what it has where one is lacking. */
const styles = `${declaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4">${font('仿宋_GB2312', 10.5)}${font('方正小标宋简体', 18)}${font('黑体', 10.5)}${font('仿宋_GB2312', 10.5)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${look(1, 0, 'center')}${look(3, 0, 'center')}${look(2, 1, 'center')}${look(3, 1, 'left')}${look(3, 1, 'center')}${look(3, 0, 'left')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
