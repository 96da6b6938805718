import * as z from 'zod'

/** Why a field was returned (退回原因). */
export const remarkReasons = [
  { value: 'figure', label: '数据不符' },
  { value: 'evidence', label: '佐证不足' },
  { value: 'explanation', label: '原因不清' },
  { value: 'caliber', label: '口径不对' },
  { value: 'other', label: '其他' },
] as const

const reasonValues = remarkReasons.map((reason) => reason.value) as [string, ...string[]]

/** FR1: a remark (退回意见) names its field, a reason and a text; none of the three may be missing. */
export const remarkSchema = z.strictObject({
  field: z.string().min(1, '请选择退回哪一项').max(200),
  reason: z.enum(reasonValues, '请选择退回原因'),
  text: z.string().trim().min(2, '请写明具体意见').max(500, '意见不超过 500 字'),
})

export type RemarkInput = z.infer<typeof remarkSchema>

/** A remark as it was given: on which revision, by which step. */
export interface Remark extends RemarkInput {
  readonly id: string
  readonly revision: number
  readonly step: string
  readonly by: string
  readonly at: string
}

export function reasonLabel(value: string): string {
  return remarkReasons.find((reason) => reason.value === value)?.label ?? value
}

/** FR2: the open remarks are those on the current revision; a new revision answers all earlier ones. */
export function openRemarks<R extends { readonly revision: number }>(
  remarks: readonly R[],
  current: number,
): R[] {
  return remarks.filter((remark) => remark.revision === current)
}

/** FR3: a remark on an item holds for each of its fields. */
export function concerns(remark: { readonly field: string }, path: string): boolean {
  return path === remark.field || path.startsWith(`${remark.field}.`)
}
