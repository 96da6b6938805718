import type { ReadSheet } from '../../ports/spreadsheets'
import { readCell } from './read-cell'
import { exampleMark, resultTitle, type SheetColumn, type SheetKind, sheetKinds } from './sheets'

/** A finding about a place of the file; row and column count from 1, as Excel shows them. */
export interface SheetFinding {
  readonly sheet: string
  readonly row: number | null
  readonly column: string | null
  readonly rule: string
  readonly level: 'block' | 'warn'
  /** The whole sentence: “支付”第 17 行“金额”：… */
  readonly message: string
}

export interface SheetRow {
  readonly sheet: string
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

export interface RecognisedSheet {
  readonly kind: SheetKind
  readonly sheet: ReadSheet
  /** Position of the row with the headings, from 0. */
  readonly head: number
  readonly rows: readonly SheetRow[]
}

type Told = SheetFinding[]

/** Sheets of our own templates and returned copies that hold no rows to import. */
const ownNotes: readonly string[] = ['说明', '导入说明']

export function finding(
  rule: string,
  level: SheetFinding['level'],
  at: { sheet: string; row?: number | null; column?: string | null },
  what: string,
): SheetFinding {
  const { column = null, row = null, sheet } = at
  const place = `“${sheet}”${row === null ? '' : `第 ${row} 行`}${column === null ? '' : `“${column}”`}`
  return { sheet, row, column, rule, level, message: `${place}：${what}` }
}

/** XL1–XL5: recognises each sheet by its headings and reads its rows. */
export function readSheets(sheets: readonly ReadSheet[], told: Told): RecognisedSheet[] {
  const recognised = sheets.flatMap((sheet) => {
    if (ownNotes.includes(sheet.name)) return []
    const found = recognise(sheet)
    if (found === null) {
      if (sheet.rows.length > 0)
        told.push(
          finding('XL1', 'warn', { sheet: sheet.name }, '没有认出表头，这张表没有导入。请用模板里的表头'),
        )
      return []
    }
    return [{ ...found, sheet, rows: rowsOf(sheet, found.kind, found.head, told) }]
  })
  if (recognised.length === 0)
    told.push({
      ...{ sheet: '', row: null, column: null, rule: 'XL1', level: 'block' },
      message: `没有认出任何一张表（${sheetKinds.map(({ name }) => name).join('、')}）。请用模板填写后再导入`,
    })
  return recognised
}

/** XL1: the row among the first ten that holds most of a kind's required headings; the sheet's name settles a tie. */
function recognise(sheet: ReadSheet): { kind: SheetKind; head: number } | null {
  let best: { kind: SheetKind; head: number; score: number } | null = null
  for (const [head, row] of sheet.rows.slice(0, 10).entries()) {
    const titles = new Set(row.map((cell) => titleOf(cell?.text)))
    for (const kind of sheetKinds) {
      const required = kind.columns.filter((column) => column.required)
      const share = required.filter(({ title }) => titles.has(title)).length / required.length
      const all = kind.columns.filter(({ title }) => titles.has(title)).length
      const score = share + all / 100 + (sheet.name.includes(kind.name) ? 0.2 : 0)
      if (share >= 0.5 && score > (best?.score ?? 0)) best = { kind, head, score }
    }
  }
  return best
}

/** '金额（万元）*' is 金额. */
const titleOf = (text = ''): string => text.replace(/[（(].*[）)]|[*＊\s]/g, '')

function rowsOf(sheet: ReadSheet, kind: SheetKind, head: number, told: Told): SheetRow[] {
  const titles = (sheet.rows[head] ?? []).map((cell) => titleOf(cell?.text))
  const places = new Map<SheetColumn, number>()
  const before = told.length
  const top = { sheet: sheet.name, row: head + 1 }
  for (const column of kind.columns) {
    const { title } = column
    const at = titles.indexOf(title)
    if (at < 0) {
      if (column.required) told.push(finding('XL2', 'block', top, `缺少“${title}”列，请按模板补上`))
      continue
    }
    if (titles.lastIndexOf(title) !== at)
      told.push(finding('XL2', 'block', { ...top, column: title }, '这个表头出现了两次，请只留一列'))
    if (sheet.merged.has(addressOf(at, head)))
      told.push(finding('XL3', 'block', { ...top, column: title }, '表头有合并单元格，请取消合并'))
    places.set(column, at)
  }
  if (told.slice(before).some(({ level }) => level === 'block')) return []
  return sheet.rows.slice(head + 1).flatMap((cells, index) => {
    const row = head + 2 + index
    const first = cells.find((cell) => cell !== null)
    if (!first || first.text.startsWith(exampleMark)) return []
    if (titles.every((title, at) => title === '' || title === resultTitle || !cells[at])) return []
    const values: Record<string, string> = {}
    for (const [column, at] of places) {
      const place = { sheet: sheet.name, row, column: column.title }
      const address = addressOf(at, row - 1)
      if (sheet.formulas.has(address))
        told.push(finding('XL3', 'block', place, '是公式，请复制后“粘贴为数值”再导入'))
      else if (sheet.merged.has(address))
        told.push(finding('XL3', 'block', place, '是合并单元格，请取消合并，每行各自填写'))
      else
        readCell(cells[at] ?? null, column, values, (level, what) =>
          told.push(finding('XL4', level, place, what)),
        )
    }
    return [{ sheet: sheet.name, row, values }]
  })
}

function addressOf(column: number, row: number): string {
  let name = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name
  return `${name}${row + 1}`
}
