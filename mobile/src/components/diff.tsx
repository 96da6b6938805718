import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { LIGHT_WORDS, type LightKind } from './light'

export interface DiffProps {
  /** 较第 1 版 */
  since?: string | undefined
  from: string
  to: string
  /** '+547' */
  change?: string | undefined
  lights?: { from: LightKind; to: LightKind } | undefined
}

/** What changed since the last revision. Unchanged: nothing is shown. */
export function Diff({ since, from, to, change, lights }: DiffProps) {
  if (from === to && (!lights || lights.from === lights.to)) return null
  const turn =
    lights && lights.from !== lights.to ? `${LIGHT_WORDS[lights.from]} → ${LIGHT_WORDS[lights.to]}` : ''
  const label = [from === to ? '' : `由 ${from} 改为 ${to}`, turn].filter(Boolean).join('，')
  return (
    <View className="diff" {...aria({ role: 'img', label })}>
      {since && <Text className="cap diff__since">{since}</Text>}
      {from !== to && (
        <>
          <Text className="diff__old">{from}</Text>
          <Text className="diff__to"> → </Text>
          <Text className="diff__new">{to}</Text>
          {change && <Text> ({change})</Text>}
        </>
      )}
      {turn && <Text>{from === to ? turn : `，${turn}`}</Text>}
    </View>
  )
}
