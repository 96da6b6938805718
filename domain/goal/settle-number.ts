/**
 * Settles the operator and the unit of a numeric target, which may stand in their columns or in the target (GI7–GI10).
 */
import type { Operator } from '../indicators/operator'
import { quantityText } from '../indicators/target-text'
import { normaliseUnit } from '../indicators/unit'
import { isMoneyCost } from './derive-accumulation'
import type { PublishedRow } from './published-form'
import type { RowContext, RowFrame } from './read-indicator'
import type { NumberInTarget } from './target-reading'

export type NumberOperator = Exclude<Operator, '定性'>

/** GI7–GI9: the column's operator, else the target's own, else ＝ as published: a bare number claims no direction. */
export function settleOperator(
  { target }: PublishedRow,
  reading: NumberInTarget,
  { level1, level2 }: RowFrame,
  given: NumberOperator | null,
  { label, notebook, path }: RowContext,
): NumberOperator | null {
  const inText = reading.operator === '定性' ? null : reading.operator
  const field = `${path}.target`
  if (given && inText && given !== inText)
    return notebook.block('GI7', field, `${label}：运算符号“${given}”与指标值“${target}”矛盾，请改正其一`)
  if (given) return given
  if (inText) {
    notebook.warn('GI7', field, `${label}：指标值“${target}”按“${inText}”处理，请核对`)
    return inText
  }
  if (isMoneyCost(level1 + level2))
    notebook.warn(
      'GI9',
      `${path}.op`,
      `${label}：成本指标没有运算符号，看不出越高越好还是越低越好，按“＝”处理，务必核对`,
    )
  else notebook.warn('GI8', `${path}.op`, `${label}：没有运算符号，按“＝”处理，请核对`)
  return '＝'
}

/** GI10: the column's unit, else the target's own; a number without a unit cannot be understood. */
export function settleUnit(row: PublishedRow, reading: NumberInTarget, context: RowContext): string | null {
  const { label, notebook, path } = context
  const column = row.unit === null ? null : normaliseUnit(row.unit)
  if (column !== null && reading.unit !== null && column !== reading.unit)
    return notebook.block(
      'GI10',
      `${path}.unit`,
      `${label}：计量单位“${row.unit}”与指标值“${row.target}”不一致，请改正其一`,
    )
  const unit = column ?? reading.unit
  if (unit === null)
    return notebook.block('GI10', `${path}.unit`, `${label}：“${row.target}”没有计量单位，请补上后重新导入`)
  const written = quantityText(reading.value, unit)
  if (column === null)
    notebook.warn('GI10', `${path}.unit`, `${label}：计量单位取自指标值，按“${written}”处理，请核对`)
  else if (column !== row.unit)
    notebook.warn('GI10', `${path}.unit`, `${label}：计量单位“${row.unit}”按“${unit}”处理，即“${written}”`)
  return unit
}
