import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import type { FilingView } from '@/sync/workspace.types'
import { momentWords } from '@/words/when'

const PAGE = 20

/** 办理经过: who did what when, newest first. */
export function History({ filing }: { filing: FilingView }) {
  const [count, setCount] = useState(PAGE)
  const { timeline } = filing
  return (
    <View className="card">
      <View className="card__t">办理经过</View>
      {timeline.slice(0, count).map((entry) => (
        <View key={`${entry.at} ${entry.who} ${entry.what}`} className="mt3">
          <View>{entry.what}</View>
          <View className="cap num">
            <Text>{entry.who}</Text>
            <View className="sep" />
            <Text>{momentWords(entry.at)}</Text>
          </View>
        </View>
      ))}
      {timeline.length > count && (
        <Button
          word={`再看 ${timeline.length - count} 条`}
          tone="text"
          onTap={() => setCount(count + PAGE)}
        />
      )}
    </View>
  )
}
