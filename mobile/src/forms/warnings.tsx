import type { FieldPath } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Tap } from '@/components/tap'

/** So many are read at a glance; the rest is a tap away. */
const FIRST = 5

export interface WarningsProps {
  warnings: readonly Finding[]
  /** Leads to the place of one. */
  goTo: (path: FieldPath) => void
}

/** 请留意: what is told before handing in and stops nothing, as one list; each row leads to its place in the form. */
export function Warnings({ warnings, goTo }: WarningsProps) {
  const [all, setAll] = useState(false)
  const shown = all ? warnings : warnings.slice(0, FIRST)
  const left = warnings.length - shown.length
  return (
    <View className="card card--flat warn">
      <View className="row between row--base">
        <Text className="yellow b">请留意 {warnings.length} 处</Text>
        <Text className="cap none ml2">不妨碍提交，审核人也会看到</Text>
      </View>
      {shown.map(({ field, rule, message }) => (
        <Tap key={`${field} ${rule}`} className="row warn__r" onTap={() => goTo(field)}>
          <Text className="sub ink grow">{message}</Text>
          <View className="chev" />
        </Tap>
      ))}
      {left > 0 && <Button word={`看其余 ${left} 处`} tone="text" onTap={() => setAll(true)} />}
    </View>
  )
}
