import type { ListEditing, ListEntry, ListSource } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { EntryPicker } from './entry-picker'
import type { ListHand } from './hand'

export interface AddRowProps {
  list: ListEditing
  hand: ListHand
  count: number
}

/** Below a list: another row, blank or from one of its sources. */
export function AddRow({ list, hand, count }: AddRowProps) {
  const [open, setOpen] = useState<ListSource | null>(null)
  if (count >= list.max)
    return (
      <View className="foot">
        已有 {count} 项{list.word}，不能再加。
      </View>
    )
  const add = (entry: ListEntry | null) => {
    setOpen(null)
    hand.add(list, entry)
  }
  return (
    <View className="list__add">
      <Button word={`加一项${list.word}`} tone="quiet" onTap={() => add(null)} />
      {list.sources.map((source) => (
        <View key={source.id} className="mt2">
          <Button word={source.title} tone="plain" onTap={() => setOpen(source)} />
        </View>
      ))}
      {open && <EntryPicker source={open} hand={hand} choose={add} close={() => setOpen(null)} />}
    </View>
  )
}
