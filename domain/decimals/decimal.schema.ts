/**
 * The forms a number must have in a filing; the messages are the sentences that the user reads.
 */
import { z } from 'zod'
import { isDecimal, isNegative } from './decimal'
import { isWan } from './money'

/** A plain decimal of either sign (DE1). */
export const decimalSchema = z.string().refine(isDecimal, '请填写数字，例如 466.67')

/** A plain decimal that is not negative. */
export const nonNegativeDecimalSchema = decimalSchema.refine(
  (value) => !isDecimal(value) || !isNegative(value),
  {
    error: '不能填写负数',
  },
)

/** An amount in 万元: not negative, at most six decimals, which is a whole number of fen (MO1). */
export const wanSchema = z.string().superRefine((value, context) => {
  if (isWan(value)) return
  context.addIssue({ code: 'custom', message: wanProblem(value) })
})

/** MO1 with a sign: a payment, or a refund below 0. */
export const signedWanSchema = z
  .string()
  .refine(
    (value) => isWan(value.replace(/^-/, '')),
    '请填写金额（万元），最多六位小数，例如 466.67；退回填负数',
  )

function wanProblem(value: string): string {
  if (!isDecimal(value)) return '请填写金额（万元），例如 466.67'
  if (isNegative(value)) return '金额不能是负数'
  return '金额最多六位小数（精确到分），整数不超过 12 位，请核对单位是否为万元'
}
