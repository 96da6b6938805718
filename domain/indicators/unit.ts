/**
 * Units of measurement (计量单位): what kind of quantity a unit counts. Rules IN8–IN9 are stated in RULES.md.
 */

/** IN8: the spellings of percent that tables use. */
const percentSpellings = ['%', '％', '﹪', '百分比', '百分之', '百分点', '%(百分比)', '%（百分比）']

const moneyUnit = /^[万亿千百]*元(人民币)?$/
const measuredUnit = /(^|[万亿千百])元|米|里|吨|克|升|亩|公顷|小时|千瓦|℃|[度天年分]$|^[万亿千百]/

/** IN8: `%` for every spelling of percent, else the unit without blanks. */
export function normaliseUnit(unit: string): string {
  const compact = unit.replace(/\s/g, '')
  return percentSpellings.includes(compact) ? '%' : compact
}

export function isMoneyUnit(unit: string): boolean {
  return moneyUnit.test(unit)
}

/** A unit whose amounts do not add up over the year: a percentage, or so much per something (次/月). */
export function isRatioUnit(unit: string): boolean {
  return unit === '%' || unit === '‰' || unit === '倍' || unit.includes('/') || unit.includes('每')
}

/** IN9: a unit counted in whole pieces, such as persons or visits. */
export function isCountable(unit: string): boolean {
  return unit !== '' && !isRatioUnit(unit) && !measuredUnit.test(unit)
}
