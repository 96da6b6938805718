/** Sources of a project's money (资金来源) and what filings fix of them; amounts in 万元. Rules FU1–FU4. */
import * as z from 'zod'
import { decimalSchema } from '../decimals/decimal.schema'

/** In the order of the official tables. */
export const fundSources = ['fiscal', 'carryover', 'other'] as const
export type FundSource = (typeof fundSources)[number]

export const fundSourceTitles: Readonly<Record<FundSource, string>> = {
  fiscal: '财政拨款',
  carryover: '上年结转',
  other: '其他资金',
}

export const bySource = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ fiscal: value, carryover: value, other: value })

const budgetRowSchema = z.strictObject({ initial: decimalSchema, adjusted: decimalSchema })

/** 国库支付数, 万元, of the months from January through `through` (YYYY-MM). */
const paidSchema = z.strictObject({ amount: decimalSchema, through: z.string().regex(/^\d{4}-\d{2}$/) })

/** What a subject fixes of a project's money. */
export const knownFundsShape = {
  /** null where the source has no budget line. */
  budget: bySource(budgetRowSchema.nullable()),
  /** FU2: what the treasury knows is not asked; null where it must be reported. */
  paid: bySource(paidSchema.nullable()).default({ fiscal: null, carryover: null, other: null }),
}

const knownFundsSchema = z.strictObject(knownFundsShape)
export type KnownFunds = z.infer<typeof knownFundsSchema>

/** Amounts as they are typed, by source. */
export type Typed = Readonly<Record<FundSource, string | null>>
