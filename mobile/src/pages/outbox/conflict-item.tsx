import { SyncItem } from '@/components/sync-item'
import { clock } from '@/platform/clock'
import type { Conflict, Workspace } from '@/sync/workspace.types'
import { lastWords } from '@/words/due'

export interface ConflictItemProps {
  workspace: Workspace
  conflict: Conflict
  onCompare: (filingId: string) => void
}

/** A draft that a newer version has overtaken: nothing is overwritten until the person has chosen. */
export function ConflictItem({ workspace, conflict, onCompare }: ConflictItemProps) {
  const { filingId, newer } = conflict
  return (
    <SyncItem
      state="newer"
      title={workspace.filing(filingId)?.projectName ?? ''}
      time={lastWords(newer.receivedAt, clock.wall())}
      reason={`${newer.authorName}已另外提交第 ${newer.number} 版，您还在改前一版。两份都在，请逐项选用。`}
      actions={[{ word: '逐项对比', tone: 'primary', onTap: () => onCompare(filingId) }]}
    />
  )
}
