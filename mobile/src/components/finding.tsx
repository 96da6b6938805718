import { Text, View } from '@tarojs/components'
import { Done } from './done'
import { Tap } from './tap'

export interface FindingProps {
  /** 疑似重复照片 */
  kind: string
  sentence: string
  /** The verb of looking closer: 并排看. */
  action?: string | undefined
  /** What the reviewer decided, with the reason: 不是重复，同一地点. */
  judged?: string | undefined
  onTap?: (() => void) | undefined
}

/** 疑点: a flag for a person, never a refusal. States: open, judged. The whole box taps. */
export function Finding({ kind, sentence, action, judged, onTap }: FindingProps) {
  return (
    <Tap className="finding" onTap={onTap}>
      <View className="row between">
        <Text className="sub yellow b">{kind}</Text>
        {judged === undefined ? action && <Text className="go none">{action}</Text> : <Done word="已判断" />}
      </View>
      <View className="sub ink">{sentence}</View>
      {judged !== undefined && <View className="sub mt1">{judged}</View>}
    </Tap>
  )
}
