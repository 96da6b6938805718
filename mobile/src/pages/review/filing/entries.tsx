import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tap } from '@/components/tap'
import type { Entry, Filter } from '@/review/model'
import { seenOf, type VerdictDraft } from '@/review/verdicts'
import { EntryLine } from './entry-line'
import { EntryOpen } from './entry-open'
import type { JudgePhoto } from './entry-photos'
import type { WeighDoubt } from './photo-doubt'

export interface EntriesProps {
  entries: readonly Entry[]
  filter: Filter
  since: number | null
  open: string | null
  /** How many are mounted; WeChat's screens hold fewer than 1,000 nodes. */
  limit: number
  more: () => void
  /** null where nothing is decided here. */
  draft: VerdictDraft | null
  toggle: (path: string) => void
  show: (photoId: string) => void
  judge?: JudgePhoto | undefined
  weigh?: WeighDoubt | undefined
  /** On a desktop. */
  wide?: boolean | undefined
  /** 退回此项, under the open entry. */
  panel: ReactNode
}

/** Every entry as a line, and one of them open. */
export function Entries(props: EntriesProps) {
  const { entries, open, since, limit, draft, toggle, show, judge, weigh, panel } = props
  const at = entries.findIndex((entry) => entry.path === open)
  const shown = entries.slice(0, Math.max(limit, at + 1))
  const left = entries.length - shown.length
  if (entries.length === 0) {
    return (
      <View className="foot">{props.filter === 'changed' ? '与上一版相比没有变化。' : '没有疑点。'}</View>
    )
  }
  return (
    <View>
      {shown.map((entry) =>
        entry.path === open ? (
          <View key={entry.path}>
            <EntryOpen
              entry={entry}
              id={entryAnchor(entry.path)}
              since={since}
              onTap={() => toggle(entry.path)}
              show={show}
              judge={judge}
              weigh={weigh}
              brief={panel !== null && !props.wide}
              wide={props.wide}
            />
            {panel}
          </View>
        ) : (
          <EntryLine
            key={entry.path}
            entry={entry}
            seen={draft && seenOf(draft, entry.path)}
            onTap={() => toggle(entry.path)}
          />
        ),
      )}
      {left > 0 && (
        <Tap className="item" onTap={props.more}>
          <Text className="link">还有 {left} 项</Text>
        </Tap>
      )}
    </View>
  )
}

/** The element id of an entry, to scroll to. */
export const entryAnchor = (path: string): string => `entry-${path.replace(/[^A-Za-z0-9]/g, '-')}`
