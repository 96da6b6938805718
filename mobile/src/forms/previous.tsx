import type { Field } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import type { Hand } from './hand'

const word = '照上期填'

/** Last period's value under an empty field; one tap takes it over, and nothing does so by itself. */
export function Previous({ field, hand, name }: { field: Field; hand: Hand; name?: string }) {
  const { previous } = field
  if (!previous) return null
  const text = name ? `${name} ${previous.text}` : previous.text
  const empty = field.value === null || field.value === ''
  if (!empty) return <View className="cap num mt1">{text}</View>
  return (
    <Tap
      className="row previous"
      label={`${text} ${word}${name ? '' : `，${field.label}`}`}
      onTap={() => hand.onChange(field.path, previous.value)}
    >
      <Text className="cap num">{text}</Text>
      <Text className="go ml3 none">{word}</Text>
    </Tap>
  )
}
