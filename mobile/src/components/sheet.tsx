import { ScrollView, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Tap } from './tap'

export interface SheetProps {
  title: string
  close: () => void
  children?: ReactNode
}

/** A sheet over the lower part of the screen, for what is looked at or chosen and then left again. */
export function Sheet({ title, close, children }: SheetProps) {
  return (
    <View className="sheet" {...aria({ role: 'dialog', label: title })}>
      <Tap className="sheet__back" label={`关上${title}`} onTap={close} />
      <View className="sheet__box">
        <View className="row between sheet__head">
          <Text className="card__t grow">{title}</Text>
          <Tap className="sheet__close" label="关上" onTap={close}>
            <Text className="link">关上</Text>
          </Tap>
        </View>
        <ScrollView className="sheet__in" scrollY>
          {children}
        </ScrollView>
      </View>
    </View>
  )
}
