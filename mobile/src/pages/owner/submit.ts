import { isProblemCode, sentenceOf } from '@domain/problems/codes'
import type { Entry, Workspace } from '@/sync/workspace.types'

/** Hands the draft in: the entry, or the sentence that says why it stays a draft. */
export async function submitted(workspace: Workspace, filingId: string): Promise<Entry | string> {
  try {
    return await workspace.submit(filingId)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (isProblemCode(code)) return sentenceOf(code)
    const spoken = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)
    return spoken ? error.message : '这次没有交成。内容都在本机，请再点一次提交。'
  }
}
