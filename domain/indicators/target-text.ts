/**
 * The target of an indicator in words: as the official table writes it, and as a citizen reads it.
 */
import { type Decimal, groupThousands, parseDecimal } from '../decimals/decimal'
import type { Indicator } from './indicator'
import type { Operator } from './operator'

type Target = Pick<Indicator, 'accumulation' | 'operator' | 'target' | 'unit'>

/** A number with its unit: `2,150 人`, `95%`. */
export function quantityText(value: Decimal, unit: string): string {
  const number = groupThousands(value)
  if (unit === '') return number
  return unit === '%' || unit === '‰' ? `${number}${unit}` : `${number} ${unit}`
}

/** A filed value in words: '2,150 人', '95%', a grade or a day as it stands, '未填' for nothing. */
export function filedText(value: string | null, unit: string): string {
  if (value === null || value === '') return '未填'
  const number = parseDecimal(value)
  return number === null ? value : quantityText(number, unit)
}

/** The target as the table writes it: `≥ 2,150 人`, `≤ 2020-11-30`, `定性：稳步提高`. */
export function targetText(indicator: Target): string {
  const { accumulation, operator, target, unit } = indicator
  if (accumulation === 'qualitative') return `定性：${target}`
  if (accumulation === 'date') return `${operator} ${target}`
  return `${operator} ${quantityText(target, unit)}`
}

const plainWords: Record<Exclude<Operator, '定性'>, string> = {
  '≥': '不少于',
  '＞': '多于',
  '＝': '等于',
  '＜': '少于',
  '≤': '不超过',
}

const plainRateWords: typeof plainWords = { ...plainWords, '≥': '不低于', '＞': '高于', '＜': '低于' }

const plainDateWords: typeof plainWords = {
  '≥': '不早于',
  '＞': '晚于',
  '＝': '不晚于',
  '＜': '早于',
  '≤': '不晚于',
}

/** The target for a citizen: `不少于 2,150 人`, `不低于 95%`, `不晚于 2020年11月30日`, `稳步提高`. */
export function plainTarget(indicator: Target): string {
  const { accumulation, operator, target, unit } = indicator
  if (operator === '定性' || accumulation === 'qualitative') return target
  if (accumulation === 'date') return `${plainDateWords[operator]} ${plainDay(target)}`
  const words = unit === '%' || unit === '‰' ? plainRateWords : plainWords
  return `${words[operator]} ${quantityText(target, unit)}`
}

function plainDay(isoDay: string): string {
  const [year, month, day] = isoDay.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
