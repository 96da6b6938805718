/** Facts of a published report that is no form (CU7, CU11, CU14, CU54–CU56): amounts, rates, scores and grades by name. */
import {
  compare,
  type Decimal,
  isZero,
  multiply,
  parseDecimal,
  percentText,
  proportion,
  roundHalfUp,
  sum,
} from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Notes } from './finding'
import { readAmount } from './funds-checks'
import { type Cell, cellOf, compact, type Fields, readCell } from './read-cells'
import { checkGradeLine, checkVeto } from './total-checks'

const budgets = [
  'adjusted_wan',
  'arrived_wan',
  'given_wan',
  'given',
  'arranged_wan',
  'budget_wan',
  'budget',
  'plan_wan',
  'total_wan',
]
const spendings = ['spent_wan', 'spent', 'used_wan', 'done', 'paid_wan']
const rates = ['executionRateShown', 'rate']
const totals = ['totalShown', 'score', 'total']

interface Share {
  budget: Decimal | null
  spent: Decimal | null
  rate: Cell
  score: Cell
  grade: Cell
  /** `facts`, `facts.subs[0]` */
  path: string
  name: string
}

/** What is known of execution: points by the rate shown, where there is a weight but no amounts. */
export function checkFacts(facts: Fields, rules: RuleSet, notes: Notes): { executionPoints: Decimal | null } {
  const cell = (name: string) => cellOf(facts, name, `facts.${name}`, notes)
  const first = (names: readonly string[]) =>
    names.find((name) => facts[name] !== undefined && facts[name] !== null)
  const amount = (names: readonly string[]) => {
    const name = first(names)
    return name === undefined ? null : readAmount(cell(name), `facts.${name}`, notes)
  }
  const text = (names: readonly string[]) => {
    const name = first(names)
    return name === undefined ? null : cell(name)
  }
  const whole: Share = {
    ...{
      budget: amount(budgets),
      spent: amount(spendings),
      rate: text(rates),
      score: text(totals),
      grade: cell('grade'),
    },
    ...{ path: 'facts', name: '项目' },
  }
  checkShare(whole, rules, notes)
  for (const share of [...rowsOf(facts.subs, 'subs', notes), ...rowsOf(facts.rows, 'rows', notes)])
    checkShare(share, rules, notes)
  checkAreas(facts.areas, rules, notes)
  checkPartsOf(facts, rules, notes)
  checkCounts(facts, notes)
  const weight = parseDecimal(compact(cell('executionWeight') ?? ''))
  const rate = rateOf(whole.rate)
  if (weight === null || rate === null || compare(rate, '0') < 0 || compare(weight, '0') < 0)
    return { executionPoints: null }
  const capped = compare(rate, '100') > 0 ? '100' : rate
  return { executionPoints: proportion(weight, capped, '100', 2) }
}

function checkShare(share: Share, rules: RuleSet, notes: Notes): void {
  const { budget, grade, name, path, score, spent } = share
  const total = score === null ? null : parseDecimal(compact(score).replace(/分$/, ''))
  const rate = rateOf(share.rate)
  if (total !== null && grade !== null && /^(优|良|中|差|合格|不合格|较差)/.test(grade))
    checkGradeLine(grade, total, `${path}.grade`, rules, notes)
  if (budget !== null && isZero(budget)) {
    if (spent !== null && !isZero(spent)) notes.block('CU8', path, `${name}：预算是 0，却有支出 ${spent}`)
    else if (rate !== null && !isZero(rate))
      notes.warn('CU8', path, `${name}：预算和支出都是 0，没有执行率，却写“${share.rate}”`)
    return
  }
  if (budget !== null && spent !== null) {
    const percent = percentText(spent, budget) ?? ''
    if (compare(spent, budget) > 0)
      notes.warn('CU7', path, `${name}：支出 ${spent} 超过预算 ${budget}（${percent}%），请说明原因`)
    else if (compare(multiply(spent, '100'), multiply(budget, rules.checkUp.executionReasonBelowPercent)) < 0)
      notes.warn(
        'CU14',
        path,
        `${name}：执行率 ${percent}% 低于 ${rules.checkUp.executionReasonBelowPercent}%，请说明原因`,
      )
    if (share.rate !== null) tellRate(share.rate, percent, path, name, notes)
    checkVeto({ budget, spent }, { total, grade }, rules, notes)
  } else if (rate !== null) {
    if (compare(rate, rules.checkUp.executionReasonBelowPercent) < 0)
      notes.warn(
        'CU14',
        path,
        `${name}：执行率 ${rate}% 低于 ${rules.checkUp.executionReasonBelowPercent}%，请说明原因`,
      )
    checkVeto({ budget: '100', spent: rate }, { total, grade }, rules, notes)
  }
}

