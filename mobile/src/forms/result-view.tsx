import type { FormResult } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { Light } from '@/components/light'
import { Explained, ScoreView } from './score-view'

/** What the form comes to: total, grade, and why the grade is held down where it is. */
export function ResultView({ result }: { result: FormResult }) {
  const { total, grade } = result
  return (
    <View className="card card--flat">
      <ScoreView name="总分" score={total} big />
      {grade && (
        <View className="row between score">
          <View className="sub">等级</View>
          <Explained name="等级" text={grade.final} explanation={grade.explanation}>
            <Light kind={grade.light} word={grade.final} soft />
          </Explained>
        </View>
      )}
      {grade?.capReason && <View className="sub ink mt1">{grade.capReason}。</View>}
      {grade && grade.raw !== grade.final && (
        <View className="cap mt1">按得分是“{grade.raw}”，得分不变。</View>
      )}
    </View>
  )
}
