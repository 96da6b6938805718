import { Text } from '@tarojs/components'
import { classes } from './classes'

export type Tone = 'plain' | 'accent' | 'red' | 'yellow' | 'green'

/** A state in a word (待填, 被退回), on a soft ground. */
export function Tag({ word, tone = 'plain' }: { word: string; tone?: Tone | undefined }) {
  return <Text className={classes('tag', `tag--${tone}`)}>{word}</Text>
}
