import { Text, View } from '@tarojs/components'
import { Progress } from '@/components/progress'
import { Tap } from '@/components/tap'
import type { Rated } from './figures'
import { amountWords, percentWords } from './words'

/** One place under the one shown: name, share, counts and amount; leads further down. */
export function BoardRow({ row, onTap }: { row: Rated & { readonly name: string }; onTap: () => void }) {
  const { name, filed, should, audited, filedWan, coveragePercent } = row
  return (
    <Tap role="link" className="item" onTap={onTap}>
      <View className="grow">
        <View className="row between row--base">
          <Text className="grow one">{name}</Text>
          <Text className="num none ml2 b">填报 {percentWords(coveragePercent)}</Text>
        </View>
        <View className="mt1">
          <Progress percent={Math.floor(Number(coveragePercent ?? '0'))} />
        </View>
        <View className="row between mt1">
          <Text className="cap num">
            已报 {filed} / {should}，审结 {audited} / {filed}
          </Text>
          <Text className="cap num none ml2">{amountWords(filedWan)}</Text>
        </View>
      </View>
      <View className="chev" />
    </Tap>
  )
}
