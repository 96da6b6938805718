import { Text, View } from '@tarojs/components'
import { classes } from './classes'

/** A line over a group of cards: what they have in common, and on the right a count or the days left. */
export function Group({
  word,
  aside,
  urgent,
}: {
  word: string
  aside?: string | undefined
  urgent?: boolean
}) {
  return (
    <View className="group">
      <Text className="b ink">{word}</Text>
      {aside && <Text className={classes('num', urgent && 'red b')}>{aside}</Text>}
    </View>
  )
}
