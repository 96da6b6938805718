import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import './load-more.css'

export interface LoadMoreProps {
  state: 'idle' | 'loading' | 'failed'
  /** Whether the server has more. */
  left: boolean
  again: () => void
  /** Said below the last one. */
  end: string
}

/** The foot of a list in pages: more on scrolling down or on a tap. States: more, loading, failed, at the end. */
export function LoadMore({ state, left, again, end }: LoadMoreProps) {
  if (!left) return <View className="foot">{end}</View>
  return (
    <View className="more">
      {state === 'failed' && <Text className="sub">后面的没有取到，上面的都在。</Text>}
      <Button
        word={state === 'loading' ? '正在取' : state === 'failed' ? '再试一次' : '再看一些'}
        tone="text"
        small
        busy={state === 'loading'}
        onTap={again}
      />
    </View>
  )
}
