import { Text, View } from '@tarojs/components'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import type { Batch } from '@/review/batch'

/** What became of those approved together: one sentence, and each that stayed with its reason. */
export function BatchResults({ batch }: { batch: Batch }) {
  const { answered } = batch.store.use()
  if (answered === null) return null
  const { sentence, stayed } = answered
  return (
    <>
      <Banner
        tone={stayed.length === 0 ? 'info' : 'warn'}
        icon={stayed.length === 0 ? 'check' : 'info'}
        sentence={`${sentence}。`}
      >
        <Button word="知道了" tone="text" small onTap={batch.dismiss} />
      </Banner>
      {stayed.map(({ filingId, name, reason }) => (
        <View key={filingId} className="queue__stayed">
          <View className="b">{name}</View>
          <Text className="cap">没有通过：{reason}</Text>
        </View>
      ))}
    </>
  )
}
