/** Weights, total and grade of a form (CU15–CU19, CU50–CU56, CU64). */
import {
  compare,
  type Decimal,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  proportion,
  roundHalfUp,
  subtract,
  sum,
} from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'
import { type Grade, gradeOfTotal, gradeResult, grades, vetoOf } from '../scoring/grades'
import type { Notes } from './finding'
import type { SelfEvaluationForm } from './form-shape'
import type { Money } from './funds-checks'
import { compact } from './read-cells'
import type { RowPoints } from './row-points'

/** CU15–CU17, CU19: whether the weights make the frame. */
export function checkWeights(
  form: SelfEvaluationForm,
  points: readonly RowPoints[],
  executionWeight: Decimal | null,
  rules: RuleSet,
  notes: Notes,
): void {
  const weights = points.map(({ weight }) => weight).filter((weight) => weight !== null)
  form.rows.forEach((row, index) => {
    const weight = points[index]?.weight
    const limit = rules.checkUp.singleWeightAbove
    if (weight && compare(weight, limit) > 0)
      notes.warn(
        'CU17',
        `${row.path}.weight`,
        `${row.label}：一项占 ${weight} 分，超过 ${limit} 分，请核对是否太集中`,
      )
  })
  if (weights.length === 0) {
    if (form.rows.length > 0) notes.warn('CU16', 'indicators', '指标都没有分值，无法计分')
    return
  }
  form.rows.forEach((row, index) => {
    if (row.weight === null && row.score === null && row.target !== null && points[index])
      notes.warn('CU19', `${row.path}.weight`, `${row.label}：没有自己的分值，与上面的行共用，请一项一个分值`)
  })
  if (!form.complete) return
  const due = form.kind === 'goal' ? rules.weights.indicatorsTotal : subtract('100', executionWeight ?? '0')
  const all = sum(weights)
  if (compare(all, due) === 0) return
  const frame =
    form.kind === 'goal'
      ? '预算执行率另计'
      : executionWeight === null
        ? '没有执行率分值时'
        : `执行率 ${executionWeight} 分时`
  const whole = form.kind === 'goal' && compare(all, '100') === 0 ? '，没有给执行率留分' : ''
  notes.block('CU15', 'indicators', `指标分值合计 ${all} 分，应为 ${due} 分（${frame}）${whole}`)
}

/** The total as it should be: each part rounded once, the sum not again; null where a part is not known (CU52). */
export function computedTotal(
  form: SelfEvaluationForm,
  money: Money | null,
  points: readonly RowPoints[],
): Decimal | null {
  if (form.kind === 'goal' || !form.complete || points.length === 0 || money === null) return null
  const earned = points.map(({ score }) => score?.points ?? null)
  if (!earned.every((one) => one !== null)) return null
  const indicators = sum(earned)
  if (money.execution?.status === 'not-applicable') {
    const all = sum(points.map(({ weight }) => weight ?? '0'))
    return isZero(all) ? null : within(proportion('100', indicators, all, 2))
  }
  if (money.weight !== null && money.execution?.points == null) return null
  return within(roundHalfUp(sum([indicators, money.execution?.points ?? '0']), 2))
}

/** A total beyond the hundred means a broken frame (CU15), and is no score. */
function within(total: Decimal): Decimal | null {
  return compare(total, '100') > 0 ? null : total
}

/** CU50–CU52: the total entered, against the points entered and the points computed. */
export function checkTotal(
  form: SelfEvaluationForm,
  money: Money | null,
  points: readonly RowPoints[],
  computed: Decimal | null,
  notes: Notes,
): Decimal | null {
  const shown = form.total === null ? null : parseDecimal(compact(form.total).replace(/分$/, ''))
  if (form.total === null) {
    if (form.complete && form.kind === 'form') notes.block('CU50', 'total', '没有填总分')
    return null
  }
  if (shown === null) {
    notes.block('CU50', 'total', `总分“${form.total}”不是数字`)
    return null
  }
  if (isNegative(shown) || compare(shown, '100') > 0)
    notes.block('CU53', 'total', `总分 ${shown} 不在 0 到 100 之间`)
  if (!form.complete) return shown
  const added = enteredSum(money, points)
  if (added !== null && compare(roundHalfUp(added, 2), shown) !== 0)
    notes.block('CU51', 'total', `总分填 ${shown}，各项得分相加是 ${added}`)
  if (computed !== null && compare(computed, shown) !== 0)
    notes.block('CU52', 'total', `总分填 ${shown}，按规则集计算应是 ${computed}`)
  return shown
}

