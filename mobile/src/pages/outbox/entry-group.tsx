import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Group } from '@/components/group'
import type { Entry } from '@/sync/workspace.types'
import type { Ways } from './actions'
import { EntryItem } from './entry-item'

const PAGE = 20

export interface EntryGroupProps {
  word?: string | undefined
  aside?: string | undefined
  entries: readonly Entry[]
  ways: Ways
  now: number
}

/** Entries under their common word, twenty at a time; nothing at all where there are none. */
export function EntryGroup({ word, aside, entries, ways, now }: EntryGroupProps) {
  const [count, setCount] = useState(PAGE)
  if (entries.length === 0) return null
  return (
    <View>
      {word && <Group word={word} aside={aside} />}
      {entries.slice(0, count).map((entry) => (
        <EntryItem key={entry.id} entry={entry} ways={ways} now={now} />
      ))}
      {entries.length > count && (
        <Button
          word={`再看后面 ${entries.length - count} 件`}
          tone="text"
          onTap={() => setCount(count + PAGE)}
        />
      )}
    </View>
  )
}
