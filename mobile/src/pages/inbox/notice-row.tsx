import { Text, View } from '@tarojs/components'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import type { InboxRow } from '@/notices/inbox'
import { lastWords } from '@/words/due'

export interface NoticeRowProps {
  row: InboxRow
  now: number
  onTap: () => void
}

/** One notice. States: unread (said by a word), read. */
export function NoticeRow({ row: { title, text, at, read }, now, onTap }: NoticeRowProps) {
  const when = lastWords(at, now)
  return (
    <Tap className="item" role="link" onTap={onTap}>
      <View className="grow">
        <View className="row between">
          <View className="row">
            <Text className={read ? '' : 'b'}>{title}</Text>
            {!read && (
              <View className="ml2">
                <Tag word="未读" tone="accent" />
              </View>
            )}
          </View>
          <Text className="cap none num">{when}</Text>
        </View>
        <View className="sub mt1">{text}</View>
      </View>
      <View className="chev" />
    </Tap>
  )
}
