import { Text, View } from '@tarojs/components'
import type { Entry } from '@/review/model'

/** Words up to this length share a line. */
const short = 12

/** What the author said besides the figure: reasons in full, and the short answers together in one line. */
export function EntrySaid({ said }: { said: Entry['said'] }) {
  const answers = said.filter(({ text }) => text.length <= short)
  const reasons = said.filter(({ text }) => text.length > short)
  return (
    <>
      {reasons.map(({ label, text }) => (
        <View key={label} className="sub ink mt2">
          <Text className="cap entry__what">{label}</Text>
          <Text>{text}</Text>
        </View>
      ))}
      {answers.length > 0 && (
        <View className="entry__answers">
          {answers.map(({ label, text }) => (
            <View key={label} className="sub ink entry__answer">
              <Text className="cap entry__what">{label}</Text>
              <Text>{text}</Text>
            </View>
          ))}
        </View>
      )}
    </>
  )
}
