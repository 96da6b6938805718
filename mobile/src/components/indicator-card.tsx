import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Dots } from './dots'
import { Light, type LightKind } from './light'

export interface IndicatorCardProps {
  /** Number, levels and weight: ['2', '产出', '数量', '12 分']. */
  path: readonly string[]
  title: string
  light?: LightKind | undefined
  /** The light of the last revision, where it changed. */
  was?: LightKind | undefined
  /** Where the form scrolls to when this one still has a gap. */
  id?: string | undefined
  /** Pair, Measure, Fields, Evidence, Remarks, in the order the screens give. */
  children?: ReactNode
}

/** The shell of one indicator: where it belongs, its name as a heading, its light. States come with its content. */
export function IndicatorCard({ path, title, light, was, id, children }: IndicatorCardProps) {
  return (
    <View className="card" id={id ?? ''}>
      <View className="row between">
        <View className="cap num">
          <Dots of={path} />
        </View>
        {light && (
          <View className="row">
            {was && was !== light && (
              <>
                <Light kind={was} />
                <Text className="cap arrow">→</Text>
              </>
            )}
            <Light kind={light} soft />
          </View>
        )}
      </View>
      <View className="card__t mt1" {...aria({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {children}
    </View>
  )
}
