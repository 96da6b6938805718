import type { EntryState } from '@domain/sync/outbox'
import { memo } from 'react'
import { SyncItem, type SyncState } from '@/components/sync-item'
import type { Entry } from '@/sync/workspace.types'
import { lastWords, sizeWords } from '@/words/due'
import { dayWords } from '@/words/when'
import { actionsOf, type Ways } from './actions'

const states: Readonly<Record<EntryState, SyncState>> = {
  queued: 'waiting',
  waiting: 'waiting',
  sending: 'sending',
  refused: 'refused',
  outdated: 'newer',
  deferred: 'deferred',
  'set-aside': 'held',
  delivered: 'delivered',
}

export interface EntryItemProps {
  entry: Entry
  ways: Ways
  now: number
}

/** One entry: its state, when it was last tried, why it is where it is, what is safe, what can be done. */
export const EntryItem = memo(function EntryItem({ entry, ways, now }: EntryItemProps) {
  const state = states[entry.state]
  if (state === 'delivered') {
    const photos = entry.push.evidence.length
    return (
      <SyncItem
        state={state}
        title={entry.projectName}
        time={dayWords(entry.deliveredAt ?? entry.queuedAt)}
        reason={[`回执 ${entry.receiptNumber ?? ''}`, ...(photos > 0 ? [`照片 ${photos} / ${photos}`] : [])]}
      />
    )
  }
  return (
    <SyncItem
      state={state}
      title={entry.projectName}
      time={lastWords(entry.lastAttemptAt ?? entry.queuedAt, now)}
      reason={entry.reason}
      progress={state === 'sending' ? progressOf(entry) : undefined}
      actions={actionsOf(entry, ways)}
    />
  )
})

function progressOf({ progress }: Entry): { percent: number; left: string; right: string } | undefined {
  const { sentBytes, totalBytes } = progress
  if (totalBytes === 0) return undefined
  const percent = Math.floor((sentBytes / totalBytes) * 100)
  return { percent, left: `${sizeWords(sentBytes)} / ${sizeWords(totalBytes)}`, right: `${percent}%` }
}
