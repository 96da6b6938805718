import type { Score } from '@domain/filings/form'
import type { Explanation } from '@domain/scoring/explanation'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'

export interface ScoreViewProps {
  /** 得分, 总分 … */
  name: string
  score: Score
  big?: boolean | undefined
}

/** A number that explains itself: a tap opens the rule, what went in, the arithmetic and what it rests on. */
export function ScoreView({ name, score, big }: ScoreViewProps) {
  const { text, of, explanation } = score
  const shown = text === '' ? '–' : text
  const outOf = of !== null && `/ ${of} 分`
  return (
    <View className="row between score">
      <Text className="sub">{name}</Text>
      <Explained name={name} text={[shown, outOf].filter(Boolean).join(' ')} explanation={explanation}>
        <Text className={big ? 'fig num' : 'b num'}>{shown}</Text>
        {outOf && <Text className="sub num ml1">{outOf}</Text>}
      </Explained>
    </View>
  )
}

export interface ExplainedProps {
  /** What is explained: 得分, 等级. */
  name: string
  /** The words that the children show. */
  text: string
  explanation: Explanation | null
  children: ReactNode
}

/** What stands in it can be tapped for its reason; without one it is only read. */
export function Explained({ name, text, explanation, children }: ExplainedProps) {
  const [open, setOpen] = useState(false)
  if (explanation === null) return <View className="row row--base">{children}</View>
  return (
    <>
      <Tap className="row row--base score__t" label={`${name} ${text} 怎么算的`} onTap={() => setOpen(true)}>
        {children}
        <Text className="go ml2">怎么算的</Text>
      </Tap>
      {open && (
        <Sheet title={`${name} ${text}`} close={() => setOpen(false)}>
          <Why explanation={explanation} />
        </Sheet>
      )}
    </>
  )
}

function Why({ explanation }: { explanation: Explanation }) {
  const { inputs, arithmetic, basis, rule, ruleSet } = explanation
  return (
    <View className="score__why">
      <View className="label">用到的数</View>
      {inputs.map(([name, value]) => (
        <View key={name} className="row between mt1">
          <Text className="sub">{name}</Text>
          <Text className="num ml3">{value}</Text>
        </View>
      ))}
      <View className="label mt3">怎么算的</View>
      <View className="num mt1">{arithmetic}</View>
      <View className="label mt3">依据</View>
      {basis.map((document) => (
        <View key={document} className="sub mt1">
          {document}
        </View>
      ))}
      <View className="cap mt3">
        规则 {rule}，规则集 {ruleSet}
      </View>
    </View>
  )
}
