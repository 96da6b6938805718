import { type RemarkInput, remarkSchema } from '@domain/filings/remarks'
import type { RemarkDraft } from './verdicts'

/** FR1 on the phone: the remark, or a sentence for each part that is missing. */
export type CheckedRemark =
  | { readonly remark: RemarkInput; readonly missing: null }
  | { readonly remark: null; readonly missing: Partial<Record<keyof RemarkDraft, string>> }

export function checkedRemark(draft: RemarkDraft): CheckedRemark {
  const result = remarkSchema.safeParse(draft)
  if (result.success) return { remark: result.data, missing: null }
  const missing: Partial<Record<keyof RemarkDraft, string>> = {}
  for (const issue of result.error.issues) {
    const part = issue.path[0]
    if (part === 'field' || part === 'reason' || part === 'text') missing[part] ??= issue.message
  }
  return { remark: null, missing }
}
