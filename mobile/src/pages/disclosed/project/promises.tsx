import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Light } from '@/components/light'
import { Tap } from '@/components/tap'
import { lightsInWords, type PublishedItem } from '../../public/facts'
import type { Snapshot } from '../../public/search'

const shownFirst = 8

/** 承诺的 N 件事: each promise beside what became of it; the first few, then all. */
export function Promises({ content }: { content: Snapshot['content'] }) {
  const [all, setAll] = useState(false)
  const { promised, result } = content
  const items: readonly (PublishedItem | { id: string; name: string; promised: string })[] =
    result === null ? promised : result.items
  if (items.length === 0) return null
  const shown = all ? items : items.slice(0, shownFirst)
  const left = items.length - shown.length
  return (
    <View className="card card--flat result__list">
      <View className="row between row--base">
        <Text className="card__t">承诺的 {items.length} 件事</Text>
        {result !== null && <Text className="sub">{lightsInWords(result.items)}</Text>}
      </View>
      <View className="mt2" />
      {shown.map((item) => (
        <Promised key={item.id} item={item} />
      ))}
      {left > 0 && (
        <Tap className="result__more" label={`看其余 ${left} 项`} expanded={false} onTap={() => setAll(true)}>
          <Text className="link">看其余 {left} 项</Text>
          <View className="chev chev--d" />
        </Tap>
      )}
    </View>
  )
}

function Promised({ item }: { item: PublishedItem | { id: string; name: string; promised: string } }) {
  const done = 'light' in item ? item : null
  return (
    <View className="result__item">
      <View className="row between row--top">
        <View className="grow">{item.name}</View>
        {done && (
          <View className="lt">
            <Light kind={done.light} />
          </View>
        )}
      </View>
      <View className="sub num mt1">
        承诺 <Text className="ink">{item.promised}</Text>
        {done && (
          <>
            <View className="sep" />
            完成 <Text className="ink b">{done.achieved}</Text>
          </>
        )}
      </View>
      {done?.explanation && <View className="cap mt1">单位说明：{done.explanation}</View>}
      {done?.remedy && <View className="cap mt1">{done.remedy}</View>}
    </View>
  )
}
