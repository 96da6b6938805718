import { Text, View } from '@tarojs/components'
import { classes } from './classes'

/** 灯: green 正常, yellow 提醒, red 预警, gray 未填. */
export type LightKind = 'green' | 'yellow' | 'red' | 'gray'

export const LIGHT_WORDS: Record<LightKind, string> = {
  green: '正常',
  yellow: '提醒',
  red: '预警',
  gray: '未填',
}

export interface LightProps {
  kind: LightKind
  /** Instead of the usual word. */
  word?: string | undefined
  /** On a soft ground, as the head of a card shows it. */
  soft?: boolean | undefined
}

/** A light: shape, word, and colour third; so it is read without colour, and the word is its label. */
export function Light({ kind, word, soft }: LightProps) {
  return (
    <View className={classes('light', `light--${kind}`, soft && 'light--soft')}>
      <View className="light__s" />
      <Text>{word ?? LIGHT_WORDS[kind]}</Text>
    </View>
  )
}
