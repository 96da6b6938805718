import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { Button, type ButtonProps } from './button'
import { Done } from './done'
import { Dots } from './dots'
import { Progress } from './progress'
import { Tag, type Tone } from './tag'

/** waiting 等网络, sending 正在送, newer 有新版本, deferred 等退回, refused 未被接收, held 暂存, delivered 已送达. */
export type SyncState = 'waiting' | 'sending' | 'newer' | 'deferred' | 'refused' | 'held' | 'delivered'

export interface SyncItemProps {
  state: SyncState
  title: string
  /** Last attempt, or the day of delivery. */
  time: string
  /** What happened, what is safe, what next. For a delivered item: receipt number and photos, as parts. */
  reason: string | readonly string[]
  /** While sending: how far, and the two captions under the bar. */
  progress?: { percent: number; left: string; right: string } | undefined
  actions?: readonly ButtonProps[] | undefined
}

const STATES: Record<SyncState, { word: string; tone: Tone }> = {
  waiting: { word: '等网络', tone: 'plain' },
  sending: { word: '正在送', tone: 'accent' },
  newer: { word: '有新版本', tone: 'yellow' },
  deferred: { word: '等退回', tone: 'plain' },
  refused: { word: '未被接收', tone: 'red' },
  held: { word: '暂存', tone: 'plain' },
  delivered: { word: '已送达', tone: 'green' },
}

/** One filing on its way. Its states are the outbox entry's. */
export function SyncItem({ state, title, time, reason, progress, actions = [] }: SyncItemProps) {
  const parts = typeof reason === 'string' ? [reason] : reason
  if (state === 'delivered') {
    return (
      <View className="card row between sync--done">
        <View className="grow">
          <View className="one">{title}</View>
          <View className="cap num">
            <Dots of={parts} />
          </View>
        </View>
        <Done word={time} />
      </View>
    )
  }
  return (
    <View className="card" {...aria({ live: 'polite' })}>
      <View className="row between">
        <Tag {...STATES[state]} />
        <Text className="cap num">{time}</Text>
      </View>
      <View className="card__t mt2">{title}</View>
      <View className="sub mt1">
        <Dots of={parts} />
      </View>
      {progress && (
        <>
          <View className="mt2">
            <Progress percent={progress.percent} label={`${title} 已送 ${progress.right}`} />
          </View>
          <View className="row between mt1">
            <Text className="cap num">{progress.left}</Text>
            <Text className="cap num">{progress.right}</Text>
          </View>
        </>
      )}
      {actions.length > 0 && (
        <View className="sync__acts">
          {actions.map((action) => (
            <View key={action.word} className="sync__act">
              <Button small {...action} />
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
