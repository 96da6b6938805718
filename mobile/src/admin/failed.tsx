import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import type { Failure } from '@/lists/paged-list'

/** Why a change did not go through. */
export function Failed({ failure }: { failure: Failure | null }) {
  if (failure === null) return null
  return (
    <View className="mt3" {...aria({ role: 'alert' })}>
      <View className="red">{failure.sentence}</View>
      {failure.code && <View className="cap mt1">错误编号 {failure.code}</View>}
    </View>
  )
}
