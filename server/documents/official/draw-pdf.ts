/** A filled sheet drawn as PDF of A4, as its template's print set-up says; fonts embedded by the letters used. */
import { addressKey, type Range } from '../addresses'
import type { FilledSheet } from './fill-sheet'
import type { Face, FontFile } from './fonts'
import { pagesOf } from './pdf-pages'
import type { Look } from './styles'

const a4 = { short: 595.28, long: 841.89 }
/** Points of one digit of the usual font, by which a workbook measures columns. */
const digit = 5.25
const inset = { side: 3, edge: 2.5 }

interface Box {
  readonly range: Range
  readonly look: Look
  readonly text: string
}

export async function drawPdf(
  sheet: FilledSheet,
  fonts: Readonly<Record<Face, FontFile>>,
  title: string,
): Promise<Uint8Array> {
  // a tenth of the server's start, for what most of its runs never draw
  const { default: PDFDocument } = await import('pdfkit')
  const { landscape, ...margins } = sheet.page
  const paper = landscape ? { width: a4.long, height: a4.short } : { width: a4.short, height: a4.long }
  const area = {
    left: margins.left * 72,
    top: margins.top * 72,
    width: paper.width - (margins.left + margins.right) * 72,
    height: paper.height - (margins.top + margins.bottom) * 72,
  }
  const document = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: title },
  })
  for (const [face, { bytes, name }] of Object.entries(fonts)) document.registerFont(face, bytes, name)
  const columns = columnsOf(sheet, area.width)
  const scale = columns.scale
  const boxes = boxesOf(sheet)
  const heights = heightsOf(document, sheet, boxes, columns, area.height)
  for (const page of pagesOf(heights.rows, area.height, sheet.lists)) {
    document.addPage()
    let y = area.top
    const tops = new Map<number, number>()
    for (const row of page) {
      tops.set(row, y)
      y += heights.rows[row - 1] ?? 0
    }
    for (const box of boxes) {
      const present = page.filter((row) => box.range.top <= row && row <= box.range.bottom)
      const [top] = present
      if (top === undefined) continue
      const x = area.left + columns.margin + (columns.left[box.range.left - 1] ?? 0)
      const width = (columns.left[box.range.right] ?? 0) - (columns.left[box.range.left - 1] ?? 0)
      const from = tops.get(top) ?? area.top
      const height = present.reduce((sum, row) => sum + (heights.rows[row - 1] ?? 0), 0)
      const size = box.look.size * scale * heights.shrink
      edges(document, box.look, x, from, width, height)
      // what reaches over pages says on each what it is, where there is room
      const here = top === box.range.top || textHeight(document, box, width, size) <= height
      if (box.text !== '' && here) print(document, box, { x, y: from, width, height, size })
    }
  }
  return numbered(document, paper, area.left)
}

function columnsOf({ rows, widths }: FilledSheet, room: number) {
  const last = Math.max(...rows.flatMap(({ cells }) => cells.map(({ column }) => column)), 1)
  const all = Array.from({ length: last }, (_, n) => (widths.get(n + 1) ?? 9) * digit)
  const total = all.reduce((sum, one) => sum + one, 0)
  const scale = Math.min(1, room / total)
  const left = [0]
  for (const width of all) left.push((left.at(-1) ?? 0) + width * scale)
  return { left, scale, margin: Math.max(0, (room - total * scale) / 2) }
}

function boxesOf({ looks, merges, rows }: FilledSheet): Box[] {
  const merged = new Map(merges.map((range) => [addressKey(range.top, range.left), range]))
  const covered = new Set(
    merges.flatMap((range) => {
      const keys: string[] = []
      for (let row = range.top; row <= range.bottom; row += 1)
        for (let column = range.left; column <= range.right; column += 1) keys.push(addressKey(row, column))
      return keys.slice(1)
    }),
  )
  return rows.flatMap(({ cells }, index) =>
    cells.flatMap(({ column, style, text }): Box[] => {
      const key = addressKey(index + 1, column)
      const look = looks[style]
      if (covered.has(key) || !look) return []
      const range = merged.get(key) ?? { left: column, right: column, top: index + 1, bottom: index + 1 }
      return [{ range, look, text }]
    }),
  )
}

