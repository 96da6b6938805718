/**
 * Amounts of money in 万元 (ten thousand yuan), as the budget forms write them. Rules MO1–MO3 are stated in RULES.md.
 */
import type { Decimal } from './decimal'
import { groupThousands, isDecimal, isNegative, multiply, parseDecimal, roundHalfUp } from './decimal'

/** MO1: true for a plain, not negative amount in 万元 of at most 12 whole digits and six decimals (whole fen). */
export function isWan(text: string): boolean {
  if (!isDecimal(text) || isNegative(text)) return false
  const [whole = '', decimals = ''] = text.split('.')
  return whole.length <= 12 && decimals.length <= 6
}

/** MO1: reads an amount in 万元 as a person typed it; null where it is none. */
export function parseWan(text: string): Decimal | null {
  const value = parseDecimal(text)
  return value !== null && isWan(value) ? value : null
}

/** MO2: an amount given in 元 as 万元, exactly. */
export function wanFromYuan(yuan: Decimal): Decimal {
  return multiply(yuan, '0.0001')
}

/** MO3: an amount for display, two decimals half up and grouped: `1260` as `1,260.00`. */
export function wanText(value: Decimal): string {
  return groupThousands(roundHalfUp(value, 2))
}
