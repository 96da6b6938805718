/**
 * How the actual value of a published indicator comes about (GI14), since no table says it.
 */
import { type Decimal, isZero } from '../decimals/decimal'
import type { Accumulation } from '../indicators/indicator'
import type { Operator } from '../indicators/operator'
import { isMoneyUnit, isRatioUnit } from '../indicators/unit'

type Numeric = Exclude<Accumulation, 'date' | 'qualitative'>

/** What is told to the officer about each way. */
export const accumulationWords: Record<Numeric, string> = {
  cumulative: '完成值按全年累计，与时间进度比较',
  rate: '完成值直接与指标值比较，不看时间进度',
  ceiling: '按成本上限，与时间进度比较',
  limit: '按不得超过的数，不看时间进度',
}

const durations = ['天', '日', '工作日', '小时', '周', '个月', '月', '年']

/** GI14: from operator, unit and level names, in this order; the first line that fits decides. */
export function deriveAccumulation(row: {
  operator: Exclude<Operator, '定性'>
  value: Decimal
  unit: string
  level1: string
  level2: string
  level3: string
}): Numeric {
  const { level1, level2, level3, operator, unit, value } = row
  const levels = level1 + level2
  if (operator === '≤' || operator === '＜')
    return isMoneyUnit(unit) && isMoneyCost(levels) ? 'ceiling' : 'limit'
  if (operator === '＝' && isZero(value)) return 'limit'
  if (/(支出|执行|支付)率$/.test(level3)) return 'cumulative' // spending grows through the year
  if (isRatioUnit(unit)) return 'rate'
  if (levels.includes('质量') || levels.includes('满意度')) return 'rate'
  if (operator === '＝' && levels.includes('时效') && durations.includes(unit)) return 'limit'
  return 'cumulative'
}

/** Money spent: 成本 and 经济成本, but not 社会成本 and 生态环境成本. */
export function isMoneyCost(levels: string): boolean {
  return levels.includes('成本') && !/社会成本|生态/.test(levels)
}
