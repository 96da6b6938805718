import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Aria, aria } from './aria'
import { press } from './press'

export interface TapProps
  extends Pick<Aria, 'role' | 'label' | 'checked' | 'selected' | 'pressed' | 'expanded' | 'busy'> {
  className?: string | undefined
  disabled?: boolean | undefined
  onTap?: (() => void) | undefined
  children?: ReactNode
}

/**
 * Anything that can be tapped: a View that says its role, darkens while pressed, and on the web takes the keyboard.
 * States: idle, pressed, disabled (said, and deaf). Without `onTap` it is plain content.
 */
export function Tap({ className, disabled, onTap, children, role, ...said }: TapProps) {
  const heard = disabled ? undefined : onTap
  return (
    <View
      className={className ?? ''}
      {...(heard ? { hoverClass: 'pressed', hoverStartTime: 20, hoverStayTime: 80, onClick: heard } : {})}
      {...aria({
        ...said,
        role: role ?? (onTap || disabled ? 'button' : undefined),
        disabled: disabled || undefined,
      })}
      {...press(heard)}
    >
      {children}
    </View>
  )
}
