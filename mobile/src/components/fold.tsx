import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { classes } from './classes'
import { Tap } from './tap'

export interface FoldProps {
  /** 本期不用填的 4 项 */
  title: string
  /** 均为正常 */
  sub?: string | undefined
  /** Edge to edge instead of a card. */
  flat?: boolean | undefined
  /** Mounted only when opened. */
  children: () => ReactNode
}

/** What need not be filled in, folded away. States: closed (nothing of it is mounted), open. */
export function Fold({ title, sub, flat, children }: FoldProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className={classes('card', flat && 'card--flat')}>
      <Tap className="row between fold" expanded={open} onTap={() => setOpen(!open)}>
        <View className="grow">
          <Text>{title}</Text>
          {sub && <Text className="cap ml2">{sub}</Text>}
        </View>
        <Text className="link sub ml3 none">{open ? '收起' : '展开'}</Text>
        <View className={classes('chev', open ? 'chev--u' : 'chev--d')} />
      </Tap>
      {open && children()}
    </View>
  )
}
