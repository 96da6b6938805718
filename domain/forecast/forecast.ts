/**
 * Veto forecast (否决预测): what must still be paid this year so that 优 and 良 stay possible. Rules VF1–VF6 are stated
 * in RULES.md. Amounts in 万元; every comparison is a multiplication of exact decimals.
 */
import {
  compare,
  type Decimal,
  divideUp,
  groupThousands,
  isNegative,
  isZero,
  multiply,
  percentText,
  roundHalfUp,
  subtract,
} from '../decimals/decimal'
import type { RuleSet } from '../rule-sets/rule-set'

/** One threshold: the grade that is lost below it, and what is missing to it. */
export interface VetoStep {
  readonly grade: '优' | '良'
  readonly belowPercent: Decimal
  /** Still to be paid, rounded up to the fen; null once the threshold is met. */
  readonly missingWan: Decimal | null
  /** '1,000.00 × 85% − 717.60 = 132.40 万元' */
  readonly arithmetic: string
}

export interface VetoForecast {
  readonly fiscalYear: number
  readonly budgetWan: Decimal
  readonly paidWan: Decimal
  /** 12-31 of the year, and the days left with it; 0 once the year is over. */
  readonly lastDay: string
  readonly daysLeft: number
  /** Executed percent for display; null for budget 0. */
  readonly percent: string | null
  readonly tone: 'info' | 'warn' | 'bad'
  /** What to tell: one sentence a threshold, or the one that says why there is none. */
  readonly sentences: readonly string[]
  /** The lower threshold first lost comes first: 优, then 良. Empty for budget 0. */
  readonly steps: readonly VetoStep[]
}

export interface ForecastInput {
  readonly fiscalYear: number
  /** 全年预算数 */
  readonly budgetWan: Decimal
  readonly paidWan: Decimal
  /** The day of the question, YYYY-MM-DD. */
  readonly day: string
  readonly veto: RuleSet['veto']
}

export function vetoForecast(input: ForecastInput): VetoForecast {
  const { budgetWan, day, fiscalYear, paidWan, veto } = input
  const lastDay = `${fiscalYear}-12-31`
  const daysLeft = daysBetween(day, lastDay)
  const base = { fiscalYear, budgetWan, paidWan, lastDay, daysLeft }
  if (isZero(budgetWan) || isNegative(budgetWan)) {
    const more = isZero(paidWan) ? '' : '，但已有支付，请核对预算'
    const sentences = [`${fiscalYear} 年全年预算数为 0，不作执行预测${more}。`]
    return { ...base, percent: null, tone: more === '' ? 'info' : 'warn', sentences, steps: [] }
  }
  const percent = percentText(paidWan, budgetWan)
  const steps = [
    stepOf('优', veto.excellentBelowPercent, budgetWan, paidWan),
    stepOf('良', veto.goodBelowPercent, budgetWan, paidWan),
  ]
  const missed = steps.filter((step) => step.missingWan !== null)
  if (missed.length === 0) {
    const over = compare(paidWan, budgetWan) > 0
    const met = `已支付 ${amountText(paidWan)} 万元，占全年预算 ${percent}%，已达到 ${veto.excellentBelowPercent}%。`
    const sentences = over ? [met, '支付数超过全年预算数，请核对预算调整。'] : [met]
    return { ...base, percent, tone: over ? 'warn' : 'info', sentences, steps }
  }
  const bad = daysLeft === 0 || missed.length === steps.length
  const sentences = missed.map((step) => (daysLeft === 0 ? lost(step, input) : toPay(step)))
  return { ...base, percent, tone: bad ? 'bad' : 'warn', sentences, steps }
}

/** VF2, VF3: below the threshold as a product, never as a quotient; the rest rounded up to the fen. */
function stepOf(grade: VetoStep['grade'], belowPercent: Decimal, budget: Decimal, paid: Decimal): VetoStep {
  const due = multiply(multiply(budget, belowPercent), '0.01')
  const missing = subtract(due, paid)
  const met = compare(missing, '0') <= 0
  const missingWan = met ? null : divideUp(missing, '1', 6)
  const subtracted = isNegative(paid) ? `+ ${amountText(paid.slice(1))}` : `− ${amountText(paid)}`
  const result = met ? `${amountText(missing)} 万元，已达到` : `${amountText(missingWan ?? '0')} 万元`
  const sign = !met && compare(missingWan ?? missing, missing) !== 0 ? '≈' : '='
  return {
    grade,
    belowPercent,
    missingWan,
    arithmetic: `全年预算 ${amountText(budget)} × ${belowPercent}% ${subtracted} ${sign} ${result}`,
  }
}

const toPay = ({ grade, missingWan }: VetoStep): string =>
  `再支付 ${amountText(missingWan ?? '0')} 万元（12 月 31 日前），否则不能评“${grade}”。`

/** VF5: after the year nothing can be paid any more. */
const lost = ({ belowPercent, grade }: VetoStep, { fiscalYear }: ForecastInput): string =>
  `${fiscalYear} 年度已结束，预算执行低于 ${belowPercent}%，不能评“${grade}”。`

/** Two decimals, more only where there are fractions of a hundredth: `132.40`, `0.000001`. */
function amountText(value: Decimal): string {
  const decimals = value.split('.')[1]?.length ?? 0
  return groupThousands(decimals > 2 ? value : roundHalfUp(value, 2))
}

/** Days from a day through the last one, both included; 0 when it has passed. */
function daysBetween(day: string, last: string): number {
  const days = (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000
  return days < 0 ? 0 : days + 1
}
