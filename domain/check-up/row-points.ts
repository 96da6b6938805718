/** Actual values and points of the rows (CU35–CU46): what they earn, and what was entered. */
import {
  compare,
  type Decimal,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  proportion,
} from '../decimals/decimal'
import { readDate } from '../goal/date-reading'
import { readTarget } from '../goal/target-reading'
import { notDone } from '../indicators/actual'
import { operatorSpellings } from '../indicators/operator'
import type { RuleSet } from '../rule-sets/rule-set'
import { indicatorScore } from '../scoring/indicator-points'
import type { IndicatorScore } from '../scoring/indicator-score'
import { bandOf, bandText, gradeOf, isWithin } from '../scoring/qualitative-points'
import { quantityInUnit } from '../scoring/quantity-in-unit'
import type { Notes } from './finding'
import type { PublishedRow } from './form-shape'
import { compact } from './read-cells'
import type { Measure } from './row-measure'

export interface RowPoints {
  weight: Decimal | null
  /** What was entered, where it is a number. */
  entered: Decimal | null
  /** Null where nothing can be computed. */
  score: IndicatorScore | null
}

interface RowContext {
  row: PublishedRow
  measure: Measure
  fiscalYear: number
  rules: RuleSet
  notes: Notes
  /** Rows below that carry the values of this one. */
  hasSubRows: boolean
}

export function rowPoints(context: RowContext): RowPoints {
  const { notes, row } = context
  const weight = readPoints(row.weight, `${row.path}.weight`, `${row.label}：分值`, notes)
  const entered = readPoints(row.score, `${row.path}.score`, `${row.label}：得分`, notes)
  const usable = weight !== null && compare(weight, '0') > 0 && compare(weight, '100') <= 0 ? weight : null
  if (weight !== null && usable === null)
    notes.block('CU16', `${row.path}.weight`, `${row.label}：分值 ${weight} 不在 0 到 100 之间`)
  tellTargetIsWeight(context, usable)
  const actual = readActualOf(context)
  const assessed = actual === null ? null : scored(context, usable ?? '1', actual, entered)
  const score = usable === null ? null : assessed
  if (entered !== null) checkEntered(context, usable, entered, score)
  tellReasons(context, assessed)
  return { weight: usable, entered, score }
}

function readPoints(text: string | null, field: string, what: string, notes: Notes): Decimal | null {
  if (text === null) return null
  const value = parseDecimal(compact(text).replace(/分$/, ''))
  if (value === null) notes.block('CU37', field, `${what}“${text}”不是数字`)
  return value
}

/** CU32: the weight was copied into target and actual. */
function tellTargetIsWeight({ measure, notes, row }: RowContext, weight: Decimal | null): void {
  if (weight === null || measure.kind !== 'number' || measure.unit !== '' || row.actual === null) return
  if (compare(measure.value, weight) === 0 && compact(row.actual) === compact(row.target ?? ''))
    notes.warn(
      'CU32',
      `${row.path}.target`,
      `${row.label}：指标值和完成值填的都是分值 ${weight}，请填实际的目标和完成情况`,
    )
}

/** The actual as the scoring reads it; null after a finding. */
function readActualOf({ fiscalYear, hasSubRows, measure, notes, row, rules }: RowContext): string | null {
  const { actual, label, path, score } = row
  const field = `${path}.actual`
  if (actual === null) {
    if (score !== null)
      notes.block(
        'CU38',
        field,
        `${label}：有得分，没有完成值${hasSubRows ? '；完成值写在后面的分项里，请合并或分开计分' : '，请填写'}`,
      )
    else if (row.target !== null && !(row.weight === null && hasSubRows))
      notes.block('CU40', field, `${label}：没有填完成值`)
    return null
  }
  switch (measure.kind) {
    case 'number':
      return numberActual(actual, measure.unit, field, label, notes)
    case 'date': {
      if (actual === notDone) return actual
      const day = readDate(actual, fiscalYear)?.day ?? null
      if (day === null)
        notes.block('CU24', field, `${label}：指标值是日期，完成值“${actual}”不是日期，请填完成的日期`)
      return day
    }
    case 'words':
      return wordsActual(actual, measure.text, field, label, rules, notes)
    case 'unusable':
      return null
    case 'none':
      if (score !== null || row.weight !== null)
        notes.block('CU40', `${path}.target`, `${label}：没有指标值，不能计分`)
      return null
  }
}

function numberActual(
  actual: string,
  unit: string,
  field: string,
  label: string,
  notes: Notes,
): string | null {
  const value = quantityInUnit(compact(actual).replace(/[，]/g, ','), compact(unit))
  if (value !== null) return value
  const reading = readTarget(actual)
  if (repeatsInequality(actual, unit))
    notes.block('CU39', field, `${label}：完成值“${actual}”照抄了目标的写法，请填实际完成的数`)
  else if (reading.kind === 'number' && reading.unit !== null)
    notes.block('CU46', field, `${label}：完成值“${actual}”与计量单位“${unit}”不一致，请改正其一`)
  else if (reading.kind === 'malformed') notes.block('CU21', field, `${label}：完成值“${actual}”读不成数字`)
  else if (/^(约|大约|近|接近|至少|超过|不低于|不少于)/.test(actual))
    notes.block('CU39', field, `${label}：完成值“${actual}”不是确定的数，请填实际完成的数`)
  else notes.block('CU21', field, `${label}：数值指标的完成值“${actual}”是文字，请填实际完成的数`)
  return null
}

