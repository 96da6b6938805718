import { filingKinds } from '@domain/kinds'
import { Text, View } from '@tarojs/components'
import { classes } from '@/components/classes'
import { Icon } from '@/components/icon'
import { Light } from '@/components/light'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import type { QueueRow as Row } from '@/review/queue'
import { daysLeft } from '@/words/due'
import { dayWords, leftWords, periodWords } from '@/words/when'

export interface QueueRowProps {
  row: Row
  now: number
  onTap: () => void
  /** It lies open beside the list. */
  open?: boolean | undefined
  /** Given where some filing of the list can be approved with others: all rows then start at the same edge. */
  choosing?: { chosen: boolean; onToggle: () => void } | undefined
}

/** One filing that waits: project, unit, light; period, who handed it in when, and how long is left. */
export function QueueRow({ row, now, onTap, open, choosing }: QueueRowProps) {
  const left = daysLeft(row.dueAt, now)
  return (
    <View className={classes('queue__r', open && 'queue__r--open')}>
      {choosing &&
        (row.batchable ? <Box name={row.projectName} {...choosing} /> : <View className="queue__x" />)}
      <Tap role="link" className={classes('queue__t', choosing && 'queue__t--in')} onTap={onTap}>
        <View className="row between row--top">
          <View className="card__t grow">{row.projectName}</View>
          <View className="lt">
            <Light kind={row.light} />
          </View>
        </View>
        <View className="sub one">{row.unitName}</View>
        <View className="row mt1 wrap">
          <Text className="cap num ink queue__c">
            {[filingKinds[row.kind]?.title, periodWords(row.period)].filter(Boolean).join(' ')}
          </Text>
          <Text className="cap num queue__c">
            {row.authorName} {dayWords(row.movedAt)}
          </Text>
          <Text className={classes('cap num queue__c', left <= 2 && 'red b')}>
            {leftWords(row.dueAt, now)}
          </Text>
          {row.revision > 1 && <Tag word={`第 ${row.revision} 版`} tone="accent" />}
        </View>
      </Tap>
    </View>
  )
}

function Box({ name, chosen, onToggle }: { name: string; chosen: boolean; onToggle: () => void }) {
  return (
    <Tap
      role="checkbox"
      checked={chosen}
      label={`选 ${name}，一起通过`}
      className="queue__x"
      onTap={onToggle}
    >
      <View className={classes('queue__box', chosen && 'queue__box--on')}>
        {chosen && <Icon name="check" className="queue__tick" />}
      </View>
    </Tap>
  )
}
