import { View } from '@tarojs/components'
import { screens } from '@/platform/screens'
import { aria } from './aria'
import { Button } from './button'

export interface RetryProps {
  /** What could not be opened: 待审列表. */
  of: string
  again: () => void
  /** What happened, what is safe, what next. */
  reason?: string | undefined
  /** Last, small, to be copied for whoever helps. */
  code?: string | undefined
}

/** Something could not be had and nothing is cached. Drafts and photos are never touched by that, and it says so. */
export function Retry({ of, again, reason, code }: RetryProps) {
  return (
    <View className="card mt3" {...aria({ role: 'alert' })}>
      <View className="b">没能打开{of}</View>
      <View className="sub mt1">{reason ?? '草稿和照片都没有受影响。网络好了再试一次即可。'}</View>
      {code && <View className="cap mt2">错误编号 {code}</View>}
      <View className="row mt3">
        <Button word="再试一次" tone="primary" small onTap={again} />
        {code && (
          <View className="ml2">
            <Button word="复制编号" small onTap={() => void screens.copy(code)} />
          </View>
        )}
      </View>
    </View>
  )
}
