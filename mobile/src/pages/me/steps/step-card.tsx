import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import type { Failure } from '@/lists/paged-list'

/** A step's card: what it is, what to fill in, what went wrong, and the button. */
export function StepCard({
  title,
  text,
  busy,
  failure,
  word,
  onTap,
  children,
}: {
  title: string
  text: string
  busy: boolean
  failure: Failure | null
  word: string
  onTap: () => void
  children?: ReactNode
}) {
  return (
    <View className="card">
      <View className="card__t">{title}</View>
      <View className="sub mt1">{text}</View>
      {children}
      {failure && (
        <View className="mt3" {...aria({ role: 'alert' })}>
          <View className="red">{failure.sentence}</View>
          {failure.code && <View className="cap mt1">错误编号 {failure.code}</View>}
        </View>
      )}
      <View className="mt4">
        <Button word={busy ? '请稍候' : word} tone="primary" busy={busy} onTap={onTap} />
      </View>
    </View>
  )
}
