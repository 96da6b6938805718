import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Done } from '@/components/done'
import { type Opened, openedWords, whatNext } from './words'

/** At most so many names are shown; the others are counted. */
const SHOWN = 50

/** What became of a task; the projects that cannot be scored are named, for somebody has to mend their goals. */
export function OpenedView({ opened, again }: { opened: Opened; again: () => void }) {
  const { unfit } = opened
  return (
    <>
      <View className="card">
        <Done word={openedWords(opened)} />
        <View className="sub mt2">{whatNext(opened)}</View>
        <View className="mt3">
          <Button word="再布置一项" tone="quiet" wide onTap={again} />
        </View>
      </View>
      {unfit.length > 0 && (
        <View className="card">
          <View className="card__t">分值不齐，没有布置</View>
          <View className="sub mt1">
            这些项目批复的目标没有给全分值，不能计分。请单位按程序调整目标、补齐分值，再布置一次。
          </View>
          {unfit.slice(0, SHOWN).map((name) => (
            <View key={name} className="mt2">
              {name}
            </View>
          ))}
          {unfit.length > SHOWN && <View className="cap mt2">还有 {unfit.length - SHOWN} 个。</View>}
        </View>
      )}
    </>
  )
}
