import { Text, View } from '@tarojs/components'
import { Banner } from '@/components/banner'
import { Light } from '@/components/light'
import { aboutWhen } from '../../public/facts'
import type { Snapshot } from '../../public/search'

export interface SummaryProps {
  snapshot: Snapshot
  goal: string | null
  /** What is said of a withdrawn version. */
  withdrawn: string | null
}

/** Whose project it is, for which time, and what it was to bring. */
export function Summary({ snapshot, goal, withdrawn }: SummaryProps) {
  const { content, period } = snapshot
  const { project, result } = content
  return (
    <>
      {withdrawn !== null && <Banner tone="warn" sentence={withdrawn} />}
      <View className="result__head">
        <View className="row between row--top">
          <View className="title grow">{project.name}</View>
          {result && (
            <View className="lt">
              <Light kind={result.light} soft />
            </View>
          )}
        </View>
        <View className="sub mt1">
          <Text>{project.unit}</Text>
          <View className="sep" />
          <Text>{aboutWhen(content, period)}</Text>
        </View>
        <View className="cap mt1">
          <Text>{project.district}</Text>
          <View className="sep" />
          <Text>主管部门 {project.department}</Text>
          <View className="sep" />
          <Text>项目期 {project.years}</Text>
        </View>
        {result?.score && (
          <View className="mt2 num">
            自评得分 <Text className="b">{result.score.total}</Text> / {result.score.of}
            <View className="sep" />
            等级 <Text className="b">{result.score.grade}</Text>
            {result.score.reason !== undefined && (
              <View className="cap mt1">{result.score.reason}。得分不变。</View>
            )}
          </View>
        )}
        {goal !== null && <View className="mt3">{goal}</View>}
        {project.demonstration !== null && (
          <View className="finding mt3">
            <View className="sub ink">{project.demonstration}。这不是真实结果。</View>
          </View>
        )}
      </View>
    </>
  )
}
