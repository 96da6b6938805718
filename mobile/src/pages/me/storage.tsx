import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Group } from '@/components/group'
import { Tap } from '@/components/tap'
import type { Usage } from '@/sync/workspace.types'
import { sizeWords } from '@/words/due'

export interface StorageProps {
  usage: Usage
  /** Asks first; resolves with the bytes given back, null when the person turned back. */
  clear: () => Promise<number | null>
}

/** 本机存储: what photos take, and what clearing would give back. Only delivered photos are ever cleared. */
export function Storage({ usage, clear }: StorageProps) {
  const [busy, setBusy] = useState(false)
  const share = (bytes: number) => `${usage.bytes === 0 ? 0 : (bytes / usage.bytes) * 100}%`
  const start = async () => {
    setBusy(true)
    await clear().finally(() => setBusy(false))
  }
  return (
    <>
      <Group word="本机存储" aside={`照片 ${usage.count} 张，${sizeWords(usage.bytes)}`} />
      <View className="me__panel">
        <View className="me__use" {...aria({ hidden: true })}>
          <View className="me__unsent" style={{ width: share(usage.unsentBytes) }} />
          <View className="me__sent" style={{ width: share(usage.clearableBytes) }} />
        </View>
        <View className="row wrap mt2">
          <View className="row me__key">
            <View className="me__dot me__unsent" />
            <Text className="sub num">未送达 {sizeWords(usage.unsentBytes)}，不会清理</Text>
          </View>
          <View className="row me__key">
            <View className="me__dot me__sent" />
            <Text className="sub num">已送达 {sizeWords(usage.clearableBytes)}</Text>
          </View>
        </View>
      </View>
      {usage.clearableCount > 0 && (
        <Tap
          className="item"
          label="清理已送达的照片"
          busy={busy || undefined}
          disabled={busy}
          onTap={() => void start()}
        >
          <View className="grow">
            <View>清理已送达的照片</View>
            <View className="cap">回执保留，照片可从服务器再看</View>
          </View>
          <Text className="go none ml3">{busy ? '正在清理' : `清理 ${sizeWords(usage.clearableBytes)}`}</Text>
        </Tap>
      )}
    </>
  )
}