/** Every point that was entered, added unrounded; null where one is missing that should be there. */
function enteredSum(money: Money | null, points: readonly RowPoints[]): Decimal | null {
  const needed = points.filter(({ weight }) => weight !== null)
  const entered = points.map(({ entered }) => entered).filter((one) => one !== null)
  if (entered.length === 0 || needed.some((one) => one.entered === null)) return null
  if (money?.weight == null) return sum(entered)
  return money.entered === null ? null : sum([...entered, money.entered])
}

const gradeWords: Readonly<Record<string, Grade>> = {
  ...{
    优: '优',
    优秀: '优',
    良: '良',
    良好: '良',
    中: '中',
    中等: '中',
    合格: '中',
    差: '差',
    较差: '差',
    不合格: '差',
  },
}

function gradeOfWord(word: string): Grade | null {
  const bare = compact(word).replace(/等?级$|等$/, '')
  return Object.hasOwn(gradeWords, bare) ? (gradeWords[bare] ?? null) : null
}

/** CU54: the grade written beside a total is the one of the rule set's lines. */
export function checkGradeLine(
  word: string,
  total: Decimal,
  field: string,
  rules: RuleSet,
  notes: Notes,
): void {
  const written = gradeOfWord(word)
  if (written === null) {
    notes.warn('CU54', field, `等级“${word}”不是 优 良 中 差 之一，请核对`)
    return
  }
  const due = gradeOfTotal(total, rules)
  if (written !== due)
    notes.block('CU54', field, `${total} 分写为“${word}”，按规则集 ${rules.id} 的等级线应是“${due}”`)
}

/** CU64: the grade entered is the one that the form computes to, the veto included; told where no line says it already. */
export function checkComputedGrade(word: string, computed: Grade | null, notes: Notes): void {
  const written = gradeOfWord(word)
  const told = notes.findings.some(({ rule }) => rule === 'CU54' || rule === 'CU55')
  if (written === null || computed === null || written === computed || told) return
  notes.block('CU64', 'grade', `等级填“${word}”，按规则集计算应是“${computed}”`)
}

/** CU55, CU56: what low execution rules out, and a good score beside it. */
export function checkVeto(
  amounts: { budget: Decimal; spent: Decimal },
  shown: { total: Decimal | null; grade: string | null },
  rules: RuleSet,
  notes: Notes,
): void {
  const { budget, spent } = amounts
  if (compare(budget, '0') <= 0) return
  const { cap, reason } = vetoOf(budget, spent, rules)
  const claimed =
    shown.grade === null
      ? shown.total === null
        ? null
        : gradeOfTotal(shown.total, rules)
      : gradeOfWord(shown.grade)
  if (claimed !== null && reason !== null && grades.indexOf(claimed) < grades.indexOf(cap)) {
    const words =
      shown.grade === null ? `总分 ${shown.total} 按等级线是“${claimed}”` : `等级写“${shown.grade}”`
    notes.block('CU55', 'grade', `${words}，但${reason}，最高只能评“${cap}”；分数不变`)
  }
  const { lowExecutionPercent } = rules.checkUp
  const passing = shown.total !== null && compare(shown.total, rules.scoring.grades.fairFrom) >= 0
  if (passing && compare(multiply(spent, '100'), multiply(budget, lowExecutionPercent)) < 0)
    notes.warn(
      'CU56',
      'total',
      `执行率不到 ${lowExecutionPercent}%，总分却有 ${shown.total}，请核对产出和效益是否属实`,
    )
}

/** The final grade of a computed total (SC20, SC21). */
export function computedGrade(total: Decimal | null, money: Money | null, rules: RuleSet): Grade | null {
  if (total === null || money === null) return null
  return gradeResult(total, money, rules).finalGrade
}
