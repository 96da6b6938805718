/** What an indicator is measured by, read from its target (CU4, CU20–CU24): a number, a date, or words. */
import type { Decimal } from '../decimals/decimal'
import { readDate } from '../goal/date-reading'
import { readTarget } from '../goal/target-reading'
import { normaliseOperator, type Operator } from '../indicators/operator'
import { normaliseUnit } from '../indicators/unit'
import type { Notes } from './finding'
import type { PublishedRow } from './form-shape'
import { compact } from './read-cells'
import { templateIn } from './template-text'

export type Measure =
  | { kind: 'number'; operator: Exclude<Operator, '定性'>; given: boolean; value: Decimal; unit: string }
  | { kind: 'date'; operator: '≤' | '＜'; day: string }
  | { kind: 'words'; text: string }
  /** Options to choose from, template text, or digits that make no number: nothing can be compared. */
  | { kind: 'unusable' }
  | { kind: 'none' }

/** What every date has; most targets have none of it. */
const mayBeDate = /[年月]|[\d０-９][-./．][\d０-９]/

/** 80-90%, 100～200人 */
const interval = /^\d[\d.,]*[^\d.,~-]{0,4}(?:[-~—–～]{1,2}|至|到)\d[\d.,]*[^\d.,~-]{0,6}$/

export function measureOf(row: PublishedRow, fiscalYear: number, notes: Notes): Measure {
  const { label, path, target } = row
  const operator = readOperator(row, notes)
  if (target === null) return { kind: 'none' }
  const field = `${path}.target`
  if (templateIn(target) !== null) return { kind: 'unusable' } // told with the other cells of the row
  if (isOptionList(target)) {
    notes.block('CU23', field, `${label}：指标值“${target}”是供选择的选项，不是目标，请写明要达到哪一项`)
    return { kind: 'unusable' }
  }
  if (operator === '定性') {
    if (readTarget(target).kind === 'number')
      notes.warn('CU27', field, `${label}：运算符号是“定性”，指标值“${target}”却是数，请改正其一`)
    return { kind: 'words', text: target }
  }
  const mayBeNumber = row.unit !== null && /^[\d０-９.,，．]+$/.test(target)
  const date = mayBeNumber || !mayBeDate.test(target) ? null : readDate(target, fiscalYear)
  if (date) return dateMeasure(row, date.day, operator, fiscalYear, notes)
  if (interval.test(compact(target))) {
    notes.warn('CU24', field, `${label}：指标值“${target}”是区间，不是一个数，不能比较，请写明下限或上限`)
    return { kind: 'unusable' }
  }
  const reading = readTarget(target)
  if (reading.kind === 'malformed') {
    notes.block('CU21', field, `${label}：指标值“${target}”读不成数字，请改正`)
    return { kind: 'unusable' }
  }
  if (reading.kind === 'words') {
    if (operator !== null)
      notes.block('CU21', field, `${label}：运算符号是“${operator}”，指标值“${target}”却不是数字，请改正其一`)
    else
      notes.warn(
        'CU20',
        `${path}.op`,
        `${label}：指标值“${target}”是文字，没有运算符号，按定性处理，请写明达到什么程度`,
      )
    return { kind: 'words', text: target }
  }
  const own = reading.operator === '定性' ? null : reading.operator
  if (operator !== null && own !== null && own !== operator)
    notes.block('CU21', field, `${label}：运算符号“${operator}”与指标值“${target}”矛盾，请改正其一`)
  else if (own !== null)
    notes.warn('CU4', field, `${label}：指标值“${target}”按“${own} ${reading.value}”处理，请核对`)
  else if (reading.value !== target && !/[%％﹪]$/.test(target) && compact(target) !== target)
    notes.warn('CU4', field, `${label}：指标值“${target}”按 ${reading.value} 处理，请核对`)
  const unit = row.unit === null ? (reading.unit ?? '') : normaliseUnit(row.unit)
  if (row.unit !== null && reading.unit !== null && normaliseUnit(row.unit) !== reading.unit)
    notes.block('CU31', `${path}.unit`, `${label}：计量单位“${row.unit}”与指标值“${target}”不一致`)
  if (row.unit !== null && unit !== row.unit)
    notes.warn('CU4', `${path}.unit`, `${label}：计量单位“${row.unit}”按“${unit}”处理`)
  if (unit === '') notes.warn('CU31', `${path}.unit`, `${label}：“${target}”没有计量单位`)
  const known = operator ?? own
  if (known === null) notes.warn('CU20', `${path}.op`, `${label}：数值指标没有运算符号，暂按“＝”处理，请补上`)
  return { kind: 'number', operator: known ?? '＝', given: known !== null, value: reading.value, unit }
}

/** CU4: another spelling is normalised and told; a note of the scanner in brackets is left out. */
function readOperator({ label, op, path }: PublishedRow, notes: Notes): Operator | null {
  if (op === null) return null
  const operator = normaliseOperator(op.replace(/[（(][^）)]*[）)]/g, ''))
  if (operator === null)
    notes.block('CU4', `${path}.op`, `${label}：不认识运算符号“${op}”，请改为 ≥ ＞ ＝ ＜ ≤ 或 定性`)
  else if (operator !== op)
    notes.warn('CU4', `${path}.op`, `${label}：运算符号“${op}”按“${operator}”处理，请核对`)
  return operator
}

/** CU24: a date is a type of its own, met on or before its day. */
function dateMeasure(
  { label, path, target }: PublishedRow,
  day: string,
  operator: Operator | null,
  fiscalYear: number,
  notes: Notes,
): Measure {
  const field = `${path}.target`
  if (operator === '≥' || operator === '＞') {
    notes.block('CU24', field, `${label}：日期“${target}”与运算符号“${operator}”矛盾，请改正其一`)
    return { kind: 'unusable' }
  }
  const outside = Number(day.slice(0, 4)) !== fiscalYear ? `，不在预算年度 ${fiscalYear} 内` : ''
  notes.warn('CU24', field, `${label}：“${target}”是日期，按“不晚于 ${day}”处理${outside}，请核对`)
  return { kind: 'date', operator: operator === '＜' ? '＜' : '≤', day }
}

const optionLists = [
  /^(好坏|是否|有无|高低|优劣|大小|多少|优良中差|优良中低差|优良差|高中低|好中差)$/,
  /^(是|有|好|高|优|合格|达标|完成|达成)([/／、|或]|or)(否|无|没有|坏|低|良|不合格|未达标|未完成|未达成|部分达成).*$/,
]

/** CU23: 好坏, 是/否, 优良中差. */
function isOptionList(text: string): boolean {
  const bare = compact(text)
  return optionLists.some((list) => list.test(bare))
}
