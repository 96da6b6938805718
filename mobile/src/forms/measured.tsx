import type { Verdict } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { Done } from '@/components/done'
import { Measure } from '@/components/measure'

export interface MeasuredProps {
  verdict: Verdict
  word?: string
  done?: boolean
  /** On the right of the sentence, where 已填 is not said. */
  right?: string | undefined
}

/** 进度尺 with the sentence that explains the light, and on the right whether the figure has been filled in. */
export function Measured({ verdict, word, done, right }: MeasuredProps) {
  const { measure, caption, light } = verdict
  const said = caption !== '' && light !== 'gray'
  if (!measure && !said && !done) return null
  return (
    <View className="mt2">
      {measure && (
        <Measure
          word={word}
          percent={measure.percent}
          timeShare={measure.timeShare ?? undefined}
          kind={light}
        />
      )}
      {(said || done || right) && (
        <View className="legend">
          <Text className="cap num">{said ? caption : ''}</Text>
          {done ? <Done word="已填" /> : <Text className="cap num">{right}</Text>}
        </View>
      )}
    </View>
  )
}
