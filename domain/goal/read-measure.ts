/**
 * Reads what an indicator is measured by: operator, target, unit and how the actual comes about (GI7–GI14, GI20).
 */
import { compare } from '../decimals/decimal'
import type { Indicator } from '../indicators/indicator'
import { readDate } from './date-reading'
import { accumulationWords, deriveAccumulation } from './derive-accumulation'
import type { PublishedRow } from './published-form'
import type { RowContext, RowFrame } from './read-indicator'
import { type NumberOperator, settleOperator, settleUnit } from './settle-number'
import { type NumberInTarget, readTarget } from './target-reading'

type Measure = Pick<Indicator, 'operator' | 'target' | 'unit' | 'accumulation'>

export function readMeasure(row: PublishedRow, frame: RowFrame, context: RowContext): Measure | null {
  const { target } = row
  if (target === null) return withoutTarget(frame, context)
  if (frame.operator === '定性') return qualitative(target)

  const mayBeNumber = row.unit !== null && /^[\d０-９.,，．]+$/.test(target)
  const date = mayBeNumber ? null : readDate(target, context.fiscalYear)
  if (date && (!date.period || frame.level2.includes('时效')))
    return dateMeasure(target, date, frame, context)
  const reading = readTarget(target)
  if (reading.kind === 'number') return numberMeasure(row, reading, frame, frame.operator, context)
  const { label, notebook, path } = context
  if (reading.kind === 'malformed')
    return notebook.block('GI20', `${path}.target`, `${label}：指标值“${target}”读不成数字，请改正后重新导入`)
  return wordsMeasure(target, frame, context)
}

/** GI13: a name that asks yes or no is its own target; any other indicator without target cannot be measured. */
function withoutTarget(
  { level3, operator }: RowFrame,
  { label, notebook, path }: RowContext,
): Measure | null {
  const asksYesOrNo = /与否|是否/.test(level3)
  if (!asksYesOrNo || (operator !== null && operator !== '定性'))
    return notebook.block('GI13', `${path}.target`, `${label}：没有指标值，请向发布单位核实，补上后重新导入`)
  notebook.warn(
    'GI13',
    `${path}.target`,
    `${label}：没有指标值，按定性处理，以名称“${level3}”为指标值，请核对`,
  )
  return qualitative(level3)
}

/** GI11: a date is met on or before its day. */
function dateMeasure(
  target: string,
  date: { day: string; yearTaken: boolean },
  { operator }: RowFrame,
  { fiscalYear, label, notebook, path }: RowContext,
): Measure | null {
  const field = `${path}.target`
  if (operator === '≥' || operator === '＞')
    return notebook.block(
      'GI7',
      field,
      `${label}：日期“${target}”与运算符号“${operator}”矛盾，请改正后重新导入`,
    )
  const year = date.yearTaken ? `年份取预算年度 ${fiscalYear}，` : ''
  notebook.warn('GI11', field, `${label}：“${target}”按“不晚于 ${date.day}”处理，${year}请核对`)
  if (Number(date.day.slice(0, 4)) !== fiscalYear)
    notebook.warn('GI11', field, `${label}：${date.day} 不在预算年度 ${fiscalYear} 内，请核对`)
  return { operator: operator === '＜' ? '＜' : '≤', target: date.day, unit: '', accumulation: 'date' }
}

/** GI12: words are kept whole and graded; a number inside them is not compared. */
function wordsMeasure(
  target: string,
  { operator }: RowFrame,
  { label, notebook, path }: RowContext,
): Measure | null {
  const field = `${path}.target`
  if (operator !== null)
    return notebook.block(
      'GI12',
      field,
      `${label}：运算符号是“${operator}”，指标值“${target}”却不是数字，请改正其一`,
    )
  const digits = /\d/.test(target) ? '，其中的数字不参与比较' : ''
  notebook.warn('GI12', field, `${label}：“${target}”按定性处理（达成／部分达成／未达成）${digits}，请核对`)
  return qualitative(target)
}

function numberMeasure(
  row: PublishedRow,
  reading: NumberInTarget,
  frame: RowFrame,
  given: NumberOperator | null,
  context: RowContext,
): Measure | null {
  const operator = settleOperator(row, reading, frame, given, context)
  const unit = settleUnit(row, reading, context)
  if (operator === null || unit === null) return null
  const { label, notebook, path } = context
  const accumulation = deriveAccumulation({ ...frame, operator, unit, value: reading.value })
  notebook.warn('GI14', path, `${label}：${accumulationWords[accumulation]}，请核对`)
  if (operator === '≥' && compare(reading.value, '0') <= 0)
    notebook.warn('GI21', `${path}.target`, `${label}：“≥ ${reading.value}”总能达到，起不到约束作用，请核对`)
  return { operator, target: reading.value, unit, accumulation }
}

function qualitative(target: string): Measure {
  return { operator: '定性', target, unit: '', accumulation: 'qualitative' }
}
