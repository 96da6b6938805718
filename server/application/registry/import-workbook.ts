import type { ImportFinding } from '@domain/goal/interchange.schema'
import type { House } from '../ports/context'
import type { Spreadsheets } from '../ports/spreadsheets'
import { type Imported, importFile, nothingImported } from './import-file'
import { rowProgress } from './row-progress'
import { finding, type RecognisedSheet, readSheets, type SheetFinding } from './workbook/read-sheets'
import { returnedCopy } from './workbook/returned-copy'
import { sheetKinds } from './workbook/sheets'
import { toDocument, type WorkbookDocument } from './workbook/to-document'

export interface WorkbookOrder {
  readonly bytes: Uint8Array
  readonly demonstration: boolean
  /** Told what is being done and how far it is in percent, for a person who waits. */
  readonly progress?: (words: string, percent: number) => void
  /** Whoever has signed in; null is an operator at the command line, who may import anything. */
  readonly by?: {
    readonly accountId: string
    readonly districts: readonly string[]
    /** XL8: what of the sheets is not theirs to import. */
    readonly refused: (sheets: readonly RecognisedSheet[]) => Promise<readonly SheetFinding[]>
  } | null
}

export interface WorkbookResult {
  readonly imported: Imported
  readonly findings: readonly SheetFinding[]
  /** The file with a column 导入结果; null where it could not be read. */
  readonly returned: Uint8Array | null
}

/** XL1–XL6: takes a workbook in as the interchange file that it stands for; findings name sheet, row and column. */
export async function importWorkbook(
  house: House,
  spreadsheets: Spreadsheets,
  order: WorkbookOrder,
): Promise<WorkbookResult> {
  const progress = order.progress ?? (() => undefined)
  progress('正在读取文件……', 5)
  const read = await spreadsheets.read(order.bytes)
  if ('refusal' in read) {
    const refusal = { sheet: '', row: null, column: null, rule: 'XL6', level: 'block' as const }
    return { imported: nothingImported(), findings: [{ ...refusal, message: read.refusal }], returned: null }
  }
  const told: SheetFinding[] = []
  const sheets = readSheets(read.sheets, told)
  for (const { rows, sheet } of sheets) progress(`“${sheet.name}”：${rows.length} 行`, 30)
  told.push(...((await order.by?.refused(sheets)) ?? []))
  const known = sheets.some(({ kind }) => kind.name === '目标')
    ? (await house.reader.registers(order.by?.districts)).goals
    : []
  const workbook = toDocument(sheets, known)
  let imported = nothingImported()
  const readable = !told.some(({ level }) => level === 'block')
  if (readable) {
    progress('正在写入……', stretch.from)
    const { document } = workbook
    const done = rowProgress(entriesOf(document), stretch, progress)
    const { demonstration } = order
    const result = await importFile(house, {
      ...{ document, district: '', unit: null, demonstration, done },
      ...(order.by ? { by: order.by.accountId } : {}),
    })
    imported = result.imported
    told.push(...result.findings.map((found) => placed(found, workbook)))
  }
  progress('正在写出导入结果……', stretch.to)
  const written = Object.values(imported).some((count) => count > 0)
  const refused = !written && told.some(({ level }) => level === 'block')
  const returned = await spreadsheets.write(returnedCopy(sheets, told, refused))
  progress(refused ? '没有导入任何内容。' : '完成。', 100)
  return { imported, findings: told, returned }
}

/** Of the whole way, what writing takes. */
const stretch = { from: 45, to: 85 }

/** Everything that is written one by one. */
function entriesOf(document: WorkbookDocument['document']): number {
  return Object.values(document).reduce((total, list) => total + (Array.isArray(list) ? list.length : 0), 0)
}

/** A finding of the document as one of the file: 'payments[3].voucher' is row and column of 支付. */
function placed(found: ImportFinding, { goals, rows }: WorkbookDocument): SheetFinding {
  const field = found.field.replace(/\.(\d+)(?=\.|$)/g, '[$1]')
  const path = /^(\w+\[\d+\](?:\.roles\[\d+\])?)(?:\.(\w+))?/.exec(field)
  const of = goals.get(found.form)
  const indicator = /^indicators\[(\d+)\](?:\.(\w+))?/.exec(field)
  const row = of ? (of[Number(indicator?.[1] ?? 0)] ?? of[0]) : rows.get(path?.[1] ?? '')
  if (!row && of)
    return finding(found.rule, found.level, { sheet: '目标' }, `目标编号 ${found.form}：${found.message}`)
  if (!row)
    return {
      sheet: '',
      row: null,
      column: null,
      rule: found.rule,
      level: found.level,
      message: found.message,
    }
  const key = of ? (indicator ? (indicator[2] === 'unit' ? 'measure' : indicator[2]) : field) : path?.[2]
  return finding(
    found.rule,
    found.level,
    { sheet: row.sheet, row: row.row, column: titleOf(of ? '目标' : listSheet(path?.[1] ?? ''), key) },
    found.message,
  )
}

const listSheet = (path: string): string =>
  ({ units: '单位', users: '用户', projects: '项目', budgetLines: '预算', payments: '支付' })[
    /^\w+/.exec(path)?.[0] ?? ''
  ] ?? ''

function titleOf(sheet: string, key: string | undefined): string | null {
  const kind = sheetKinds.find(({ name }) => name === sheet)
  return kind?.columns.find((column) => column.key === key)?.title ?? null
}
