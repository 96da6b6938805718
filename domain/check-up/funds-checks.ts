/** The money of a form (CU5–CU14): amounts, the budget, execution and its points. */
import {
  compare,
  type Decimal,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  percentText,
  roundHalfUp,
  sum,
} from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'
import { type ExecutionScore, executionScore } from '../scoring/execution-points'
import type { Notes } from './finding'
import type { PublishedFunds } from './form-shape'
import { type Cell, compact } from './read-cells'

export interface Money {
  /** 全年预算数 that execution is measured against; null where it is not known. */
  budget: Decimal | null
  spent: Decimal | null
  /** Null where the form has no points for execution. */
  weight: Decimal | null
  execution: ExecutionScore | null
  /** The points of execution that were entered, where they are a number. */
  entered: Decimal | null
  /** B/A in percent, two places; null where it cannot be computed. */
  percent: string | null
}

export function checkFunds(funds: PublishedFunds, complete: boolean, rules: RuleSet, notes: Notes): Money {
  const amount = (name: 'initial' | 'adjusted' | 'executed') =>
    readAmount(funds[name], `funds.${name}`, notes)
  const initial = amount('initial')
  const adjusted = amount('adjusted')
  const spent = amount('executed')
  tellUnit(funds.unit, notes)
  const budget = yearBudget(funds, initial, adjusted, complete, notes)
  if (complete && funds.executed === null)
    notes.block('CU12', 'funds.executed', '没有全年执行数，没有支出请填 0')
  const weight = readWeight(funds, rules, notes)
  tellBudget({ adjusted, budget, initial, spent }, funds, rules, notes)
  checkParts(funds, [initial, adjusted, spent], notes)
  const execution = weight === null ? null : executionScore({ budget, spent, weight }, rules)
  const percent =
    budget !== null && spent !== null && compare(budget, '0') > 0 ? percentText(spent, budget) : null
  if (percent !== null) checkRate(funds.rateShown, percent, notes)
  else if (budget !== null && isZero(budget) && funds.rateShown !== null && !isZeroText(funds.rateShown))
    notes.warn('CU8', 'funds.executionRate', `全年预算数是 0，没有执行率，表上却写“${funds.rateShown}”`)
  if (execution) checkPoints(funds.scoreShown, execution, weight ?? '0', notes)
  const entered =
    funds.scoreShown === null ? null : parseDecimal(compact(funds.scoreShown).replace(/分$/, ''))
  return { budget, spent, weight, execution, entered, percent }
}

/** CU5: digits that make no amount, or a negative one. */
export function readAmount(text: Cell, field: string, notes: Notes): Decimal | null {
  if (text === null || /^[-—–/／无]+$/.test(text)) return null
  const bare = compact(text).replace(/(万元|亿元|万|元)$/, '')
  const value = parseDecimal(bare)
  if (value === null) notes.block('CU5', field, `“${text}”读不成金额，请核对后重新填写`)
  else if (isNegative(value)) notes.block('CU5', field, `金额“${text}”是负数，请核对`)
  else if (bare !== text) notes.warn('CU4', field, `“${text}”按 ${value} 处理，请核对`)
  return value
}

/** CU6: everything is reckoned in 万元; a rate is the same in any unit. */
function tellUnit(unit: Cell, notes: Notes): void {
  if (unit === null) notes.warn('CU6', 'funds.unit', '没有写金额单位，请写明万元')
  else if (unit === '元') notes.warn('CU6', 'funds.unit', '金额单位是元，规定的表用万元，请核对')
  else if (unit !== '万元') notes.block('CU6', 'funds.unit', `金额单位“${unit}”不认识，请改用万元`)
}

/** CU12: 全年预算数 is the denominator; where the form has only the budget of January, that one, and it is told. */
function yearBudget(
  funds: PublishedFunds,
  initial: Decimal | null,
  adjusted: Decimal | null,
  complete: boolean,
  notes: Notes,
): Decimal | null {
  if (adjusted !== null) {
    if (funds.initial === null)
      notes.warn('CU12', 'funds.initial', '没有年初预算数，看不出预算有没有调整，请补填')
    return adjusted
  }
  if (funds.adjusted !== null) return null
  if (initial === null) {
    if (complete) notes.block('CU12', 'funds.adjusted', '没有全年预算数，不能计算执行率，请补填')
    return null
  }
  notes.warn('CU12', 'funds.adjusted', '没有全年预算数（调整后），暂按年初预算数计算执行率；有调整的请补填')
  return initial
}

function readWeight({ executionWeight }: PublishedFunds, rules: RuleSet, notes: Notes): Decimal | null {
  const own = rules.weights.executionPoints
  const field = 'funds.executionWeight'
  if (executionWeight === null) {
    notes.warn('CU18', field, `表上没有执行率的分值，规则集 ${rules.id} 是 ${own} 分`)
    return null
  }
  const weight = parseDecimal(compact(executionWeight).replace(/分$/, ''))
  if (weight === null || isNegative(weight) || compare(weight, '100') > 0) {
    notes.block('CU18', field, `执行率的分值“${executionWeight}”不是 0 到 100 之间的数字`)
    return null
  }
  if (compare(weight, own) !== 0) {
    const known = rules.checkUp.executionWeights.some((usual) => compare(usual, weight) === 0)
    const words = `执行率的分值是 ${weight} 分，规则集 ${rules.id} 是 ${own} 分${known ? '' : '，也不是通行的框架'}`
    if (known) notes.warn('CU18', field, words)
    else notes.block('CU18', field, words)
  }
  return isZero(weight) ? null : weight
}

