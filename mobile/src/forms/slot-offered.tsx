import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Evidence } from '@/components/evidence'
import type { Hand, SlotOffer } from './hand'

export interface OfferedProps {
  /** The indicator. */
  of: string
  offer: SlotOffer
  hand: Hand
}

/** What the diary holds for this slot: seen before it is taken in, one tap for all of it (EV36). */
export function SlotOffered({ of, offer: { materials }, hand }: OfferedProps) {
  const { onTakeIn } = hand
  if (!onTakeIn) return null
  return (
    <View className="offered">
      <View className="row between">
        <View className="sub grow">日记里有 {materials.length} 份，不用重拍</View>
        <Button
          word={`带入这 ${materials.length} 份`}
          tone="quiet"
          small
          onTap={() => onTakeIn(materials.map(({ id }) => id))}
        />
      </View>
      <Evidence
        photos={materials.map(({ id, url, caption, document }) => ({
          id,
          url,
          caption,
          alt: ['日记照片', of, caption].filter(Boolean).join('，'),
          document,
        }))}
      />
    </View>
  )
}

/** Notes of the diary under the field that gives the indicator's reason: a tap writes one into it (EV37). */
export function NotesOffered({ of, offer: { notes }, hand }: OfferedProps) {
  const { onTakeIn } = hand
  if (!onTakeIn) return null
  return (
    <View className="offered">
      <View className="sub">日记里记过，可以写进原因：</View>
      {notes.map(({ id, text, day }) => (
        <View key={id} className="row row--top between mt2">
          <View className="grow">
            <View>{text}</View>
            <View className="cap num">{day}</View>
          </View>
          <View className="none ml2">
            <Button word="写进去" tone="quiet" small onTap={() => onTakeIn([id])} />
          </View>
        </View>
      ))}
      <View className="cap mt1">带入后仍可修改，证明“{of}”的说明以您提交的为准。</View>
    </View>
  )
}
