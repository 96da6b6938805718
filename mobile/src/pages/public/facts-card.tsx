import { Text, View } from '@tarojs/components'
import { Light } from '@/components/light'
import { Tap } from '@/components/tap'
import { aboutWhen, factsOf } from './facts'
import type { Snapshot } from './search'

/** One project: its name, its light, and the four facts 承诺 花费 完成 整改. The whole card is the link. */
export function FactsCard({ snapshot, onTap }: { snapshot: Snapshot; onTap: () => void }) {
  const { content, period } = snapshot
  const facts = factsOf(content)
  return (
    <Tap role="link" className="card" onTap={onTap}>
      <View className="row between row--top">
        <View className="card__t grow">{content.project.name}</View>
        {content.result && (
          <View className="lt">
            <Light kind={content.result.light} />
          </View>
        )}
      </View>
      <View className="sub">
        <Text>{content.project.unit}</Text>
        <View className="sep" />
        <Text>{aboutWhen(content, period)}</Text>
      </View>
      <View className="facts">
        <Fact word="承诺" text={facts.promised} />
        <Fact word="花费" text={facts.spent} />
        <Fact word="完成" text={facts.done} />
        <Fact word="整改" text={facts.mended} />
      </View>
    </Tap>
  )
}

function Fact({ word, text }: { word: string; text: string }) {
  return (
    <View className="facts__r">
      <Text className="facts__k">{word}</Text>
      <View className="grow num">{text}</View>
    </View>
  )
}
