/** Reading and writing .xlsx behind the port, with read-excel-file and write-excel-file; nobody else knows them. */
import type { SheetCell, Spreadsheets, WrittenSheet } from '@server/application/ports/spreadsheets'
import readWorkbook from 'read-excel-file/universal'
import writeWorkbook from 'write-excel-file/node'
import { lookAt } from './look'
import { NotTaken, unpack } from './unpack'

/** A number as the file writes it, told apart from text. */
class Held {
  constructor(readonly number: string) {}
}

export const spreadsheets: Spreadsheets = {
  async read(bytes) {
    try {
      const looks = lookAt(unpack(bytes))
      const sheets = await readWorkbook<Held>(new Uint8Array(bytes).buffer, {
        parseNumber: (text) => new Held(text),
      })
      const none = new Set<string>()
      return {
        sheets: sheets.map(({ sheet, data }) => ({
          name: sheet,
          rows: data.map((row) => row.map(cellOf)),
          formulas: looks.get(sheet)?.formulas ?? none,
          merged: looks.get(sheet)?.merged ?? none,
        })),
      }
    } catch (error) {
      if (error instanceof NotTaken) return { refusal: error.message }
      return { refusal: '文件读不出来，可能已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入' }
    }
  },

  async write(sheets) {
    return writeWorkbook(sheets.map(written)).toBuffer()
  },
}

function cellOf(value: unknown): SheetCell | null {
  if (value === null || value === undefined) return null
  if (value instanceof Held) return { text: plainNumber(value.number), held: 'number' }
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { text: value.toISOString().slice(0, 10), held: 'day' }
  const text = typeof value === 'boolean' ? (value ? '是' : '否') : String(value).trim()
  return text === '' ? null : { text, held: 'text' }
}

/** Excel keeps 15 digits; what a float drags behind them (466.67000000000002) was never typed. */
function plainNumber(text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (/^-?\d{1,15}$/.test(text)) return text
  const [digits = '', exponent] = number.toPrecision(15).split('e')
  const plain =
    exponent === undefined
      ? digits
      : number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

function written({ columns, name, readyRows = 0, rows }: WrittenSheet) {
  const text = (value: string, more: object = {}) => ({ value, type: String, format: '@', ...more })
  const ready = Array.from({ length: readyRows }, () => columns.map(() => text('')))
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ title }) => text(title, { fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => (cell === null ? null : text(cell)))),
      ...ready,
    ],
  }
}
