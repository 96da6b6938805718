import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stamped } from '@/components/stamped'
import { useLocalUrl } from '@/hooks/phone'
import { apiBase } from '@/platform/api-base'
import { screens } from '@/platform/screens'
import type { DiaryItem, Workspace } from '@/sync/workspace.types'
import { momentWords } from '@/words/when'

const PAGE = 5

const stateWords = { waiting: '存在本机，等着送出', refused: '没有收下', held: '已送达' } as const

/** An indicator's entries, newest first; what was not taken says why and can be thrown away. */
export function DiaryEntries(props: { workspace: Workspace; items: readonly DiaryItem[]; of: string }) {
  const { workspace, items, of } = props
  const [count, setCount] = useState(PAGE)
  return (
    <View>
      {items.slice(0, count).map((item) => (
        <View key={item.id} className="mt3">
          {item.evidence ? <Picture item={item} of={of} /> : <View>{item.note}</View>}
          <View className="cap num">
            <Text>
              {momentWords(item.madeAt)}，{item.authorName}，{stateWords[item.state]}
            </Text>
          </View>
          {item.state === 'refused' && (
            <View>
              <View className="sub red mt1">{item.reason}</View>
              <Button word="删掉这一条" tone="text" small onTap={() => void drop(workspace, item.id)} />
            </View>
          )}
        </View>
      ))}
      {items.length > count && (
        <Button
          word={`再看前面 ${items.length - count} 条`}
          tone="text"
          onTap={() => setCount(count + 4 * PAGE)}
        />
      )}
    </View>
  )
}

function Picture({ item, of }: { item: DiaryItem; of: string }) {
  const local = useLocalUrl(item.evidence?.sha256 ?? null)
  const there = item.pictureUrl?.startsWith('/') ? `${apiBase()}${item.pictureUrl}` : item.pictureUrl
  return <Stamped url={local ?? there ?? ''} alt={`日记照片，${of}`} lines={[]} />
}

async function drop(workspace: Workspace, id: string): Promise<void> {
  const sure = await screens.ask({
    title: '删掉这一条？',
    text: '服务器没有收下它，删掉后找不回来。',
    confirm: '删掉',
    cancel: '留着',
  })
  if (sure) await workspace.dropDiary(id)
}
