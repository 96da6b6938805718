/** A declared row and the indicator that it becomes (GD21). */
import { parseDecimal } from '../decimals/decimal'
import { readDate } from '../goal/date-reading'
import { accumulationWords, deriveAccumulation } from '../goal/derive-accumulation'
import { isCalendarDay } from '../indicators/calendar-day'
import { type Accumulation, type Indicator, indicatorSchema } from '../indicators/indicator'
import { normaliseUnit } from '../indicators/unit'
import type { DeclaredRow } from './declaration.schema'

export const blankRow: Omit<DeclaredRow, 'position'> = {
  span: 'year',
  category: null,
  level3: '',
  operator: null,
  target: '',
  unit: '',
  weight: null,
  accumulation: null,
  basis: '',
  evidence: '',
}

const bare = (level: string): string => level.replace(/指标$/, '')

/** '产出/数量' of an indicator whose levels may be written with or without 指标. */
export function categoryOf({ level1, level2 }: Pick<Indicator, 'level1' | 'level2'>): string {
  return `${bare(level1)}/${bare(level2)}`
}

export function levelsOf(category: string | null): { level1: string; level2: string } {
  const [level1 = '', level2 = ''] = (category ?? '').split('/')
  return { level1, level2 }
}

/** What a row takes over from an indicator. */
export function rowOf(indicator: Indicator): Omit<DeclaredRow, 'position' | 'basis' | 'evidence'> {
  const { accumulation, level3, operator, target, unit, weight } = indicator
  return {
    span: 'year',
    category: categoryOf(indicator),
    ...{ accumulation, level3, operator, target, unit, weight },
  }
}

/** GD21: how the actual value comes about: as chosen, else from the target and the rest of the row. */
export function accumulationOf(row: DeclaredRow): Accumulation | null {
  if (row.accumulation !== null) return row.accumulation
  if (row.operator === null) return null
  if (row.operator === '定性') return 'qualitative'
  if (isCalendarDay(row.target.trim())) return 'date'
  const value = parseDecimal(row.target.trim())
  if (value === null) return null
  const { level1, level2 } = levelsOf(row.category)
  const { level3, operator } = row
  return deriveAccumulation({ operator, value, unit: normaliseUnit(row.unit), level1, level2, level3 })
}

/** What is told of it beside the field. */
export function accumulationSentence(accumulation: Accumulation): string {
  if (accumulation === 'qualitative') return '按达成、部分达成、未达成填'
  return accumulation === 'date' ? '按完成日期填' : accumulationWords[accumulation]
}

/** The indicator that a complete row is; the sentence that says what is wrong where it is none. */
export function indicatorOf(
  id: string,
  row: DeclaredRow,
): { readonly indicator: Indicator } | { readonly field: string; readonly message: string } {
  const accumulation = accumulationOf(row)
  if (row.operator === null) return { field: 'operator', message: '请选择运算符号' }
  if (accumulation === null)
    return { field: 'target', message: '指标值应是数字，例如 95；期限写成 2020-11-30 的样子' }
  const dated = accumulation === 'date' || accumulation === 'qualitative'
  const read = indicatorSchema.safeParse({
    id,
    ...levelsOf(row.category),
    level3: row.level3.trim(),
    operator: row.operator,
    target: parseDecimal(row.target.trim()) ?? row.target.trim(),
    unit: dated ? '' : normaliseUnit(row.unit),
    weight: row.weight === null ? null : (parseDecimal(row.weight.trim()) ?? row.weight),
    accumulation,
    ...(row.evidence.trim() === '' ? {} : { evidenceRequired: true, note: row.evidence.trim() }),
  })
  if (read.success) return { indicator: read.data }
  const [issue] = read.error.issues
  return { field: fieldOf(issue?.path[0]), message: issue?.message ?? '这一行不完整' }
}

function fieldOf(key: PropertyKey | undefined): string {
  return key === 'level1' || key === 'level2' ? 'category' : String(key ?? 'level3')
}

/** A day that words in the target name (11月底前), to be written as a date; null where they name none. */
export function dayNamed(target: string, fiscalYear: number): string | null {
  return isCalendarDay(target.trim()) ? null : (readDate(target, fiscalYear)?.day ?? null)
}
