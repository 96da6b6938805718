import type { Item } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Choice } from '@/components/choice'
import { Row } from '@/components/row'
import { Tap } from '@/components/tap'
import type { EvidenceRef } from '@/sync/workspace.types'
import { placeWords, timeWords, views } from '../photo-words'

export interface FactsProps {
  photo: EvidenceRef
  title: string
  /** What else the photo could prove. */
  items: readonly Item[]
  /** Left out where nothing can be changed any more. */
  onRebind?: ((to: { slot?: string; view?: string }) => void) | undefined
}

/** Which indicator the photo proves, its view, its time, its place: the first two are the person's to say. */
export function Facts({ photo, title, items, onRebind }: FactsProps) {
  const [choosing, setChoosing] = useState(false)
  const time = timeWords(photo.capture)
  const place = placeWords(photo.capture)
  return (
    <View className="facts">
      <Tap className="row between facts__of" onTap={onRebind && (() => setChoosing(!choosing))}>
        <View className="grow">
          <View className="cap">证明哪个指标</View>
          <View className="b one">{title}</View>
        </View>
        {onRebind && <Text className="go none ml3">{choosing ? '收起' : '更换'}</Text>}
      </Tap>
      {choosing &&
        items.map((item) => (
          <Row
            key={item.id}
            title={item.title}
            value={item.evidence?.slot === photo.slot ? '现在' : undefined}
            onTap={() => {
              setChoosing(false)
              if (item.evidence) onRebind?.({ slot: item.evidence.slot })
            }}
          />
        ))}
      {photo.capture.source !== 'file' && (
        <Fact name="画面">
          {onRebind ? (
            <Choice
              name="画面"
              options={views}
              value={photo.capture.view}
              onChange={(view) => onRebind({ view })}
            />
          ) : (
            <View>{photo.capture.view || '没有注明'}</View>
          )}
        </Fact>
      )}
      <Fact name="时间">
        <View className="num">{time.main}</View>
        <View className="cap">{time.sub}</View>
      </Fact>
      {photo.capture.source !== 'file' && (
        <Fact name="位置">
          <View className="num">{place.main}</View>
          {place.sub && <View className="cap num">{place.sub}</View>}
        </Fact>
      )}
    </View>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="row row--top facts__r">
      <View className="sub none facts__k">{name}</View>
      <View className="grow">{children}</View>
    </View>
  )
}
