/** What is noted at the places of a form besides its values: what is wrong, what was returned, what stood there before. */
import type { FieldPath, Light } from '@domain/filings/form'
import { isWithin } from './anchor'

export interface RemarkMark {
  readonly id: string
  /** 意见 1 */
  readonly name: string
  readonly reason: string
  readonly text: string
  /** 已改, 已重拍; left out while it is open. */
  readonly answered?: string
}

export interface Mark {
  /** The sentence that says what is wrong or missing. */
  readonly error?: string
  /** On the right of the label: 原填 2,108. */
  readonly aside?: string
  readonly remarks?: readonly RemarkMark[]
  /** Of an item: its light in the revision that was returned. */
  readonly was?: Light
}

export type Marks = Readonly<Record<FieldPath, Mark>>

/** The marks at a place and inside it. */
export function marksWithin(marks: Marks, path: FieldPath): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([at]) => isWithin(at, path)))
}

/** Remarks that stand at none of these fields: they concern the whole place, or its evidence. */
export function looseRemarks(marks: Marks, fields: readonly { readonly path: FieldPath }[]): RemarkMark[] {
  return Object.entries(marks)
    .filter(([at]) => fields.every((field) => field.path !== at))
    .flatMap(([, mark]) => mark.remarks ?? [])
}
