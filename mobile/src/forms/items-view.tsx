import type { FieldPath, Item, ItemsSection } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import { Light } from '@/components/light'
import { AddRow } from './add-row'
import { isWithin } from './anchor'
import { BatchHead } from './batch-head'
import type { Hand, Slots } from './hand'
import { ItemView } from './item-view'
import { type Marks, marksWithin } from './marks'
import type { Reveal } from './reveal'
import { RowTools } from './row-tools'
import { useKept } from './use-kept'

export interface ItemsViewProps {
  section: ItemsSection
  marks: Marks
  slots: Slots
  hand: Hand
  readOnly?: boolean | undefined
  reveal?: Reveal | undefined
}

/** At most so many cards are mounted at once, each of sixty to a hundred and twenty nodes: WeChat wants fewer than 1,000. */
const MOST = 8
/** A row of a list has more inputs than an item that is reported: half as many again. */
const MOST_OF_LIST = 5

/** Items one below the other; a long list is cut into batches, of which one is open. */
export function ItemsView(props: ItemsViewProps) {
  const { section, reveal, hand, readOnly } = props
  const [open, setOpen] = useState(0)
  const { items, list } = section
  const most = list ? MOST_OF_LIST : MOST
  const batches = batched(items, most)
  useEffect(() => {
    if (reveal) setOpen((current) => batchOf(batched(items, most), reveal.path) ?? current)
  }, [reveal, items, most])
  return (
    <View>
      <View className="sec">
        <Text>{section.title}</Text>
        <Text className="sub">共 {section.items.length} 项</Text>
      </View>
      {section.note && (
        <View className="list__note">
          <Light kind={section.note.light} word={section.note.text} />
        </View>
      )}
      {batches.length === 1
        ? section.items.map((item) => <Kept key={item.id} item={item} {...props} />)
        : batches.map((items, at) => (
            <View key={items[0]?.id ?? at}>
              <BatchHead
                items={items}
                first={batches.slice(0, at).flat().length + 1}
                open={at === open}
                onOpen={() => setOpen(at)}
              />
              {at === open && items.map((item) => <Kept key={item.id} item={item} {...props} />)}
            </View>
          ))}
      {section.list && hand.lists && !readOnly && (
        <AddRow list={section.list} hand={hand.lists} count={section.items.length} />
      )}
    </View>
  )
}

function Kept({ section, item, marks, slots, hand, readOnly }: ItemsViewProps & { item: Item }) {
  const own = useKept(marksWithin(marks, item.path))
  const slot = item.evidence ? slots[item.evidence.slot] : undefined
  const { list, items } = section
  const at = items.indexOf(item)
  const [first, last] = [at === 0, at === items.length - 1]
  const row = useMemo(
    () =>
      list &&
      hand.lists &&
      !readOnly && <RowTools list={list} hand={hand.lists} item={item} first={first} last={last} />,
    [list, hand.lists, readOnly, item, first, last],
  )
  return <ItemView item={item} marks={own} slot={slot} hand={hand} readOnly={readOnly} row={row} />
}

/** Batches of about the same size: ten items are five and five. */
function batched(items: readonly Item[], most: number): Item[][] {
  const count = Math.max(1, Math.ceil(items.length / most))
  const size = Math.ceil(items.length / count)
  const batches = Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size))
  return batches.filter((batch) => batch.length > 0)
}

function batchOf(batches: readonly (readonly Item[])[], path: FieldPath): number | null {
  const at = batches.findIndex((items) => items.some((item) => isWithin(path, item.path)))
  return at < 0 ? null : at
}
