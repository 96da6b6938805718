import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { Tap } from './tap'

export interface RowProps {
  title: string
  sub?: string | undefined
  /** On the right, before the chevron. */
  value?: string | undefined
  tone?: 'plain' | 'danger' | undefined
  onTap?: (() => void) | undefined
}

/** A line of a list or of settings; with `onTap` it leads somewhere and shows a chevron. */
export function Row({ title, sub, value, tone, onTap }: RowProps) {
  return (
    <Tap className="item" role={onTap && 'link'} onTap={onTap}>
      <View className="grow">
        <View className={classes(tone === 'danger' && 'red b')}>{title}</View>
        {sub && <View className="cap">{sub}</View>}
      </View>
      {value && <Text className="sub none ml3 num">{value}</Text>}
      {onTap && <View className="chev" />}
    </Tap>
  )
}