/** CU39: an operator before or after the number, with the indicator's own unit or a usual one. */
function repeatsInequality(actual: string, unit: string): boolean {
  const reading = readTarget(actual)
  if (reading.kind === 'number') return reading.operator !== null
  const bare = actual.replace(/\s/g, '')
  const before = operatorSpellings.find((spelling) => bare.startsWith(spelling))
  if (before !== undefined) return quantityInUnit(bare.slice(before.length), unit) !== null
  const after = operatorSpellings.find((spelling) => bare.endsWith(spelling))
  return after !== undefined && quantityInUnit(bare.slice(0, -after.length), unit) !== null
}

/** CU42: words are graded 达成, 部分达成, 未达成; repeating the target means 达成. */
function wordsActual(
  actual: string,
  target: string,
  field: string,
  label: string,
  rules: RuleSet,
  notes: Notes,
): string | null {
  const grade = gradeOf(actual, rules.scoring)
  if (grade !== null) return grade
  const same = compact(actual).replace(/[。；;]$/, '') === compact(target).replace(/[。；;]$/, '')
  if (same) return '达成'
  if (compact(actual).length > 1 && compact(target).startsWith(compact(actual))) return '达成'
  if (/^[\d.]+[%％]?$/.test(compact(actual)))
    notes.warn('CU21', field, `${label}：指标值“${target}”是文字，完成值“${actual}”却是数，二者不能比较`)
  else notes.warn('CU42', field, `${label}：完成值“${actual}”看不出是达成、部分达成还是未达成，请选择其一`)
  return null
}

function scored(
  { measure, notes, row, rules }: RowContext,
  weight: Decimal,
  actual: string,
  entered: Decimal | null,
): IndicatorScore | null {
  const names = { level1: row.l1 ?? '', level2: row.l2 ?? '', level3: row.l3 ?? '', weight }
  switch (measure.kind) {
    case 'number': {
      const { operator, unit, value } = measure
      const cost = /成本/.test(`${row.l1}${row.l2}`)
      if (!measure.given && cost && compare(actual, value) !== 0) return null // up or down is not known
      return indicatorScore(
        { indicator: { ...names, operator, target: value, unit, accumulation: 'cumulative' }, actual },
        rules,
      )
    }
    case 'date': {
      const indicator = {
        ...names,
        operator: measure.operator,
        target: measure.day,
        unit: '',
        accumulation: 'date',
      } as const
      return indicatorScore({ indicator, actual }, rules)
    }
    case 'words': {
      const indicator = {
        ...names,
        operator: '定性',
        target: measure.text,
        unit: '',
        accumulation: 'qualitative',
      } as const
      const score = indicatorScore({ indicator, actual, entered }, rules)
      const grade = gradeOf(actual, rules.scoring)
      if (score.points !== null || entered === null || grade === null)
        return score.points === null ? null : score
      const band = bandOf(grade, weight, rules.scoring)
      if (!isWithin(entered, band, weight) && compare(entered, weight) <= 0)
        notes.block(
          'CU42',
          `${row.path}.score`,
          `${row.label}：${grade}应给 ${bandText(band, weight)}，填了 ${entered}`,
        )
      return null
    }
    default:
      return null
  }
}

/** CU35–CU37, CU41: what was entered, against the weight and against what was computed, in either direction. */
function checkEntered(
  { measure, notes, row }: RowContext,
  weight: Decimal | null,
  entered: Decimal,
  score: IndicatorScore | null,
): void {
  const field = `${row.path}.score`
  if (isNegative(entered)) {
    notes.block('CU37', field, `${row.label}：得分 ${entered} 是负数`)
    return
  }
  if (weight === null) {
    notes.block('CU16', `${row.path}.weight`, `${row.label}：有得分 ${entered}，没有分值，无法核对`)
    return
  }
  if (compare(entered, weight) > 0) {
    const uncapped = measure.kind === 'number' && score?.beyondPercent != null
    if (uncapped)
      notes.block('CU35', field, `${row.label}：超额完成没有封顶，得分 ${entered} 大于分值 ${weight}`)
    notes.block('CU37', field, `${row.label}：得分 ${entered} 不在 0 到 ${weight} 分之间`)
    return
  }
  const twice = proportion(multiply(weight, weight), '1', '100', 2)
  const points = score?.points ?? null
  if (
    compare(weight, '100') < 0 &&
    compare(entered, twice) === 0 &&
    compare(points ?? weight, entered) !== 0 &&
    !isZero(entered)
  )
    notes.block('CU36', field, `${row.label}：得分 ${entered} = ${weight} × ${weight}%，分值被乘了两次`)
  if (points !== null && compare(points, entered) !== 0)
    notes.block(
      'CU41',
      field,
      `${row.label}：得分填 ${entered}，应得 ${points}（${score?.explanation.arithmetic ?? ''}）`,
    )
}

/** CU43, CU44: far beyond the target, or short of it, is to be explained. */
function tellReasons({ notes, row, rules }: RowContext, score: IndicatorScore | null): void {
  if (score === null || row.reason !== null || !score.reasonRequired) return
  const field = `${row.path}.reason`
  const { reasonAbovePercent } = rules.scoring.overAchievement
  if (score.beyondPercent !== null)
    notes.warn(
      'CU43',
      field,
      `${row.label}：超过指标值 ${score.beyondPercent}%（超过 ${reasonAbovePercent}% 要说明），请说明原因；指标值是否定低了`,
    )
  else if (score.status === 'missed' || score.status === 'partial')
    notes.warn('CU44', field, `${row.label}：没有达到指标值，请写偏差原因和改进措施`)
}
