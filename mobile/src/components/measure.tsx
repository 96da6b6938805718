import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import type { LightKind } from './light'

export interface MeasureProps {
  /** What is measured; the aria label begins with it. */
  word?: string | undefined
  /** Share done, in percent with two places and no sign: '31.00'. Beyond 100 the scale is simply full. */
  percent: string
  /** Share of the year gone, same form; left out for rates and 定性, which have no tick. */
  timeShare?: string | undefined
  kind: LightKind
  /** Captions under the scale, left and right. */
  left?: string | undefined
  right?: string | undefined
}

const within = (percent: string) => `${Math.min(100, Math.max(0, Number(percent)))}%`

/** 进度尺: the fill is what is done, the tick is where the year stands. States: with and without tick, and four kinds. */
export function Measure({ word = '完成', percent, timeShare, kind, left, right }: MeasureProps) {
  const label = `${word} ${percent}%${timeShare === undefined ? '' : `，时间进度 ${timeShare}%`}`
  return (
    <View>
      <View className="measure" {...aria({ role: 'img', label })}>
        <View className="measure__track">
          <View
            className={classes('measure__fill', `measure__fill--${kind}`)}
            style={{ width: within(percent) }}
          />
        </View>
        {timeShare !== undefined && <View className="measure__tick" style={{ left: within(timeShare) }} />}
      </View>
      {(left || right) && (
        <View className="legend">
          <Text className="cap num">{left}</Text>
          <Text className="cap num">{right}</Text>
        </View>
      )}
    </View>
  )
}
