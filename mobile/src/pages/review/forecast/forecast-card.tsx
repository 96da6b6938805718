import { Text, View } from '@tarojs/components'
import { classes } from '@/components/classes'
import { Dots } from '@/components/dots'
import { Progress } from '@/components/progress'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import { screens } from '@/platform/screens'
import type { ForecastRow } from '@/review/forecast'

/** One project: how far its money is, what must be paid so that which grade stays possible, and how that was reckoned. */
export function ForecastCard({ row }: { row: ForecastRow }) {
  const { filingId, forecast, projectName } = row
  const missed = forecast.steps.filter(({ missingWan }) => missingWan !== null)
  const open = filingId === null ? undefined : () => screens.go(`/pages/review/filing/index?id=${filingId}`)
  return (
    <View className="forecast__c">
      <Tap className="row between" role={open && 'link'} onTap={open}>
        <View className="card__t grow">{projectName}</View>
        <View className="none ml2">
          <Tag word={leftWords(forecast.daysLeft)} tone={forecast.tone === 'bad' ? 'red' : 'yellow'} />
        </View>
        {open && <View className="chev" />}
      </Tap>
      <View className="sub">
        <Dots of={[...new Set([row.unitName, row.departmentName, row.sectionName])]} />
      </View>
      {forecast.percent !== null && (
        <View className="row mt2">
          <Text className="sub none num">已支付 {forecast.percent}%</Text>
          <View className="grow ml3">
            <Progress percent={Number(forecast.percent)} label={`已支付 ${forecast.percent}%`} />
          </View>
        </View>
      )}
      {forecast.sentences.map((sentence) => (
        <View key={sentence} className={classes('mt2', forecast.tone === 'bad' ? 'red' : 'ink')}>
          {sentence}
        </View>
      ))}
      {missed.map(({ arithmetic, grade }) => (
        <View key={grade} className="cap num mt1">
          “{grade}”：{arithmetic}
        </View>
      ))}
      {!open && <View className="cap mt1">这个年度还没有布置填报任务。</View>}
    </View>
  )
}

const leftWords = (days: number): string => (days === 0 ? '年度已结束' : `还剩 ${days} 天`)
