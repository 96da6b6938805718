import { Text, View } from '@tarojs/components'
import { Dots } from '@/components/dots'
import { Light } from '@/components/light'
import { Measure } from '@/components/measure'
import type { FilingView } from '@/review/filing'
import type { ReviewModel } from '@/review/model'
import { dayWords, periodWords } from '@/words/when'

/** What is under review: project, its light, who handed it in when, and how far the money is. */
export function Head({ view, model }: { view: FilingView; model: ReviewModel }) {
  const { revision } = model
  const funds = spendingIn(model)
  return (
    <View className="head">
      <View className="row between">
        <View className="title one grow">{view.projectName}</View>
        <View className="none ml2">
          <Light kind={model.form.light} soft />
        </View>
      </View>
      <View className="row wrap sub">
        <Dots
          of={[
            view.unitName,
            periodWords(view.period),
            `第 ${revision.number} 版`,
            `${revision.authorName} ${dayWords(revision.receivedAt)}`,
          ]}
        />
      </View>
      {funds && (
        <>
          <View className="row between mt2 num wrap">
            <View className="sub">
              全年 <Text className="ink">{funds.target.text || '–'}</Text> 执行{' '}
              <Text className="ink">{funds.actual.text || '–'}</Text> {funds.target.unit}
            </View>
            <View className="row">
              {funds.verdict.measure && <Text className="b">{funds.verdict.measure.percent}%</Text>}
              <View className="ml2">
                <Light kind={funds.verdict.light} />
              </View>
            </View>
          </View>
          {funds.verdict.measure && (
            <Measure
              word="执行率"
              percent={funds.verdict.measure.percent}
              timeShare={funds.verdict.measure.timeShare ?? undefined}
              kind={funds.verdict.light}
            />
          )}
        </>
      )}
    </View>
  )
}

/** The table of amounts of which a share is measured, if the form has one. */
function spendingIn({ entries }: ReviewModel) {
  for (const { table, target, actual, verdict } of entries)
    if (table !== null && actual !== null && verdict !== null) return { target, actual, verdict }
  return null
}