interface Amounts {
  initial: Decimal | null
  adjusted: Decimal | null
  budget: Decimal | null
  spent: Decimal | null
}

/** CU7–CU9, CU14: what the amounts say to each other. */
function tellBudget(
  { adjusted, budget, initial, spent }: Amounts,
  funds: PublishedFunds,
  rules: RuleSet,
  notes: Notes,
): void {
  if (budget === null || spent === null || isNegative(budget) || isNegative(spent)) return
  if (isZero(budget)) {
    if (isZero(spent))
      notes.warn(
        'CU8',
        'funds.adjusted',
        '预算和执行都是 0，不计算执行率，总分按指标得分折算，请财政部门确认',
      )
    else notes.block('CU8', 'funds.adjusted', `全年预算数是 0，却执行了 ${spent}，请核对预算数`)
    return
  }
  const percent = percentText(spent, budget)
  if (compare(spent, budget) > 0) {
    const words = `执行数 ${spent} 超过全年预算数 ${budget}（${percent}%），执行率按 100% 计，请说明原因`
    if (rules.scoring.allowOverspending) notes.warn('CU7', 'funds.executed', words)
    else notes.block('CU7', 'funds.executed', words)
  }
  if (initial !== null && adjusted !== null && compare(initial, adjusted) !== 0) {
    if (compare(adjusted, initial) < 0 && compare(adjusted, spent) === 0)
      notes.warn(
        'CU9',
        'funds.adjusted',
        `全年预算数由 ${initial} 调减到正好等于执行数 ${spent}，执行率因此是 100%，请附调整文件`,
      )
    else notes.warn('CU9', 'funds.adjusted', `全年预算数 ${adjusted} 与年初 ${initial} 不同，请附调整文件`)
  }
  const reasonBelow = rules.checkUp.executionReasonBelowPercent
  if (compare(multiply(spent, '100'), multiply(budget, reasonBelow)) < 0 && funds.reason === null)
    notes.warn('CU14', 'funds.executed', `执行率 ${percent}% 低于 ${reasonBelow}%，请说明原因`)
}

/** CU10: sub-rows that are all filled add up to the total row. */
function checkParts({ parts }: PublishedFunds, totals: readonly (Decimal | null)[], notes: Notes): void {
  const columns = ['initial', 'adjusted', 'executed'] as const
  const read = parts.map(({ amounts, name }) =>
    amounts.map((text) => readAmount(text, `funds.parts.${name}`, notes)),
  )
  columns.forEach((column, index) => {
    const total = totals[index]
    const values = read.map((row) => row[index]).filter((value) => value !== null && value !== undefined)
    if (total === null || total === undefined || parts.length === 0 || values.length < parts.length) return
    const added = sum(values)
    if (compare(added, total) !== 0)
      notes.block('CU10', `funds.${column}`, `分项合计 ${added} 与总额 ${total} 不一致，请核对`)
  })
}

const isZeroText = (text: string) => /^0+(\.0+)?%?$/.test(compact(text))

/** CU11: the rate shown is the rate of the amounts, at the places it is shown with. */
function checkRate(shown: Cell, percent: string, notes: Notes): void {
  if (shown === null) return
  const bare = compact(shown).replace(/%$/, '')
  const value = parseDecimal(bare)
  const field = 'funds.executionRate'
  if (value === null) {
    notes.warn('CU11', field, `执行率“${shown}”读不成数字，按金额计算是 ${percent}%`)
    return
  }
  const places = bare.split('.')[1]?.length ?? 0
  const asRatio =
    !compact(shown).endsWith('%') && compare(value, roundHalfUp(multiply(percent, '0.01'), places)) === 0
  if (asRatio && places > 0) return
  if (compare(roundHalfUp(percent, Math.min(places, 2)), value) !== 0)
    notes.warn('CU11', field, `执行率写 ${shown}，按金额计算是 ${percent}%`)
  else if (places === 0 && compare(percent, value) !== 0)
    notes.warn('CU11', field, `执行率取整写 ${shown}，按金额计算是 ${percent}%，计分用未取整的`)
}

/** CU13: the points of execution are those of the amounts, in either direction; 0 is written as 0. */
function checkPoints(shown: Cell, execution: ExecutionScore, weight: Decimal, notes: Notes): void {
  const field = 'funds.executionScore'
  const { explanation, points } = execution
  if (shown === null) {
    if (points !== null)
      notes.block('CU13', field, `没有填执行率得分，应得 ${points} 分（${explanation.arithmetic}）`)
    return
  }
  const entered = parseDecimal(compact(shown).replace(/分$/, ''))
  if (entered === null) {
    notes.block('CU13', field, `执行率得分“${shown}”不是数字`)
    return
  }
  if (isNegative(entered) || compare(entered, weight) > 0)
    notes.block(
      'CU37',
      field,
      `执行率得分 ${entered} 不在 0 到 ${weight} 分之间${execution.status === 'over-budget' ? '，执行率没有封顶' : ''}`,
    )
  else if (points === null)
    notes.block('CU13', field, `填了 ${entered} 分，但按金额不能计分：${explanation.arithmetic}`)
  else if (compare(entered, points) !== 0)
    notes.block('CU13', field, `执行率得分填 ${entered}，应得 ${points}（${explanation.arithmetic}）`)
}
