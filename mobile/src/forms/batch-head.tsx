import type { Item } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { classes } from '@/components/classes'
import { Tap } from '@/components/tap'
import { scrollTo } from '@/platform/scroll'
import { anchorOf } from './anchor'

export interface BatchHeadProps {
  items: readonly Item[]
  /** The number of its first item. */
  first: number
  open: boolean
  onOpen: () => void
}

/** Heads a batch of items: 第 6–10 项, 已填 2. A tap opens it, closes the one that was open, and keeps it in sight. */
export function BatchHead({ items, first, open, onOpen }: BatchHeadProps) {
  const title = `第 ${first}–${first + items.length - 1} 项`
  const id = anchorOf(`batch.${first}`)
  const tapped = useRef(false)
  useEffect(() => {
    if (open && tapped.current) scrollTo(id)
    tapped.current = false
  }, [open, id])
  const tap = () => {
    tapped.current = true
    onOpen()
  }
  return (
    <View className="card" id={id}>
      <Tap className="row between fold" expanded={open} onTap={tap}>
        <View className="grow">
          <Text>{title}</Text>
          <Text className="cap ml2 num">已填 {items.filter((item) => item.filled).length}</Text>
        </View>
        <View className={classes('chev', open ? 'chev--u' : 'chev--d')} />
      </Tap>
    </View>
  )
}
