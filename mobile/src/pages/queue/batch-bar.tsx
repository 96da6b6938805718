import { ActionBar } from '@/components/action-bar'
import type { Batch } from '@/review/batch'

/** The bar under the list while filings are chosen. States: normal, sending, blocked without network, lost answer. */
export function BatchBar({ batch, online, onDone }: { batch: Batch; online: boolean; onDone: () => void }) {
  const { chosen, busy, trouble } = batch.store.use()
  const count = chosen.length
  return (
    <ActionBar
      status={{ main: `已选 ${count} 件`, sub: trouble ?? '只有正常且无疑点的能一起通过' }}
      secondary={{ word: '取消', tone: 'text', onTap: batch.clear, disabled: busy }}
      primary={{
        word: busy ? '正在通过' : `通过 ${count} 件`,
        busy,
        onTap: () => void batch.approve().then((any) => any && onDone()),
      }}
      blocked={online ? undefined : '现在没有网络，通过要联网后才能提交。选好的还在。'}
    />
  )
}
