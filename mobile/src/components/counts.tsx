import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { Tap } from './tap'

export interface Count {
  key: string
  n: number
  word: string
  /** Red when above zero: something was returned. */
  alert?: boolean | undefined
  /** The list below shows only these. */
  on?: boolean | undefined
  onTap?: (() => void) | undefined
}

/** Counts over a list; a tap filters it. States: zero, above zero, alert, chosen. */
export function Counts({ items }: { items: readonly Count[] }) {
  return (
    <View className="counts">
      {items.map(({ key, n, word, alert, on, onTap }) => (
        <Tap key={key} pressed={on} className={classes('counts__c', on && 'counts__c--on')} onTap={onTap}>
          <View className={classes('counts__n', alert && n > 0 && 'red')}>{n}</View>
          <View className="counts__w">
            <Text>{word}</Text>
          </View>
          {on && <View className="counts__u" />}
        </Tap>
      ))}
    </View>
  )
}
