/**
 * Exact decimal numbers as plain text, the only numbers of this domain. Rules DE1–DE7 are stated in RULES.md.
 */
import Big from 'big.js'
import { addedWhole, multipliedWhole, proportionWhole } from './whole-numbers'

/** Plain decimal text such as `466.67` or `-3`: no exponent, no thousands separators, no leading zeros (DE1). */
export type Decimal = string

/** Longest text taken for a number, so that no input can make the arithmetic slow (DE2). */
const longestDecimal = 32

const plainNotation = /^-?(0|[1-9]\d*)(\.\d+)?$/
const shortestNotation = /^-?[1-9]\d*(\.\d*[1-9])?$/
const groupedNotation = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/
const looseNotation = /^-?\d+(\.\d+)?$/

const Exact = Big()

/** DE1: true for text that is already a plain decimal. */
export function isDecimal(text: string): boolean {
  return text.length <= longestDecimal && plainNotation.test(text)
}

/**
 * DE2: reads what a person typed: full-width digits, surrounding blanks and well-formed thousands separators
 * are accepted; anything else (`7,00.0,77`, `1e5`, an empty text) is null, never a guess.
 */
export function parseDecimal(text: string): Decimal | null {
  if (shortestNotation.test(text) && text.length <= longestDecimal) return text
  const halfWidth = text.trim().replace(/[０-９．，－−]/g, toHalfWidth)
  if (halfWidth.length > longestDecimal) return null
  if (looseNotation.test(halfWidth)) return plain(new Exact(halfWidth))
  if (groupedNotation.test(halfWidth)) return plain(new Exact(halfWidth.replace(/,/g, '')))
  return null
}

export function add(a: Decimal, b: Decimal): Decimal {
  return addedWhole(a, b, 1) ?? plain(new Exact(a).plus(b))
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return addedWhole(a, b, -1) ?? plain(new Exact(a).minus(b))
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return multipliedWhole(a, b) ?? plain(new Exact(a).times(b))
}

/** Digits that come through a binary number unharmed; shorter texts are compared as such, which is 20 times as fast. */
const safeDigits = 15

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.length <= safeDigits && b.length <= safeDigits) {
    const x = Number(a)
    const y = Number(b)
    return x < y ? -1 : x > y ? 1 : 0
  }
  return new Exact(a).cmp(b) as -1 | 0 | 1
}

/** The sum of all, `0` for none. */
export function sum(list: readonly Decimal[]): Decimal {
  return list.reduce(add, '0')
}

export function isZero(value: Decimal): boolean {
  return compare(value, '0') === 0
}

export function isNegative(value: Decimal): boolean {
  return compare(value, '0') < 0
}

/**
 * DE3: compares a/b with c/d by multiplication, so that no quotient is ever rounded before it is compared.
 * Throws RangeError unless both denominators are positive.
 */
export function crossCompare(a: Decimal, b: Decimal, c: Decimal, d: Decimal): -1 | 0 | 1 {
  if (compare(b, '0') <= 0 || compare(d, '0') <= 0) throw new RangeError('denominators must be positive')
  return compare(multiply(a, d), multiply(c, b))
}

/** DE4: rounds half up (a tie goes away from zero) to exactly so many places: `1.005` at 2 is `1.01`. */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return withoutNegativeZero(new Exact(value).toFixed(places, Big.roundHalfUp))
}

/**
 * DE5: value / divisor rounded away from zero, in shortest form, for a gap that must not be told smaller than it is.
 * Throws for divisor 0.
 */
export function divideUp(value: Decimal, divisor: Decimal, places: number): Decimal {
  const Upwards = Big()
  Upwards.DP = places
  Upwards.RM = Big.roundUp
  return plain(new Upwards(value).div(divisor))
}

/**
 * DE8: value × part ÷ whole, multiplied before it is divided, and rounded once, half up, to exactly so many places:
 * 10 × 18 ÷ 20 at 2 is `9.00`. Throws RangeError unless whole is positive and the others are not negative.
 */
export function proportion(value: Decimal, part: Decimal, whole: Decimal, places: number): Decimal {
  if (compare(whole, '0') <= 0 || isNegative(value) || isNegative(part))
    throw new RangeError('a proportion is of positive numbers')
  return proportionWhole(value, part, whole, places) ?? exactProportion(value, part, whole, places)
}

function exactProportion(value: Decimal, part: Decimal, whole: Decimal, places: number): Decimal {
  const Places = Big()
  Places.DP = places
  Places.RM = Big.roundHalfUp
  return new Places(value).times(part).div(whole).toFixed(places)
}

/** DE6: part of whole in percent, two places half up and rounded once; for display only. Null for whole = 0. */
export function percentText(part: Decimal, whole: Decimal): string | null {
  if (isZero(whole)) return null
  const quick = isNegative(part) || isNegative(whole) ? null : proportionWhole('100', part, whole, 2)
  if (quick !== null) return quick
  const Hundredths = Big()
  Hundredths.DP = 2
  Hundredths.RM = Big.roundHalfUp
  return withoutNegativeZero(new Hundredths(part).times(100).div(whole).toFixed(2))
}

/** DE7: `1260.00` as `1,260.00`; the decimals stay as they are. */
export function groupThousands(value: Decimal): string {
  const [whole = '', decimals] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

function toHalfWidth(character: string): string {
  if (character === '−') return '-'
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}

function plain(value: Big): Decimal {
  return withoutNegativeZero(value.toFixed())
}

function withoutNegativeZero(text: string): string {
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}
