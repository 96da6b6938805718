/** SC14: an actual value brought to the unit of its indicator. */
import { type Decimal, multiply, parseDecimal } from '../decimals/decimal'
import { normaliseUnit } from '../indicators/unit'

/** Percent signs that may follow a number. */
const percentSign = /[%％﹪]$/

/**
 * SC14: `98%` for a unit of % is 98, for a number without unit 0.98; a plain number is already in the unit, so that
 * 0.98 of a unit of % stays 0.98 %. Null where the text is no number, or has another unit.
 */
export function quantityInUnit(text: string, unit: string): Decimal | null {
  const compact = text.replace(/\s/g, '')
  const inUnit = normaliseUnit(unit)
  if (percentSign.test(compact)) {
    const percent = parseDecimal(compact.replace(percentSign, ''))
    if (percent === null || inUnit === '%') return percent
    return inUnit === '' ? multiply(percent, '0.01') : null
  }
  const bare = inUnit !== '' && compact.endsWith(inUnit) ? compact.slice(0, -inUnit.length) : compact
  return parseDecimal(bare)
}
