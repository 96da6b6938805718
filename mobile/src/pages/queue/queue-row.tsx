import { Text, View } from '@tarojs/components'
import { classes } from '@/components/classes'
import { Light } from '@/components/light'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import type { QueueRow as Row } from '@/review/queue'
import { daysLeft } from '@/words/due'
import { dayWords, leftWords, periodWords } from '@/words/when'

/** One filing that waits: project, unit, light; period, who handed it in when, and how long is left. */
export function QueueRow({ row, now, onTap }: { row: Row; now: number; onTap: () => void }) {
  const left = daysLeft(row.dueAt, now)
  return (
    <Tap role="link" className="queue__r" label={`${row.projectName}，${row.unitName}，去审核`} onTap={onTap}>
      <View className="row between row--top">
        <View className="card__t grow">{row.projectName}</View>
        <View className="lt">
          <Light kind={row.light} />
        </View>
      </View>
      <View className="sub one">{row.unitName}</View>
      <View className="row mt1 wrap">
        <Text className="cap num ink queue__c">{periodWords(row.period)}</Text>
        <Text className="cap num queue__c">
          {row.authorName} {dayWords(row.movedAt)}
        </Text>
        <Text className={classes('cap num queue__c', left <= 2 && 'red b')}>{leftWords(row.dueAt, now)}</Text>
        {row.revision > 1 && <Tag word={`第 ${row.revision} 版`} tone="accent" />}
      </View>
    </Tap>
  )
}
