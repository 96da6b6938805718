import { View } from '@tarojs/components'
import { aria } from './aria'

/** How far something has come, 0–100, as a thin bar. With `label` it is told as a progress bar; else it is decoration. */
export function Progress({ percent, label }: { percent: number; label?: string | undefined }) {
  const told = label === undefined ? {} : aria({ role: 'progressbar', label, now: percent })
  return (
    <View className="progress" {...told}>
      <View className="progress__f" style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
    </View>
  )
}
