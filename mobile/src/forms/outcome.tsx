import type { Judgement } from '@domain/filings/review-form'
import { Text, View } from '@tarojs/components'
import { Light } from '@/components/light'

/** What the answers of a review form come to, and what follows. */
export function Outcome({ judgement }: { judgement: Judgement }) {
  const { word, light, points, sentence } = judgement
  return (
    <View className="card">
      <View className="row between">
        <Text className="card__t">审核结果</Text>
        <Light kind={light} word={word} soft />
      </View>
      {points && (
        <View className="num mt1">
          <Text className="fig">{points.text}</Text>
          <Text className="sub"> / {points.of} 分</Text>
        </View>
      )}
      <View className="sub mt1">{sentence}</View>
    </View>
  )
}
