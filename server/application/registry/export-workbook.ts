import { type Role, roleTitles } from '@domain/access/roles'
import { budgetBooks, objectTitles } from '@domain/filings/known-project'
import { type FundSource, fundSourceTitles } from '@domain/funds/sources'
import { accumulationTitles } from '@domain/indicators/indicator'
import type { House } from '../ports/context'
import type { RegisterRow } from '../ports/registers'
import type { Spreadsheets, WrittenSheet } from '../ports/spreadsheets'
import { goalRows } from './workbook/goal-rows'
import { exampleMark, type SheetColumn, type SheetKind, sheetKinds } from './workbook/sheets'

/** XL7: registers, budgets, payments and goals as a workbook that imports to the same content. No passwords. */
export async function exportWorkbook(
  house: House,
  spreadsheets: Spreadsheets,
  districts?: readonly string[],
): Promise<Uint8Array> {
  const registers = await house.reader.registers(districts)
  const { budgetLines, goals, library, payments, projects, units, users } = registers
  const rows: Readonly<Record<string, readonly RegisterRow[]>> = {
    单位: units,
    用户: users,
    项目: projects,
    预算: budgetLines,
    支付: payments,
    指标库: library,
    目标: goals.flatMap(goalRows),
  }
  return spreadsheets.write(
    sheetKinds.map((kind) => ({
      ...headOf(kind),
      rows: (rows[kind.name] ?? []).map((row) => kind.columns.map((column) => shown(column, row))),
    })),
  )
}

/** Codes that a sheet shows by their titles. */
const titlesOf: Readonly<Partial<Record<SheetColumn['form'], Readonly<Record<string, string>>>>> = {
  object: objectTitles,
  book: Object.fromEntries(budgetBooks.map(({ label, value }) => [value, label])),
  newness: { true: '新增', false: '延续' },
  accumulation: accumulationTitles,
}

function shown({ form, key }: SheetColumn, row: RegisterRow): string | null {
  const value = row[key] ?? null
  if (value === null || value === '') return null
  const titles = titlesOf[form]
  if (titles) return titles[value] ?? value
  if (form === 'source') return fundSourceTitles[value as FundSource] ?? value
  return form === 'role' ? (roleTitles[value as Role] ?? value) : value
}

/** An empty workbook a sheet, with an example row and notes; what is typed into it stays text. */
export async function templates(spreadsheets: Spreadsheets): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = sheetKinds.map(async (kind) => {
    const example = kind.columns.map((column, at) => (at === 0 ? exampleMark : '') + column.example)
    const sheets = [{ ...headOf(kind), rows: [example], readyRows: 200 }, notesOf(kind)]
    return [kind.name, await spreadsheets.write(sheets)] as const
  })
  return new Map(await Promise.all(files))
}

const headOf = ({ columns, name }: SheetKind) => ({
  name,
  columns: columns.map(({ required, title }) => ({ title: required ? `${title}*` : title, width: 18 })),
})

function notesOf({ columns }: SheetKind): WrittenSheet {
  return {
    name: '说明',
    columns: [
      { title: '表头', width: 18 },
      { title: '填写要求', width: 80 },
    ],
    rows: [
      ['通则', `带 * 的必填；以“${exampleMark}”开头的行是示例，不会导入；不要改表头、合并单元格或填公式。`],
      ...columns.map(({ note = '', required, title }) => [
        title,
        [required ? '必填' : '可留空', note].filter((text) => text !== '').join('。'),
      ]),
    ],
  }
}
