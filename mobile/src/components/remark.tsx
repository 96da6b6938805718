import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { Done } from './done'
import { Dots } from './dots'

export interface RemarkProps {
  /** 意见 1 */
  name: string
  /** 照片看不清 */
  reason: string
  text: string
  /** 已改, 已重拍; without it the remark is open. */
  answered?: string | undefined
  /** Which side the field it belongs to is on. */
  notch?: 'left' | 'right' | undefined
}

/** 退回意见, pinned under its field by a notch. States: open, answered. */
export function Remark({ name, reason, text, answered, notch = 'left' }: RemarkProps) {
  return (
    <View className="remark" {...aria({ role: 'note' })}>
      <View className={classes('remark__up', notch === 'right' && 'remark__up--right')} />
      <View className="row between">
        <View className="remark__h">
          <Dots of={[name, reason]} />
        </View>
        {answered && <Done word={answered} />}
      </View>
      <View className="mt1">{text}</View>
    </View>
  )
}
