import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { onKeyboard } from '@/platform/keyboard'
import { aria } from './aria'
import { Button, type ButtonProps } from './button'
import { classes } from './classes'

export interface ActionBarProps {
  /** On the left: what is done so far. */
  status?: { main: string; sub?: string | undefined } | undefined
  secondary?: ButtonProps | undefined
  primary?: ButtonProps | undefined
  /** Why the primary action cannot be done now; it is then deaf, and this is said above it. */
  blocked?: string | undefined
}

/** The one or two things to do with this screen. States: normal, busy (in the button), blocked with a reason; away while typing. */
export function ActionBar({ status, secondary, primary, blocked }: ActionBarProps) {
  const [typing, setTyping] = useState(false)
  useEffect(() => onKeyboard(setTyping), [])
  return (
    <View className={classes('actions', typing && 'actions--away')}>
      {blocked !== undefined && (
        <View className="actions__why" {...aria({ role: 'status' })}>
          {blocked}
        </View>
      )}
      <View className="bar">
        {status && (
          <View className="bar__status">
            <View className="b num">{status.main}</View>
            {status.sub && <View className="cap num">{status.sub}</View>}
          </View>
        )}
        {secondary && (
          <View className={status ? 'bar__b' : 'bar__b grow'}>
            <Button {...secondary} />
          </View>
        )}
        {primary && (
          <View className={status ? 'bar__b' : 'bar__b bar__b--main'}>
            <Button tone="primary" {...primary} disabled={primary.disabled || blocked !== undefined} />
          </View>
        )}
      </View>
    </View>
  )
}
