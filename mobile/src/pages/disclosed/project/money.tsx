import { Text, View } from '@tarojs/components'
import { Measure } from '@/components/measure'
import type { Snapshot } from '../../public/search'
import { moneyOf } from './plain'

/** 钱花到哪里了: spent beside what the year has; the tick is the share of the year gone. */
export function Money({ content }: { content: Snapshot['content'] }) {
  const money = moneyOf(content)
  if (money === null) return null
  return (
    <View className="card card--flat">
      <View className="row between row--base">
        <Text className="card__t">{content.result === null ? '今年的钱' : '钱花到哪里了'}</Text>
        <Text className="cap">万元</Text>
      </View>
      <View className="row between row--base mt2 num wrap">
        {content.result !== null && (
          <View>
            <Text className="fig">{money.spent}</Text>
            <Text className="sub ml2">已花</Text>
          </View>
        )}
        <Text className="sub">
          全年可用 <Text className="ink">{money.budget}</Text>
        </Text>
      </View>
      {money.percent !== null && (
        <Measure
          word="已花"
          percent={money.percent}
          timeShare={money.timeShare ?? undefined}
          kind="gray"
          left={`花了 ${money.percent}%`}
          right={money.timeShare === null ? undefined : `竖线：一年过了 ${money.timeShare}%`}
        />
      )}
    </View>
  )
}
