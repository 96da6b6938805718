import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

export interface BannerProps {
  /** info is grey, warn yellow, bad red. */
  tone?: 'info' | 'warn' | 'bad' | undefined
  icon?: IconName | undefined
  sentence: string
  /** A small button, at most. */
  children?: ReactNode
}

/** What holds for the whole screen: no network, server silent, deadline past. */
export function Banner({ tone = 'info', icon = 'info', sentence, children }: BannerProps) {
  return (
    <View className={classes('banner', `banner--${tone}`)} {...aria({ role: 'status', live: 'polite' })}>
      <Icon name={icon} className="banner__i" />
      <View className="grow">
        <Text>{sentence}</Text>
      </View>
      {children}
    </View>
  )
}
