/** An indicator on a form: its target as the table writes it, and the input of its actual value (IN11). */
import { groupThousands, isDecimal } from '../decimals/decimal'
import type { Field, Figure } from '../filings/form'
import { notDone, qualitativeGrades } from './actual'
import type { Indicator } from './indicator'

type Measured = Pick<Indicator, 'accumulation' | 'operator' | 'target' | 'unit'>

export interface ActualInput {
  readonly path: string
  readonly label: string
  readonly value: string | null
  /** Last period's value: one tap takes it over. */
  readonly previous: Field['previous'] | null
}

/** A number, one of three grades, or the day; a day may also not have come. */
export function actualField(indicator: Measured, { previous, ...input }: ActualInput): Field {
  const shared = { ...input, required: true, ...(previous ? { previous } : {}) }
  switch (indicator.accumulation) {
    case 'qualitative':
      return { ...shared, input: 'choice', options: gradeOptions }
    case 'date':
      return {
        ...shared,
        input: 'date',
        hint: '填完成日期',
        options: [{ value: notDone, label: '还没完成' }],
      }
    default:
      return { ...shared, input: 'number', unit: indicator.unit, hint: '填数字' }
  }
}

export const gradeOptions = qualitativeGrades.map((grade) => ({ value: grade, label: grade }))

export function targetFigure(indicator: Measured): Figure {
  const { accumulation, operator, target, unit } = indicator
  const figure = isDecimal(target) ? groupThousands(target) : target
  return {
    label: '年度目标',
    text: accumulation === 'qualitative' ? target : `${operator} ${figure}`,
    unit,
  }
}

/** A value as it was filed, grouped where it is a number; '' for nothing. */
export function actualText(actual: string | null): string {
  const text = actual ?? ''
  return isDecimal(text) ? groupThousands(text) : text
}

/** '2', '产出', '数量', '12 分': where the indicator belongs. */
export function indicatorTags(
  indicator: Pick<Indicator, 'level1' | 'level2' | 'weight'>,
  number: number,
): string[] {
  const short = (level: string) => level.replace(/指标$/, '')
  const weight = indicator.weight ? [`${indicator.weight} 分`] : []
  return [String(number), short(indicator.level1), short(indicator.level2), ...weight]
}
