import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { DocumentTile } from '@/components/document-tile'
import { Stamped } from '@/components/stamped'
import { useLocalUrl } from '@/hooks/phone'
import { apiBase } from '@/platform/api-base'
import { screens } from '@/platform/screens'
import type { DiaryItem, FilingView, Workspace } from '@/sync/workspace.types'
import { momentWords, periodWords } from '@/words/when'
import { openEvidence } from '../open-evidence'
import { documentFacts } from '../slots'

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
          <Shown workspace={workspace} item={item} of={of} />
          <View className="cap num">
            <Text>
              {momentWords(item.madeAt)}，{item.authorName}，{stateWords[item.state]}
            </Text>
          </View>
          <Use filing={workspace.diaryUse(item)} />
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

function Shown({ workspace, item, of }: { workspace: Workspace; item: DiaryItem; of: string }) {
  if (!item.evidence) return <View>{item.note}</View>
  const document = documentFacts(item.evidence)
  if (!document) return <Picture item={item} of={of} />
  const { evidence, pictureUrl } = item
  return <DocumentTile document={document} onTap={() => void openEvidence(workspace, evidence, pictureUrl)} />
}

/** EV38: what a report took in says so. */
function Use({ filing }: { filing: FilingView | null }) {
  if (!filing) return null
  return (
    <View className="cap green">
      已带入{periodWords(filing.period)}
      {filing.title}
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
