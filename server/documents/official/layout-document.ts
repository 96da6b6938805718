/** A layout as a .docx template, by GB/T 9704: A4, margins 37/35/28/26 mm, 小标宋 title, 仿宋 text. */
import type { Layout, LayoutCell } from '@domain/documents/official-table'
import { tagsIn } from '@domain/documents/placeholders'
import { declaration, escaped, zipped } from './xml'

/** A twip is a twentieth of a point. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

const a4 = { short: twips(210), long: twips(297) }
/** 天头、地脚、订口、翻口: a page on its side is bound at its top. */
const margins = { head: twips(37), foot: twips(35), bound: twips(28), fore: twips(26) }

export function layoutDocument(layout: Layout): Uint8Array {
  return zipped([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageRelations],
    ['word/document.xml', document(layout)],
    ['word/_rels/document.xml.rels', documentRelations],
    ['word/styles.xml', stylesFor(layout.columns.length > 12 ? 18 : 21)],
    ['word/fontTable.xml', fontTable],
    ['word/footer1.xml', footer],
  ])
}

function document(layout: Layout): string {
  const { above, below, columns, landscape, title } = layout
  const width = landscape ? a4.long - margins.head - margins.foot : a4.short - margins.bound - margins.fore
  const total = columns.reduce((sum, one) => sum + one, 0)
  const widths = columns.map((one) => Math.floor((one / total) * width))
  const signed = below.length === 0 ? '' : signatures(below, width)
  return `${declaration}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${paragraph('Title', title)}${above.map((line) => paragraph('Above', line)).join('')}${table(layout, widths)}${signed}${section(landscape)}</w:body></w:document>`
}

function section(landscape: boolean): string {
  const { bound, foot, fore, head } = margins
  const size = landscape
    ? `w:w="${a4.long}" w:h="${a4.short}" w:orient="landscape"`
    : `w:w="${a4.short}" w:h="${a4.long}"`
  const [top, right, bottom, left] = landscape ? [bound, head, fore, foot] : [head, fore, foot, bound]
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz ${size}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="${twips(18)}" w:gutter="0"/></w:sectPr>`
}

const paragraph = (style: string, text: string, tabs = ''): string => {
  const runs = text.split('\t').map((part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${tabs}</w:pPr>${runs.join('<w:r><w:tab/></w:r>')}</w:p>`
}

/** Side by side with equal room to write in. */
function signatures(below: readonly string[], width: number): string {
  const letter = 240
  const used = below.reduce((sum, text) => sum + text.length * letter, 0)
  const room = Math.floor(Math.max(0, width - used - letter) / Math.max(1, below.length - 1))
  let at = 0
  const stops = below.slice(0, -1).map((text) => {
    at += text.length * letter + room
    return `<w:tab w:val="left" w:pos="${at}"/>`
  })
  return paragraph('Below', below.join('\t'), `<w:tabs>${stops.join('')}</w:tabs>`)
}

interface Held {
  readonly cell: LayoutCell
  left: number
}

/** Cells that reach down go on in the rows below them, where they start at the same column. */
function table({ rows }: Layout, widths: readonly number[]): string {
  const held = new Map<number, Held>()
  const written = rows.map(({ cells, lines = 1 }, index) => {
    const coming = [...cells]
    const row: string[] = []
    for (let at = 0; at < widths.length; ) {
      const above = held.get(at)
      const cell = above && above.left > 0 ? above.cell : coming.shift()
      if (!cell) throw new Error(`row ${index + 1} of the layout covers ${at} of ${widths.length} columns`)
      const { across = 1, down = 1 } = cell
      const goesOn = above !== undefined && above.left > 0
      if (goesOn) above.left -= 1
      else if (down > 1) held.set(at, { cell, left: down - 1 })
      row.push(
        cellXml(
          cell,
          widths.slice(at, at + across),
          down > 1 ? (goesOn ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>') : '',
          goesOn,
        ),
      )
      at += across
    }
    const repeated = cells.some(({ text }) => tagsIn(text).some(({ sign }) => sign === '#'))
    const height = repeated ? 340 : Math.max(340, lines * 280)
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>${row.join('')}</w:tr>`
  })
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('')
  const sum = widths.reduce((total, one) => total + one, 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${sum}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>${written.join('')}</w:tbl>`
}

const cellStyles = { label: 'Label', words: 'Words', figure: 'Figure' } as const

function cellXml(
  { look, text }: LayoutCell,
  widths: readonly number[],
  merge: string,
  empty: boolean,
): string {
  const span = widths.length > 1 ? `<w:gridSpan w:val="${widths.length}"/>` : ''
  const width = widths.reduce((total, one) => total + one, 0)
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(cellStyles[look], empty ? '' : text)}</w:tc>`
}

const fonts = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${name}"/>`
/** `size` in half points. */
const style = (id: string, name: string, face: string, size: number, format: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${format}</w:pPr><w:rPr>${fonts(face)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
const single = '<w:spacing w:line="240" w:lineRule="auto"/>'

/** 三号 is 16 points, 二号 22; the standard leaves tables to their use: 五号, 小五 where there are many columns. */
const stylesFor = (inTable: 18 | 21): string =>
  `${declaration}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>${style('Title', '表名', '方正小标宋简体', 44, '<w:keepNext/><w:spacing w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>')}${style('Above', '表上说明', '仿宋_GB2312', 32, '<w:keepNext/><w:spacing w:after="60" w:line="500" w:lineRule="exact"/><w:jc w:val="center"/>')}${style('Label', '表内标题', '黑体', inTable, `${single}<w:jc w:val="center"/>`)}${style('Words', '表内文字', '仿宋_GB2312', inTable, `${single}<w:jc w:val="left"/>`)}${style('Figure', '表内数字', '仿宋_GB2312', inTable, `${single}<w:jc w:val="center"/>`)}${style('Below', '签字', '仿宋_GB2312', 24, '<w:spacing w:before="160" w:line="480" w:lineRule="exact"/>')}</w:styles>`

/** What stands in where a computer lacks the font. */
const fallbacks = [
  ['仿宋_GB2312', '仿宋'],
  ['方正小标宋简体', '华文中宋'],
  ['黑体', 'SimHei'],
]
const fontTable = `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fallbacks.map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`).join('')}</w:fonts>`

/** Page numbers by the standard: 四号, a dash at each side. */
const field =
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
const dash = '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> — </w:t></w:r>'
const footer = `${declaration}<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${dash}${field}${dash}</w:p></w:ftr>`

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="${wordType}.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/></Types>`

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`
const documentRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/fontTable" Target="fontTable.xml"/><Relationship Id="rId3" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`