interface Columns {
  readonly left: readonly number[]
  readonly scale: number
}

/** Rows as high as their text needs; where one would not fit a page, everything is set smaller. */
function heightsOf(
  document: PDFKit.PDFDocument,
  sheet: FilledSheet,
  boxes: readonly Box[],
  columns: Columns,
  room: number,
) {
  for (let shrink = 1; ; shrink -= 0.1) {
    // an empty row keeps a line to write on
    const rows = sheet.rows.map(() => 19 * columns.scale)
    const needed = (box: Box) => {
      const width = (columns.left[box.range.right] ?? 0) - (columns.left[box.range.left - 1] ?? 0)
      return textHeight(document, box, width, box.look.size * columns.scale * shrink) + inset.edge * 2
    }
    for (const box of boxes.filter(({ range, text }) => text !== '' && range.top === range.bottom))
      rows[box.range.top - 1] = Math.max(rows[box.range.top - 1] ?? 0, needed(box))
    for (const box of boxes.filter(({ range, text }) => text !== '' && range.top < range.bottom)) {
      const { bottom, top } = box.range
      const lacking = needed(box) - rows.slice(top - 1, bottom).reduce((sum, one) => sum + one, 0)
      if (lacking > 0)
        for (let row = top - 1; row < bottom; row += 1)
          rows[row] = (rows[row] ?? 0) + lacking / (bottom - top + 1)
    }
    if (shrink < 0.45 || Math.max(...rows) <= room) return { rows, shrink }
  }
}

function faceOf({ bold, font }: Look): Face {
  if (/标宋|中宋|XiaoBiaoSong|Zhongsong/i.test(font)) return 'song'
  return bold || /黑|Hei|Sans/i.test(font) ? 'hei' : 'fang'
}

function textHeight(document: PDFKit.PDFDocument, { look, text }: Box, width: number, size: number): number {
  return document
    .font(faceOf(look))
    .fontSize(size)
    .heightOfString(text, { width: Math.max(4, width - inset.side * 2) })
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
}

function print(document: PDFKit.PDFDocument, box: Box, { x, y, width, height, size }: Place): void {
  const { horizontal, vertical } = box.look
  const room = height - textHeight(document, box, width, size)
  const down = vertical === 'top' ? inset.edge : vertical === 'center' ? room / 2 : room - inset.edge
  document.text(box.text, x + inset.side, y + Math.max(0, down), {
    width: Math.max(4, width - inset.side * 2),
    align: horizontal,
  })
}

function edges(
  document: PDFKit.PDFDocument,
  { sides }: Look,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  document.lineWidth(0.6)
  const line = (drawn: boolean, from: readonly [number, number], to: readonly [number, number]) => {
    if (drawn)
      document
        .moveTo(...from)
        .lineTo(...to)
        .stroke()
  }
  line(sides.top, [x, y], [x + width, y])
  line(sides.bottom, [x, y + height], [x + width, y + height])
  line(sides.left, [x, y], [x, y + height])
  line(sides.right, [x + width, y], [x + width, y + height])
}

function numbered(
  document: PDFKit.PDFDocument,
  paper: { width: number; height: number },
  side: number,
): Promise<Uint8Array> {
  const { count, start } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    const words = `第 ${page - start + 1} 页，共 ${count} 页`
    document
      .font('fang')
      .fontSize(9)
      .text(words, side, paper.height - 34, { width: paper.width - side * 2, align: 'center' })
  }
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    document.on('data', (piece: Buffer) => pieces.push(piece))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))))
    document.on('error', reject)
    document.end()
  })
}
