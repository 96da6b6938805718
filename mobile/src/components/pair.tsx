import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

/** A figure as shown: '≥ 6,800' and '人次'. */
export interface Figure {
  label: string
  value: string
  unit?: string | undefined
}

/** Target beside actual, always. The right side is a figure to read or, while reporting, a Field. */
export function Pair({
  target,
  actual,
  children,
}: {
  target: Figure
  actual?: Figure
  children?: ReactNode
}) {
  return (
    <View className={classes('pair', children !== undefined && 'pair--form')}>
      <View className="pair__c">
        <View className="label">{target.label}</View>
        <Fig {...target} />
      </View>
      <View className="pair__c pair__c--2">
        {actual && (
          <>
            <View className="label">{actual.label}</View>
            <Fig {...actual} />
          </>
        )}
        {children}
      </View>
    </View>
  )
}

function Fig({ value, unit }: Figure) {
  return (
    <View className="fig">
      <Text>{value}</Text>
      {unit && <Text className="fig__u">{unit}</Text>}
    </View>
  )
}