function tellRate(shown: string, percent: Decimal, path: string, name: string, notes: Notes): void {
  const rate = rateOf(shown)
  if (rate === null) return
  const places = compact(shown).replace('%', '').split('.')[1]?.length ?? 0
  if (compare(roundHalfUp(percent, Math.min(places, 2)), rate) !== 0)
    notes.warn('CU11', `${path}.rate`, `${name}：执行率写 ${shown}，按金额计算是 ${percent}%`)
  else if (places === 0 && compare(percent, rate) !== 0)
    notes.warn('CU11', `${path}.rate`, `${name}：执行率取整写 ${shown}，按金额计算是 ${percent}%`)
}

function rateOf(text: Cell): Decimal | null {
  return text === null ? null : parseDecimal(compact(text).replace(/%$/, ''))
}

/** Rows such as `[name, budget, spent, rate, score]`. */
function rowsOf(rows: unknown, name: string, notes: Notes): Share[] {
  if (!Array.isArray(rows)) return []
  return rows.slice(0, 100).flatMap((row: unknown, index) => {
    if (!Array.isArray(row)) return []
    const path = `facts.${name}[${index}]`
    const at = (column: number) => readCell(row[column], path, notes)
    const [budget, spent] = [number(at(1)), number(at(2))]
    if (budget === null || spent === null || !/^[\d.,]+%$/.test(at(3) ?? '%')) return []
    return [
      { budget, spent, rate: at(3), score: at(4), grade: null, path, name: at(0) ?? `第 ${index + 1} 行` },
    ]
  })
}

const number = (text: Cell) => (text === null ? null : parseDecimal(text))

/** Several places, each with score and grade. */
function checkAreas(areas: unknown, rules: RuleSet, notes: Notes): void {
  if (!Array.isArray(areas)) return
  areas.slice(0, 100).forEach((area: unknown, index) => {
    if (!Array.isArray(area)) return
    const path = `facts.areas[${index}]`
    const score = number(readCell(area[1], path, notes))
    const grade = readCell(area[2], path, notes)
    if (score !== null && grade !== null) checkGradeLine(grade, score, path, rules, notes)
  })
}

/** CU10, CU66: parts that are named like their total add up to it, and no item of spending is most of it. */
function checkPartsOf(facts: Fields, { checkUp }: RuleSet, notes: Notes): void {
  const pairs: readonly (readonly [whole: string, parts: string])[] = [
    ['arranged_wan', 'arrangedParts'],
    ['paid_wan', 'paidParts'],
    ['budget', 'parts'],
    ['spent_wan', 'items'],
    ['totalShown_yuan', 'items_yuan'],
  ]
  for (const [whole, parts] of pairs) {
    const list = facts[parts]
    if (!Array.isArray(list) || list.length > 200) continue
    const values = list.map((one: unknown) => number(readCell(one, `facts.${parts}`, notes)))
    const total = number(cellOf(facts, whole, `facts.${whole}`, notes))
    if (total === null || !values.every((value) => value !== null)) continue
    const added = sum(values)
    if (compare(added, total) !== 0)
      notes.block('CU10', `facts.${parts}`, `分项合计 ${added} 与总额 ${total} 不一致，请核对`)
    if (!parts.startsWith('items')) continue
    const largest = values.findIndex(
      (value) => compare(multiply(value, '100'), multiply(total, checkUp.largestItemPercent)) > 0,
    )
    const value = values[largest]
    if (value !== undefined && compare(total, '0') > 0)
      notes.warn(
        'CU66',
        `facts.${parts}[${largest}]`,
        `一项支出 ${value} 占总额 ${total} 的 ${percentText(value, total)}%，请细化或说明原因`,
      )
  }
}

/** CU67: a number with its parts in brackets, such as `15（年初 8，年中加 8，含转列 5）`; 含 and 其中 name no part. */
function checkCounts(facts: Fields, notes: Notes): void {
  for (const name of Object.keys(facts).slice(0, 100)) {
    if (typeof facts[name] !== 'string') continue
    const text = compact(cellOf(facts, name, `facts.${name}`, notes) ?? '')
    const [, whole, inside] = /^(\d+)[(（]([^()（）]{1,200})[)）]$/.exec(text) ?? []
    if (whole === undefined || inside === undefined) continue
    const parts = inside
      .split(/[,，、;；]/)
      .filter((part) => !/^(含|其中)/.test(part))
      .map((part) => /^\D*(\d+)\D?$/.exec(part)?.[1])
    if (parts.length < 2 || !parts.every((part) => part !== undefined)) continue
    const added = sum(parts)
    if (compare(added, whole) !== 0)
      notes.warn('CU67', `facts.${name}`, `分项合计 ${added}，与总数 ${whole} 不一致，请核对或说明`)
  }
}
