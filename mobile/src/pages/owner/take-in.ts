import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'

/** Takes entries of the diary into the report, all that is offered unless told, and says what came in (EV36). */
export async function takeIn(
  workspace: Workspace,
  filingId: string,
  tell: (sentence: string | null) => void,
  entries?: readonly string[],
): Promise<void> {
  try {
    const { materials, notes } = await workspace.takeIn(filingId, entries)
    const parts = [materials > 0 ? `${materials} 份材料` : '', notes > 0 ? `${notes} 条文字` : '']
    screens.toast(`带入了 ${parts.filter(Boolean).join('、') || '0 份'}，都在各自的指标下`)
    tell(null)
  } catch {
    tell('没有带入，日记里的都在，已填的内容也没有改动。请再点一次。')
  }
}
