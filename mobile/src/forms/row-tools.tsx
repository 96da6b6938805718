import type { Item, ListEditing } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import { screens } from '@/platform/screens'
import type { ListHand } from './hand'

export interface RowToolsProps {
  list: ListEditing
  hand: ListHand
  item: Item
  first: boolean
  last: boolean
}

/** Under a row of a list: up, down, out. What is filled in is asked about before it goes. */
export function RowTools({ list, hand, item, first, last }: RowToolsProps) {
  const remove = async () => {
    if (item.filled && !(await screens.ask(gone(list.word, item.title)))) return
    hand.remove(list, item.id)
  }
  return (
    <View className="row between list__tools">
      <View className="row">
        {!first && <Tool word="上移" of={item.title} onTap={() => hand.move(list, item.id, -1)} />}
        {!last && <Tool word="下移" of={item.title} onTap={() => hand.move(list, item.id, 1)} />}
      </View>
      <Tool word={`删去这项${list.word}`} of={item.title} onTap={() => void remove()} />
    </View>
  )
}

function Tool({ word, of, onTap }: { word: string; of: string; onTap: () => void }) {
  return (
    <Tap className="list__tool" label={`${word}，${of}`} onTap={onTap}>
      <Text className="sub link">{word}</Text>
    </Tap>
  )
}

const gone = (word: string, title: string) => ({
  title: `删去“${title}”`,
  text: `这项${word}填的内容会一起删去，其余各项不变。`,
  confirm: '删去',
  cancel: '留着',
})
