import { Text, View } from '@tarojs/components'
import { Progress } from '@/components/progress'
import { Tap } from '@/components/tap'
import type { Rated } from './figures'
import { amountWords, percentWords } from './words'

/** One place under the one shown: name, both shares, counts and amount; leads further down. */
export function BoardRow({ row, onTap }: { row: Rated & { readonly name: string }; onTap: () => void }) {
  const { name, filed, should, audited, filedWan, coveragePercent, auditPercent } = row
  const counts = `已报 ${filed} / ${should}，审结 ${audited}`
  const [coverage, amount] = [`填报 ${percentWords(coveragePercent)}`, amountWords(filedWan)]
  const shown = [name, coverage, counts, amount].join(' ')
  return (
    <Tap role="link" className="item" label={`${shown}，审核 ${percentWords(auditPercent)}`} onTap={onTap}>
      <View className="grow">
        <View className="row between row--base">
          <Text className="grow one">{name}</Text>
          <Text className="num none ml2 b">{coverage}</Text>
        </View>
        <View className="mt1">
          <Progress percent={Math.floor(Number(coveragePercent ?? '0'))} />
        </View>
        <View className="row between mt1">
          <Text className="cap num">{counts}</Text>
          <Text className="cap num none ml2">{amount}</Text>
        </View>
      </View>
      <View className="chev" />
    </Tap>
  )
}
