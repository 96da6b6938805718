import { reasonLabel } from '@domain/filings/remarks'
import { filingKinds } from '@domain/kinds'
import { Text, View } from '@tarojs/components'
import { ExportTable } from '@/components/export-table'
import { Remark } from '@/components/remark'
import { Tag } from '@/components/tag'
import type { FilingView, GivenRemark } from '@/review/filing'
import { reviewModel } from '@/review/model'
import { momentWords, periodWords } from '@/words/when'

/** Newest first; the remarks stand under the return that gave them. */
export function History({ view }: { view: FilingView }) {
  const model = reviewModel(view, filingKinds)
  const nameOf = (remark: GivenRemark) =>
    model?.entries.find((entry) => entry.remarks.includes(remark))?.title ?? '整份'
  return (
    <>
      <View className="head">
        <View className="row between">
          <View className="title grow one">{view.projectName}</View>
          <Tag word={view.whereabouts} tone="accent" />
        </View>
        <View className="sub one">
          <Text>{view.unitName}</Text>
          <View className="sep" />
          <Text>{periodWords(view.period)}</Text>
        </View>
        <ExportTable kind={view.kind} filingId={view.id} />
      </View>
      {view.timeline.map((entry) => (
        <View key={`${entry.at} ${entry.what}`} className="step">
          <View className="row between row--base">
            <Text className="b">{entry.what}</Text>
            <Text className="cap num none ml2">{momentWords(entry.at)}</Text>
          </View>
          <View className="sub">{entry.who}</View>
          {view.remarks
            .filter((remark) => remark.at === entry.at)
            .map((remark) => (
              <Remark
                key={remark.id}
                name={nameOf(remark)}
                reason={reasonLabel(remark.reason)}
                text={remark.text}
              />
            ))}
        </View>
      ))}
    </>
  )
}
