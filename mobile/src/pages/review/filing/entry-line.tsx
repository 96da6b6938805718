import { Text, View } from '@tarojs/components'
import { Done } from '@/components/done'
import { Light } from '@/components/light'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import type { Entry } from '@/review/model'
import type { Seen } from '@/review/verdicts'

export interface EntryLineProps {
  entry: Entry
  /** null where nothing is decided here. */
  seen: Seen | null
  onTap: () => void
}

/** A closed entry in two lines: its name, target → actual, light, and whether it has been seen. */
export function EntryLine({ entry, seen, onTap }: EntryLineProps) {
  const { target, actual } = entry
  const photos = entry.photos.filter((photo) => photo.current).length
  return (
    <Tap className="entry__line" expanded={false} onTap={onTap}>
      <Text className="cap num entry__n">{entry.number}</Text>
      <View className="grow">
        <View className="one">{entry.title}</View>
        <View className="sub num one">
          <Text>{[target.text, actual === null ? target.unit : ''].join(' ').trim()}</Text>
          {actual && (
            <>
              {target.text !== '' && <Text className="cap arrow">→</Text>}
              <Text className="ink b">{[actual.text || '未填', actual.unit].join(' ').trim()}</Text>
            </>
          )}
          {entry.isNew && <Text className="cap ml2">新增</Text>}
          {photos > 0 && <Text className="cap ml2">照片 {photos}</Text>}
          {entry.findings.length > 0 && <Text className="cap yellow ml2">疑点 {entry.findings.length}</Text>}
        </View>
      </View>
      <View className="entry__end">
        {entry.verdict && <Light kind={entry.verdict.light} />}
        {seen !== null && (
          <View className="entry__seen">
            {seen === 'passed' && <Done word="通过" />}
            {seen === 'returned' && <Tag word="退回" tone="red" />}
            {seen === 'unseen' && <Text className="cap">未看</Text>}
          </View>
        )}
      </View>
    </Tap>
  )
}
