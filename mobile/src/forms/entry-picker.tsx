import type { ListEntry, ListSource } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Retry } from '@/components/retry'
import { Search } from '@/components/search'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { Waiting } from '@/components/waiting'
import type { ListHand } from './hand'
import { matching } from './matching'

export interface EntryPickerProps {
  source: ListSource
  hand: ListHand
  choose: (entry: ListEntry) => void
  close: () => void
}

/** At most so many are mounted; more are found by searching. */
const SHOWN = 30

/** Chooses one entry of a source: a search box over a list. States: loading, failed, nothing found, found. */
export function EntryPicker({ source, hand, choose, close }: EntryPickerProps) {
  const [text, setText] = useState('')
  const { entries, trouble, again } = useEntries(source, hand)
  const found = entries === null ? [] : matching(fitting(entries, source), text)
  return (
    <Sheet title={source.title} close={close}>
      <Search hint="搜名称、类别或拼音首字母" value={text} onChange={setText} quiet />
      {trouble !== null && <Retry of={source.title} reason={trouble} again={again} />}
      {trouble === null && entries === null && <Waiting of={source.title} />}
      {entries !== null && found.length === 0 && (
        <Empty title="没有找到" text="换一个词试试，或者加一项空白的自己写。" />
      )}
      {found.slice(0, SHOWN).map((entry) => (
        <Tap key={entry.id} className="item" onTap={() => choose(entry)}>
          <View className="grow">
            <View>{entry.title}</View>
            <View className="cap">{entry.sub}</View>
          </View>
          <Text className="go none ml3">用这项</Text>
        </Tap>
      ))}
      {found.length > SHOWN && <View className="foot">还有 {found.length - SHOWN} 项，请输入更多的字。</View>}
      <View className="mt3">
        <Button word="不选了" tone="text" onTap={close} />
      </View>
    </Sheet>
  )
}

function fitting(entries: readonly ListEntry[], source: ListSource): readonly ListEntry[] {
  const where = 'catalogue' in source ? source.where : undefined
  return where ? entries.filter(({ row }) => where.oneOf.includes(String(row[where.key]))) : entries
}

function useEntries(source: ListSource, hand: ListHand) {
  const [entries, setEntries] = useState<readonly ListEntry[] | null>(
    'entries' in source ? source.entries : null,
  )
  const [trouble, setTrouble] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const catalogue = 'catalogue' in source ? source.catalogue : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    if (catalogue === null) return
    let left = false
    setTrouble(null)
    hand.catalogue(catalogue).then(
      (all) => !left && setEntries(all),
      (error: unknown) =>
        !left && setTrouble(error instanceof Error ? error.message : '没有取到，请再试一次。'),
    )
    return () => {
      left = true
    }
  }, [catalogue, hand, round])
  return { entries, trouble, again: () => setRound(round + 1) }
}
